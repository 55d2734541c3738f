"""Random edits of a handbook, each served and compared with a whole build of the same records, byte for byte.

``python -m benchmarks.edits [--edits N] [--documents N] [--every N] [--seed N]`` without ``--documents`` edits the toy.
What an edit makes wrong in the records must be told in the same words as by a whole check, and must leave the served
site as it was; the edit is taken back then.
"""

import argparse
import random
import re
import shutil
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.generate import write_handbook
from handbook.pages import gather_library
from handbook.reading import Checked, Reader, read_checked
from handbook.records.catalog import FOLDERS, RECORD_FILES, TABLE_FOLDER
from handbook.site import Editions, Paths, build_site, find_paths, list_tasks, update_site

TOY = Path(__file__).parents[1] / "tests" / "toy"

Files = Mapping[str, str | None]
"""Files by name with their new text; None takes one away."""
Texts = Mapping[str, str]
_WORD = re.compile(r"[a-zđ]{3,}")


class Difference(Exception):  # noqa: N818 - what is found is no fault of the program that looks for it
    """An edition is not what a whole build makes of the same records."""


class Desk:
    """A handbook that is edited and served: one memo for all edits."""

    def __init__(self, folder: Path, seed: int) -> None:
        """Take a folder in which ``handbook`` holds the records."""
        self.folder = folder
        self.root = folder / "handbook"
        self.random = random.Random(seed)  # noqa: S311 - nothing secret
        self.paths = find_paths(self.root, folder / "site")
        self._reader = Reader(self.root)
        self._editions = Editions(self.paths, self._reader.memo)
        self.added: list[str] = []

    def serve(self) -> tuple[Checked, tuple[int, int]]:
        """Make the next edition if the records have no fault; return how many pieces of work that took."""
        checked = self._reader.read()
        if not checked.is_clean:
            return checked, (0, 0)
        return checked, update_site(self._editions, self.paths, (checked.catalog, checked.lineage, checked.names))

    def write(self, files: Files) -> Files:
        """Write files; return what undoes it."""
        undo: dict[str, str | None] = {}
        for name, text in files.items():
            path = self.root / name
            undo[name] = path.read_text(encoding="utf-8") if path.exists() else None
            if text is None:
                path.unlink()
            else:
                path.write_text(text, encoding="utf-8")
        return undo

    def compare(self, checked: Checked) -> None:
        """Raise Difference unless the served site is what a whole build makes; the records have no fault."""
        expected = read_checked(self.root)
        if expected.diagnostics != checked.diagnostics:
            message = "the check of what changed tells other faults than the whole one"
            raise Difference(message)
        paths = Paths(self.root, self.folder / "work", self.folder / "clean")
        tasks = list_tasks(paths, gather_library(expected.catalog, expected.lineage, expected.names))
        build_site(paths, tasks, report=lambda _done, _total: None)
        different = list(compare_folders(self.paths.site, paths.site))
        if different:
            message = f"{len(different)} files differ, among them {different[:5]}"
            raise Difference(message)


def compare_folders(one: Path, other: Path) -> Iterator[str]:
    """List the files and folders that only one of two folders has, and the files that differ."""
    listed = [{path.relative_to(folder).as_posix() for path in folder.rglob("*")} for folder in (one, other)]
    yield from sorted(listed[0] ^ listed[1])
    for name in sorted(listed[0] & listed[1]):
        if (one / name).is_file() and (one / name).read_bytes() != (other / name).read_bytes():
            yield name


def draw_edit(desk: Desk) -> tuple[str, Files]:
    """Draw an edit: its kind, and the files it writes."""
    texts = {
        f"{folder}/{path.name}": path.read_text(encoding="utf-8")
        for folder in (*RECORD_FILES, TABLE_FOLDER)
        for path in sorted((desk.root / folder).glob("*.yml"))
    }
    while True:
        kind = desk.random.choice(list(EDITS))
        files = EDITS[kind](desk, texts)
        if files:
            return kind, files


def _pick(desk: Desk, texts: Texts, *folders: str) -> str:
    return desk.random.choice([name for name in texts if name.partition("/")[0] in folders])


def _replace_line(desk: Desk, text: str, pattern: str, write: Callable[[str], str]) -> str:
    """Write one of the lines anew that a pattern finds the value of."""
    found = list(re.finditer(pattern, text, re.MULTILINE))
    if not found:
        return text
    match = desk.random.choice(found)
    return text[: match.start(1)] + write(match[1]) + text[match.end(1) :]


