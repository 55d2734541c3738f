"""``python tests/fuzz/run.py MINUTES [TARGET …]``: fuzz each target with atheris, guided by what code it reaches.

What a target was found to fail on lies in ``build/fuzz/<target>/crash-…``; what was learnt stays there for the next
run. ``--replay FILE`` gives one file to a target again.
"""

import argparse
import hashlib
import subprocess
import sys
from pathlib import Path

_WORK = Path("build/fuzz")
_SECONDS_AN_INPUT, _MEGABYTES = 10, 2048
# what a reader may stumble over, and no chance letter would make
_WORDS = (
    *(
        "\\u202e",
        "\\x08",
        "\\ud800",
        "\\N",
        "\\_",
        "\\L",
        "\\0",
        "\\e",
        '"',
        "'",
        ": ",
        "- ",
        " #",
        "&a ",
        "*a",
        "!!str ",
    ),
    *(
        "|-\n  ",
        ">\n",
        "---\n",
        "...\n",
        "? ",
        "[",
        "{",
        "<<",
        "null",
        "~",
        "%YAML 1.1\n",
        "\t",
        "\r",
        "\u0085",
        "\u2028",
    ),
    *("\ufeff", "\u200b", "\u0302", "\u00d0", "\u0430", "\u0660", "\uff15", "\u00b2", "\u00a0", "\u0131", "\u017f"),
    *("[[", "]]", "|", "Chỉ thị 05", "05-CT/TUM", "Nghị quyết 01", "(", "2016-05-15", "15/5/2016", "25.525", "99,38%"),
    *(
        "<b>",
        "&lt;",
        "```",
        "~~~",
        "{: ",
        "# ",
        "{{",
        "{%",
        "hbmark",
        "=",
        "@",
        "+1",
        "-1",
        "\\",
        "1 vạn",
        "9999999999",
    ),
)


def fuzz_target(name: str, seconds: int) -> None:
    """Fuzz one target in this process, which ends with it."""
    import atheris  # noqa: PLC0415 - only this process needs it

    with atheris.instrument_imports(include=["handbook"], enable_loader_override=False):
        from targets import TARGETS, list_seeds  # noqa: PLC0415 - instrumented as it is imported

    folder = _WORK / name
    corpus, words = folder / "corpus", folder / "words.txt"
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in list_seeds():
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    words.write_text("".join(f'"{_spell(word)}"\n' for word in _WORDS), encoding="ascii")
    limits = (f"-max_total_time={seconds}", f"-timeout={_SECONDS_AN_INPUT}", f"-rss_limit_mb={_MEGABYTES}")
    given = (str(corpus), f"-dict={words}", f"-artifact_prefix={folder}/", "-print_final_stats=1", "-max_len=8192")
    atheris.Setup([sys.argv[0], *given, *limits], TARGETS[name])
    atheris.Fuzz()


def main() -> int:
    """Fuzz the chosen targets one after another, each in a process of its own."""
    parser = argparse.ArgumentParser()
    parser.add_argument("minutes", type=float)
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--here", action="store_true", help="fuzz the one target in this process")
    parser.add_argument("--replay", type=Path, help="only give this file to the one target")
    chosen = parser.parse_args()
    if chosen.here:
        fuzz_target(chosen.targets[0], int(chosen.minutes * 60))
    from targets import TARGETS  # noqa: PLC0415 - the other process imports it instrumented

    if chosen.replay:
        TARGETS[chosen.targets[0]](chosen.replay.read_bytes())
        return 0
    names = chosen.targets or list(TARGETS)
    failed = [name for name in names if not _run(name, chosen.minutes / len(names))]
    return 1 if failed else 0


def _run(name: str, minutes: float) -> bool:
    (_WORK / name).mkdir(parents=True, exist_ok=True)
    log = _WORK / name / "log.txt"
    with log.open("wb") as stream:
        command = [sys.executable, __file__, str(minutes), name, "--here"]
        done = subprocess.run(command, check=False, stdout=stream, stderr=subprocess.STDOUT)
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    executed = next((line.split()[-1] for line in lines if "number_of_executed_units" in line), "?")
    result = f"FAILED, see {log}" if done.returncode else "nothing found"
    sys.stdout.write(f"{name:12} {executed:>10} inputs  {result}\n")
    sys.stdout.flush()
    return not done.returncode


def _spell(word: str) -> str:
    """Write a word for libFuzzer's list of words."""
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


if __name__ == "__main__":
    sys.exit(main())
