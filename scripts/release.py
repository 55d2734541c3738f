"""``make release``: the program as a wheel and a source archive, proven, with what it is made of, its sums and a tag.

Both are built twice, the second time from the source archive, and must be the same bytes. The wheel is installed into
an environment of its own, where a new handbook is begun, checked, built and printed.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path

from licences import find_licence, list_brought

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "build" / "release"
_EARLIEST = 315532800  # 1 January 1980: zip knows no earlier time
_SPACE = uuid.UUID("5f0f3f4e-6f0b-5a33-8f5f-0c8f5b0d9a11")  # any fixed value: the same release has the same number
_HASHED = re.compile(
    r"^([A-Za-z0-9][\w.-]*)==(\S+)(?: ;[^\n\\]*)?((?: ?\\\n +--hash=sha256:[0-9a-f]{64})+)", re.MULTILINE
)
_HASH = re.compile(r"sha256:([0-9a-f]{64})")


class ReleaseError(Exception):
    """There is nothing to release, or not all of it is right."""


def main() -> int:
    """Make the release; say in one line what stands in its way."""
    try:
        version = _read_version()
        time = _prepare(version)
        wheel, archive = build_twice(TARGET, time)
        _try_wheel(wheel)
        sbom = TARGET / f"{wheel.name.split('-')[0]}-{version}.cdx.json"
        sbom.write_text(render_sbom(version, hashlib.sha256(wheel.read_bytes()).hexdigest()), encoding="utf-8")
        _write_sums([wheel, archive, sbom])
        if not _git("tag", "--list", f"v{version}"):
            _git("tag", "--annotate", f"v{version}", "--message", f"Release {version}")
    except ReleaseError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(
        f"build/release/ holds version {version}; the tag v{version} is set here, push it when all is well\n"
    )
    return 0


def build_twice(target: Path, time: int) -> tuple[Path, Path]:
    """Build from this folder, then from the source archive that came of it; raise ReleaseError where they differ."""
    wheel, archive = _build(ROOT, target, time)
    with tempfile.TemporaryDirectory() as scratch:
        with tarfile.open(archive) as tar:
            tar.extractall(scratch, filter="data")
        (unpacked,) = Path(scratch).iterdir()
        for ours, again in zip((wheel, archive), _build(unpacked, Path(scratch, "again"), time), strict=True):
            if ours.read_bytes() != again.read_bytes():
                message = f"{ours.name} is not the same bytes when it is built from its own source archive"
                raise ReleaseError(message)
    return wheel, archive


def render_sbom(version: str, digest: str) -> str:
    """Write what a release consists of, as CycloneDX: what it needs, pinned and hashed, and what it brings along."""
    name = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["name"]
    own = {
        "type": "application",
        "bom-ref": f"pkg:pypi/{name}@{version}",
        "name": name,
        "version": version,
        "purl": f"pkg:pypi/{name}@{version}",
        "hashes": [{"alg": "SHA-256", "content": digest}],
        "licenses": [{"expression": "Apache-2.0"}],
    }
    needed, brought = list(_list_needed()), list(_list_works())
    whole = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_SPACE, f'{name} {version} {digest}')}",
        "version": 1,
        "metadata": {"component": {**own, "components": brought}},
        "components": needed,
        "dependencies": [
            {"ref": own["bom-ref"], "dependsOn": [each["bom-ref"] for each in needed]},
            *({"ref": each["bom-ref"]} for each in needed),
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _list_needed() -> Iterator[Mapping[str, object]]:
    for name, version, hashes in _HASHED.findall((ROOT / "requirements/build.txt").read_text(encoding="utf-8")):
        purl = f"pkg:pypi/{name.lower().replace('_', '-')}@{version}"
        yield {
            "type": "library",
            "bom-ref": purl,
            "name": name,
            "version": version,
            "purl": purl,
            "licenses": [{"license": {"name": find_licence(name)}}],
            "externalReferences": [
                {"type": "distribution", "url": purl, "hashes": [{"alg": "SHA-256", "content": each}]}
                for each in _HASH.findall(hashes)
            ],
        }


def _list_works() -> Iterator[Mapping[str, object]]:
    for path, licence in list_brought().items():
        yield {
            "type": "file",
            "bom-ref": f"file:{path}",
            "name": Path(path).name.rpartition("LICENSE")[0].strip("-") or Path(path).stem.removeprefix("LICENSE-"),
            "licenses": [{"license": {"id": licence}}],
        }


def _read_version() -> str:
    text = (ROOT / "scripts/handbook/__init__.py").read_text(encoding="utf-8")
    return text.partition('__version__ = "')[2].partition('"')[0]


def _prepare(version: str) -> int:
    """Look whether this can be released; return the time of its last commit."""
    if not (ROOT / ".git").exists():
        message = "a release is tagged, so it is made in a clone of the repository; here is no .git"
        raise ReleaseError(message)
    if _git("status", "--porcelain"):
        message = "there are changes that are not committed; commit or undo them first"
        raise ReleaseError(message)
    if _git("tag", "--list", f"v{version}") and f"v{version}" not in _git("tag", "--points-at", "HEAD").split():
        message = f"v{version} is another commit's tag already; raise __version__ in scripts/handbook/__init__.py"
        raise ReleaseError(message)
    if not re.search(rf"^## {re.escape(version)}\b", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE):
        message = f"CHANGELOG.md has no part «## {version}»"
        raise ReleaseError(message)
    return int(_git("log", "-1", "--format=%ct"))


def _build(source: Path, target: Path, time: int) -> tuple[Path, Path]:
    target.mkdir(parents=True, exist_ok=True)
    for path in target.iterdir():
        path.unlink()
    _run(sys.executable, "-m", "hatchling", "build", "-d", target, cwd=source, SOURCE_DATE_EPOCH=max(time, _EARLIEST))
    (wheel,), (archive,) = target.glob("*.whl"), target.glob("*.tar.gz")
    return wheel, archive


def _try_wheel(wheel: Path) -> None:
    """Install the wheel as its users do, and make a handbook with it."""
    with tempfile.TemporaryDirectory() as scratch:
        _run(sys.executable, "-m", "venv", Path(scratch, "env"))
        folder = Path(scratch, "env", "Scripts" if os.name == "nt" else "bin")
        _run(folder / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel)
        root = Path(scratch, "Sổ tay mới")
        _run(folder / "handbook", "init", root)
        for command in (("check",), ("build", "--pdf", "--offline"), ("upgrade", "--check")):
            _run(folder / "handbook", *command, cwd=root)


def _write_sums(paths: list[Path]) -> None:
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(paths)]
    (TARGET / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="")


def _git(*arguments: str) -> str:
    return _run("git", *arguments, cwd=ROOT).strip()


def _run(*command: object, cwd: Path | None = None, **environment: object) -> str:
    known = {**os.environ, **{name: str(value) for name, value in environment.items()}}
    words = [str(each) for each in command]
    run = subprocess.run(words, cwd=cwd, env=known, check=False, capture_output=True, text=True)  # noqa: S603 - our own commands
    if run.returncode:
        message = f"{' '.join(words[:4])} failed:\n{run.stdout}{run.stderr}"
        raise ReleaseError(message)
    return run.stdout


if __name__ == "__main__":
    sys.exit(main())