def _reword(desk: Desk, texts: Texts, fields: str, *folders: str) -> Files:
    name = _pick(desk, texts, *folders)
    pattern = rf"^ *(?:- )?(?:{fields}): (?![\"'|>])(.+)$"
    text = _replace_line(desk, texts[name], pattern, lambda value: _WORD.sub(_add_word(desk), value, count=1))
    return {name: text} if text != texts[name] else {}


def _add_word(desk: Desk) -> Callable[["re.Match[str]"], str]:
    return lambda match: f"{match[0]} {desk.random.choice(['mới', 'riêng', 'chung', 'thêm', 'sửa'])}"


def _add(desk: Desk, texts: Texts) -> Files:
    """Add a document like another, under a number of its own."""
    name = _pick(desk, texts, "directives")
    number = desk.random.randrange(4000, 99999)
    old = Path(name).stem
    text = re.sub(r"^aliases:\n(?:  - .*\n)+", "", texts[name], flags=re.MULTILINE)
    text = re.sub(r"^previous_ids:\n(?:  - .*\n)+", "", text, flags=re.MULTILINE)
    text = re.sub(r"^id: .*$", f"id: {number}-{old}", text, flags=re.MULTILINE)
    text = re.sub(r"^number: .*$", f"number: {number}", text, flags=re.MULTILINE)
    text = re.sub(r"^symbol: [^-\n]*", f"symbol: {number}", text, flags=re.MULTILINE)
    text = re.sub(r"^short_name: .*$", f"short_name: Văn bản mẫu {number}", text, flags=re.MULTILINE)
    desk.added.append(f"directives/{number}-{old}.yml")
    return {desk.added[-1]: text}


def _remove(desk: Desk, texts: Texts) -> Files:
    known = [name for name in desk.added if name in texts]
    return {desk.random.choice(known) if known else _pick(desk, texts, *FOLDERS): None}


def _rename(desk: Desk, texts: Texts) -> Files:
    """Give a record another id, everywhere, and keep its old address."""
    name = _pick(desk, texts, *FOLDERS)
    old = Path(name).stem
    new = f"{old}-moi"
    word = re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])")
    files: dict[str, str | None] = {
        each: word.sub(new, text) for each, text in texts.items() if word.search(text) and each != name
    }
    text = re.sub(rf"^id: {re.escape(old)}$", f"id: {new}", texts[name], flags=re.MULTILINE)
    if not name.startswith("sources/") and "previous_ids:" not in text:
        text += f"previous_ids:\n  - {old}\n"
    return {**files, name: None, name.replace(f"{old}.yml", f"{new}.yml"): text}


def _retype(desk: Desk, texts: Texts) -> Files:
    kinds = re.findall(r"^  - id: (.*)$", texts["vocabulary/relations.yml"], re.MULTILINE)
    name = _pick(desk, texts, "directives")
    text = _replace_line(desk, texts[name], r"^  - type: (.+)$", lambda _: desk.random.choice(kinds))
    return {name: text} if text != texts[name] else {}


def _retarget(desk: Desk, texts: Texts) -> Files:
    name = _pick(desk, texts, "directives")
    other = Path(_pick(desk, texts, "directives")).stem
    text = _replace_line(desk, texts[name], r"^    target: (.+)$", lambda _: other)
    return {name: text} if text != texts[name] else {}


def _change_figure(desk: Desk, texts: Texts) -> Files:
    owners = [name for name, text in texts.items() if re.search(r"^    printed: \d+$", text, re.MULTILINE)]
    name = desk.random.choice(owners)
    found = list(re.finditer(r"^    printed: (\d+)\n    value: (\d+)$", texts[name], re.MULTILINE))
    if not found:
        return {}
    match, number = desk.random.choice(found), desk.random.randrange(1, 999)
    changed = f"    printed: {number}\n    value: {number}{desk.random.choice(['', '.0', '.00'])}"
    return {name: texts[name][: match.start()] + changed + texts[name][match.end() :]}


def _redate(desk: Desk, texts: Texts) -> Files:
    name = _pick(desk, texts, "directives")
    day = desk.random.randrange(1, 29)
    return {name: re.sub(r"^(issued: \d{4}-\d\d)-\d\d$", rf"\g<1>-{day:02d}", texts[name], flags=re.MULTILINE)}


def _comment(desk: Desk, texts: Texts) -> Files:
    name = _pick(desk, texts, *FOLDERS, "vocabulary")
    return {name: f"# ghi chú {desk.random.randrange(1000)}\n{texts[name]}"}


def _mention(desk: Desk, texts: Texts) -> Files:
    """Name a document in some prose."""
    name = _pick(desk, texts, *FOLDERS)
    other = Path(_pick(desk, texts, "directives")).stem
    pattern = r"^ +(?:- )?text: (?![\"'|>])(.+)$"
    text = _replace_line(desk, texts[name], pattern, lambda value: f"{value} Xem [[{other}]].")
    return {name: text} if text != texts[name] else {}


