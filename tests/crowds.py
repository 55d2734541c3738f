"""A made-up handbook in which everything hangs on one document and one body, as many times as asked for."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

HUB = "05-ct-tum-2016"
BODY = "tinh-uy-mau"
KINDS = ("implements", "concretises", "guides", "based_on", "amends", "refers_to")
CITED = "cite: [bai-bao-mau-2023#d2]"


def write_crowd(toy: Path, root: Path, size: int) -> None:
    """Copy the toy and add ``size`` of everything that other records' pages show."""
    for folder in ("directives", "exemplars", "sources", "vocabulary"):
        shutil.copytree(toy / folder, root / folder)
    for name, text in _write_records(size):
        (root / name).write_text(text, encoding="utf-8")
    for name, lines in _write_vocabulary(size).items():
        with (root / "vocabulary" / f"{name}.yml").open("a", encoding="utf-8") as file:
            file.write("".join(f"  - {{{line}}}\n" for line in lines))


def _write_records(size: int) -> Iterator[tuple[str, str]]:
    for number in range(1000, 1000 + size):
        kind = KINDS[number % len(KINDS)]
        stated = ((kind, HUB), ("together_with", HUB), ("together_with", f"noi-{999 + size}"))
        yield f"directives/tin-{number}.yml", _write_document(number, "tin", BODY, stated)
        continued = (("continues", f"noi-{number - 1}"),) if number > 1000 else ()
        yield f"directives/noi-{number}.yml", _write_document(number, "noi", "", continued)
        yield f"directives/le-{number}.yml", _write_document(number, "le", f"co-quan-{number}", ())
        yield f"exemplars/don-vi-{number}.yml", _write_unit(number)
        yield f"exemplars/models/mo-hinh-{number}.yml", _write_model(number)
        log = f"date: 2026-11-21\ntext: Thêm lần {number}.\nrecords: [tin-{number}]\n"
        yield f"vocabulary/changes/2026-11-21-{number}.yml", log


def _write_document(number: int, name: str, issuer: str, stated: tuple[tuple[str, str], ...]) -> str:
    relations = "".join(f"  - {{type: {kind}, target: {target}, {CITED}}}\n" for kind, target in stated)
    place = number - 1000
    return f"""id: {name}-{number}
type: chuyen-de
title: Về việc {name} thứ {number}
short_name: Chuyên đề {name} {number}
{f"issuer: {issuer}" if issuer else ""}
issued: {2018 + place // 300}-{place // 25 % 12 + 1:02}-{place % 25 + 1:02}
status: {{value: chua-xac-dinh}}
{f"relations:{chr(10)}{relations}" if relations else ""}
{CITED}
summary:
  - {{text: "Làm theo [[{HUB}]] lần {number}.", subjects: [neu-guong], {CITED}}}
conferences:
  - {{id: hoi-nghi, name: Hội nghị lần {number}, organizer: {BODY}, text: Nghe báo cáo lần {number}., {CITED}}}
commendations:
  - id: khen
    by: {BODY}
    recipients: Đảng ủy Mẫu
    recipient_ids: [dang-uy-mau]
    award: Bằng khen
    text: Khen lần {number}.
    {CITED}
"""


def _write_unit(number: int) -> str:
    return f"""id: don-vi-{number}
name: Đơn vị thứ {number}
level: co-so
province: mau
parent: {BODY}
{CITED}
implements:
  - {{directive: {HUB}, text: Làm theo lần {number}., {CITED}}}
figures:
  - id: so-mo-hinh
    indicator: mo-hinh
    printed: {number}
    value: {number}
    scope: Đơn vị thứ {number}
    as_of: 2023-04
    measures: {HUB}
    {CITED}
"""


def _write_model(number: int) -> str:
    return f"""id: mo-hinh-{number}
name: Mô hình {number}
units:
  - {{unit: don-vi-{number}, {CITED}}}
  - {{unit: {BODY}, {CITED}}}
subjects: [neu-guong]
serves: [{HUB}]
{CITED}
summary:
  - {{text: Cách làm thứ {number}., {CITED}}}
"""


def _write_vocabulary(size: int) -> Mapping[str, list[str]]:
    numbers = range(1000, 1000 + size)
    return {
        "issuers": [
            f"id: co-quan-{each}, name: Cơ quan thứ {each}, level: quan-huyen, symbols: [CQ{each}], {CITED}"
            for each in numbers
        ],
        "glossary": [
            f"id: tu-{each}, term: từ thứ {each}, abbreviations: [TT{each}], meaning: Nghĩa của từ thứ {each}."
            for each in numbers
        ],
        "shared_names": [
            f"name: Chuyên đề chung {each}, means: [tin-{each}, noi-{each}], note: Hai văn bản cùng tên thứ {each}."
            for each in numbers
        ],
    }
