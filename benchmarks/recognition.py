"""How well articles are recognised: ``python -m benchmarks.recognition [FOLDER…] [--show]``.

A folder holds articles, ``<name>.txt``, a passage a line and the title first, and what people found in them,
``<name>.yml``: passage → kind → what is printed, dates as EDTF. A committee named by its word alone counts where the
text names it in full elsewhere. The text of a source of this handbook is not kept beside what was found in it but in
``sources/texts`` (or ``--texts FOLDER``); where it is not at hand, the article is left out. ``--show`` prints each
thing that was missed or found too much.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import yaml

from benchmarks.generate import REPOSITORY
from handbook.evidence import KnownPassage, read_passages
from handbook.names import fold_body, fold_symbol
from handbook.recognition import Find, Knowledge, gather_knowledge, recognize_text
from handbook.records import Source, read_catalog
from handbook.records.catalog import Entries
from handbook.text import fold_letters

ARTICLES = REPOSITORY / "tests" / "articles"
ORIGINALS = ARTICLES / "originals"
TEXTS = REPOSITORY / "sources" / "texts"
MEASURED = ("documents", "figures", "bodies", "models", "dates")
_NUMBERED = re.compile(r"(?P<type>[^\d]*?)(?:số\s*)?(?P<symbol>\d+[a-zđ]?(?:\s*[-–/].*)?)")
_TERM = re.compile(r",?\s*\(?\s*khóa\s.*$")
_CODES = {
    "ct": "chỉ thị",
    "kl": "kết luận",
    "nq": "nghị quyết",
    "kh": "kế hoạch",
    "hd": "hướng dẫn",
    "qđ": "quyết định",
}

Annotation = Mapping[str, Mapping[str, list[str]]]
Item = tuple[str, str, tuple[str, ...]]
"""A kind, a passage, and what is compared of the thing."""


def measure_article(
    knowledge: Knowledge, text: str, annotation: Annotation, known: Sequence[KnownPassage] = ()
) -> tuple[set[Item], set[Item]]:
    """List what people found in a text, and what the rules did."""
    wanted = {
        (kind, passage, _reduce(kind, printed))
        for passage, kinds in annotation.items()
        for kind, many in kinds.items()
        for printed in many
    }
    recognition = recognize_text(knowledge, read_passages(text, known, has_title=True).passages)
    found = {
        (kind, find.passage, _reduce(kind, _tell(find))) for kind in MEASURED for find in recognition.list_finds(kind)
    }
    return wanted, found


def list_articles(folder: Path, texts: Path = TEXTS) -> Iterator[tuple[str, str, Annotation]]:
    """List the annotated articles of a folder whose texts are at hand."""
    for path in sorted(folder.glob("*.yml")):
        beside = path.with_suffix(".txt")
        text = beside if beside.exists() else texts / beside.name
        if text.exists():
            annotation = yaml.load(path.read_bytes(), yaml.CBaseLoader)  # noqa: S506 - it makes nothing but text
            yield path.stem, text.read_text(encoding="utf-8"), annotation or {}


def measure_folder(
    knowledge: Knowledge, folder: Path, sources: Entries[Source], texts: Path = TEXTS, *, show: bool = False
) -> Mapping[str, tuple[int, int, int]]:
    """Count for each kind what is wanted, what is found, and what is both; ``sources`` know their passages."""
    counts: Counter[tuple[str, str]] = Counter()
    for name, text, annotation in list_articles(folder, texts):
        passages = sources[name].record.passages if name in sources else ()
        known = [KnownPassage(each.id, each.fingerprint or "", each.opening) for each in passages]
        wanted, found = measure_article(knowledge, text, annotation, known)
        for state, items in (("wanted", wanted), ("found", found), ("both", wanted & found)):
            counts.update((kind, state) for kind, _, _ in items)
        for state, items in (("missed", wanted - found), ("too much", found - wanted)) if show else ():
            for kind, passage, words in sorted(items):
                print(f"{state:9} {name} {passage} {kind}: {' '.join(words)}")
    return {kind: (counts[kind, "wanted"], counts[kind, "found"], counts[kind, "both"]) for kind in MEASURED}


def _tell(find: Find) -> str:
    if find.kind == "dates":
        return str(find.fields["value"])
    return str(find.fields.get("name") or find.fields.get("printed") or find.text)


def _reduce(kind: str, printed: str) -> tuple[str, ...]:
    """Reduce what is printed to what is compared; a document to its type and number, however it is named."""
    words = " ".join(fold_letters(printed).split())
    if kind == "bodies":
        return (fold_body(words),)
    if kind != "documents":
        return (words,)
    words = _TERM.sub("", words)
    match = _NUMBERED.fullmatch(words)
    if match is None:
        return (words,)
    number, *letters = fold_symbol(match["symbol"])
    said = match["type"].removesuffix("số ").strip()
    code = next((letter for letter in letters if letter in _CODES), "")
    return number, fold_letters(said or _CODES.get(code, ""))


def main() -> None:
    """Print precision and recall of each kind over the articles of some folders."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--texts", type=Path, default=TEXTS)
    chosen = parser.parse_args()
    catalog = read_catalog(REPOSITORY).catalog
    knowledge = gather_knowledge(catalog)
    for folder in chosen.folders or [ARTICLES, ORIGINALS]:
        count = len(list(list_articles(folder, chosen.texts)))
        print(f"{folder.name}: {count} articles")
        for kind, (wanted, found, both) in measure_folder(
            knowledge, folder, catalog.sources, chosen.texts, show=chosen.show
        ).items():
            precision, recall = (100 * both / total if total else 100 for total in (found, wanted))
            print(
                f"  {kind:10} precision {precision:5.1f} %  recall {recall:5.1f} %  ({both} of {wanted}, {found} found)"
            )


if __name__ == "__main__":
    main()