def _log(desk: Desk, texts: Texts) -> Files:
    day, number = desk.random.randrange(1, 29), desk.random.randrange(1000)
    record = Path(_pick(desk, texts, *FOLDERS)).stem
    entry = f"date: 2026-11-{day:02d}\ntext: Sửa lần {number}.\nrecords:\n  - {record}\n"
    return {f"vocabulary/changes/2026-11-{day:02d}-sua-{number}.yml": entry}


def _break(desk: Desk, texts: Texts) -> Files:
    name = _pick(desk, texts, *FOLDERS, "vocabulary")
    faults = ["truong-la: a\n", "\tx\n", "title: [\n", "id: hai-lan\nid: hai-lan\n"]
    return {name: texts[name] + desk.random.choice(faults)}


def _reorder(desk: Desk, texts: Texts) -> Files:
    """Put the first entry of a vocabulary last."""
    name = _pick(desk, texts, "vocabulary")
    head, *items = re.split(r"^(?=  - )", texts[name], flags=re.MULTILINE)
    return {name: "".join([head, *items[1:], items[0]])} if len(items) > 1 else {}


EDITS: Mapping[str, Callable[[Desk, Texts], Files]] = {
    "retitle": lambda desk, texts: _reword(desk, texts, "title", "directives", "sources"),
    "reword": lambda desk, texts: _reword(desk, texts, "text|note|scope|opening|basis", *FOLDERS),
    "rename in words": lambda desk, texts: _reword(desk, texts, "short_name|name", "directives", "exemplars"),
    "vocabulary": lambda desk, texts: _reword(desk, texts, "label|definition|meaning|name|term", "vocabulary"),
    "add": _add,
    "remove": _remove,
    "rename": _rename,
    "retype": _retype,
    "retarget": _retarget,
    "change figure": _change_figure,
    "redate": _redate,
    "comment": _comment,
    "mention": _mention,
    "log": _log,
    "break": _break,
    "reorder": _reorder,
}


def run_edits(desk: Desk, edits: int, every: int = 1) -> Iterator[tuple[str, bool, tuple[int, int], float]]:
    """Make random edits; tell of each its kind, whether it was served, the work and the seconds it took.

    Every so many served ones the site is compared with a whole build; raises Difference where it is another.
    """
    desk.serve()
    served = 0
    for _ in range(edits):
        kind, files = draw_edit(desk)
        undo = desk.write(files)
        start = time.monotonic()
        checked, work = desk.serve()
        seconds = time.monotonic() - start
        if checked.is_clean:
            served += 1
            if served % every == 0:
                try:
                    desk.compare(checked)
                except Difference as error:
                    error.add_note(f"after «{kind}» of {sorted(files)[:3]}")
                    raise
        else:
            if read_checked(desk.root).diagnostics != checked.diagnostics:
                message = f"another fault is told of «{kind}» of {sorted(files)[:3]}"
                raise Difference(message)
            desk.write(undo)
        yield kind, checked.is_clean, work, seconds


def main(arguments: Sequence[str] | None = None) -> int:
    """Edit a handbook at random, compare each edition with a whole build, and print how long edits take."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.edits", description=main.__doc__)
    parser.add_argument("--edits", type=int, default=500, help="how many edits")
    parser.add_argument("--documents", type=int, default=0, help="of a generated handbook of so many; 0 is the toy")
    parser.add_argument("--every", type=int, default=1, help="compare every so many editions only")
    parser.add_argument("--seed", type=int, default=6, help="where chance begins")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="handbook-edits-") as name:
        folder = Path(name)
        if options.documents:
            write_handbook(options.documents, folder / "handbook")
        else:
            shutil.copytree(TOY, folder / "handbook")
        desk = Desk(folder, options.seed)
        served: dict[str, list[float]] = {}
        kinds: Counter[str] = Counter()
        for kind, is_served, (done, total), seconds in run_edits(desk, options.edits, options.every):
            kinds[kind] += 1
            if is_served:
                served.setdefault(kind, []).append(seconds)
                print(f"  {kind:16} {done:6} of {total:6} parts {seconds:7.2f} s", flush=True)
    print("kind of edit       drawn  served  median s   most s")
    for kind, count in sorted(kinds.items()):
        times = served.get(kind, [])
        if times:
            print(f"{kind:18} {count:5} {len(times):7} {statistics.median(times):9.2f} {max(times):8.2f}")
        else:
            print(f"{kind:18} {count:5} {0:7}")
    print(f"{sum(map(len, served.values()))} editions, every one compared is what a whole build makes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
