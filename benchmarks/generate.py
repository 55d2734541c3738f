"""A whole invented handbook of any size, the same bytes every time: ``python -m benchmarks.generate N DIR``.

It holds the real records of this repository, the invented targets of ``targets/`` that the search queries name, and
as many generated documents as are wanting, with the bodies, sources and vocabulary they need. Provinces and districts
are real names; everything said about them is made up, and every generated record says so.
"""

import argparse
import random
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.drafts import Draft, Plot, number_drafts, settle_standing
from benchmarks.offices import Office, Offices, make_offices
from benchmarks.stock import read_provinces
from benchmarks.wording import Record, Sources, list_indicators, word_directive, word_office
from benchmarks.yamltext import render_items, render_yaml
from handbook.records.catalog import FOLDERS, HOMES, RECORD_FOLDERS, TABLE_FILES, Catalog
from handbook.records.loading import read_catalog
from handbook.text.vietnamese import slug_text

REPOSITORY = Path(__file__).parents[1]
TARGETS = Path(__file__).parent / "targets"
LEAST = 240
_SEED = 5
_MOST_MEANT = 2  # bearers of a shared number that its entry names
_MOST_CARRIED = 4  # documents a unit says it carries out


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a handbook of N documents into DIR, which is emptied first."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=main.__doc__)
    parser.add_argument("documents", metavar="N", type=int, help=f"documents in all, at least {LEAST}")
    parser.add_argument("folder", metavar="DIR", type=Path, help="a new folder, or one this command wrote before")
    options = parser.parse_args(arguments)
    if options.documents < LEAST:
        parser.error(f"N is at least {LEAST}: the real records and the targets are always there")
    if options.folder.exists() and any(options.folder.iterdir()) and not (options.folder / ".generated").is_file():
        parser.error(f"{options.folder} holds something else")
    write_handbook(options.documents, options.folder)
    return 0


def list_known() -> frozenset[str]:
    """List the ids of the real records and the targets."""
    folders = (origin / name for origin in (REPOSITORY, TARGETS) for name in FOLDERS)
    return frozenset(path.stem for folder in folders for path in folder.glob("*.yml"))


def write_handbook(documents: int, folder: Path) -> None:
    """Write a handbook of so many documents."""
    shutil.rmtree(folder, ignore_errors=True)
    for origin in (REPOSITORY, TARGETS):
        for name in RECORD_FOLDERS:
            if (origin / name).is_dir():
                shutil.copytree(origin / name, folder / name, dirs_exist_ok=True)
    (folder / ".generated").write_text("Made by benchmarks.generate.\n", encoding="utf-8")
    for name, text in generate_files(documents, folder).items():
        path = folder / name
        if path.exists() and name not in HOMES.values():
            message = f"{name} is there already"
            raise FileExistsError(message)
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def generate_files(documents: int, folder: Path) -> Mapping[str, str]:
    """Generate what a handbook that holds the real records and the targets lacks for so many documents."""
    known = read_catalog(folder).catalog
    draw = random.Random(_SEED)  # noqa: S311 - the same handbook every time is the point
    offices = make_offices(draw, known, documents)
    drafts = Plot(draw, known, offices).fill(documents - len(known.directives))
    number_drafts(draw, known, drafts)
    settle_standing(draw, drafts)
    sources = Sources(draw)
    labels = {identifier: entry.record.label for identifier, entry in known.types.items()}
    files: dict[str, str] = {}
    for draft in drafts:
        _add(files, "directives", word_directive(draw, sources, labels, draft))
    issuers: list[Record] = []
    for office, carried in _share_out(draw, offices, drafts):
        record, models = word_office(draw, sources, office, carried)
        if office.shelf == "issuers":
            issuers.append(record)
        else:
            _add(files, "exemplars", record)
        for model in models:
            _add(files, "exemplars/models", model)
    for record in sources.records.values():
        _add(files, "sources", record)
    additions = {
        "issuers": issuers,
        "provinces": _list_provinces(known),
        "indicators": [record for record in list_indicators() if record["id"] not in known.indicators],
        "shared_names": list(_share_names(known, drafts)),
    }
    for name, records in additions.items():
        if name not in TABLE_FILES:
            for record in records:
                _add(files, HOMES[name].rstrip("/"), record)
        elif records:
            path = HOMES[name]
            before = (folder / path).read_text(encoding="utf-8")
            files[path] = before.rstrip("\n") + "\n" + render_items(name, records).partition("\n")[2]
    return files


def _add(files: dict[str, str], shelf: str, record: Record) -> None:
    name = f"{shelf}/{record['id']}.yml"
    if name in files:
        message = f"{name} is made twice"
        raise ValueError(message)
    files[name] = render_yaml(record)


def _share_out(draw: random.Random, offices: Offices, drafts: list[Draft]) -> Iterator[tuple[Office, list[Draft]]]:
    """Give every body to be written the documents it carries out: those of its superiors, then central ones."""
    issued_by: dict[str, list[Draft]] = {}
    for draft in drafts:
        issued_by.setdefault(draft.office.id, []).append(draft)
    central = [draft for draft in drafts if draft.office.level == "trung-uong"]
    parents = {office.id: office.parent for office in offices.all}
    for office in offices.all:
        if not office.shelf:
            continue
        above: list[Draft] = []
        parent = office.parent
        while parent:
            above += issued_by.get(parent, ())
            parent = parents.get(parent, "")
        count = draw.randint(1, _MOST_CARRIED)
        carried = draw.sample(above, min(count, len(above)))
        carried += draw.sample(central, min(count - len(carried), len(central)))
        yield office, carried


def _list_provinces(known: Catalog) -> list[Record]:
    entries: list[Record] = [{"id": slug_text(province.name), "label": province.label} for province in read_provinces()]
    return [entry for entry in entries if entry["id"] not in known.provinces]


def _share_names(known: Catalog, drafts: list[Draft]) -> Iterator[Record]:
    """Declare the numbers that one issuer uses in several terms; those of several issuers need no entry."""
    bearers: dict[str, list[Draft]] = {}
    for draft in drafts:
        bearers.setdefault(draft.symbol, []).append(draft)
    declared = {entry.record.name for entry in known.shared_names}
    for symbol, found in bearers.items():
        if len(found) > 1 and len({draft.office.id for draft in found}) == 1 and symbol not in declared:
            yield {
                "name": symbol,
                "means": [draft.id for draft in found[:_MOST_MEANT]],
                "note": "Nhiều khóa dùng số này.",
            }


if __name__ == "__main__":
    sys.exit(main())
