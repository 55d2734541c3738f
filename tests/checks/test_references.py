"""References between records, citations, and what must be cited."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Lay = Callable[[Mapping[str, str | bytes | None]], Path]
Change = Callable[[str, str, str], Path]
Check = Callable[[Path], list[str]]

_CT05 = "directives/05-ct-tum-2016.yml"
_UNIT = "exemplars/dang-uy-mau.yml"
_CITED = "    cite: [bai-bao-mau-2017#d1]\n"


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        (_CT05, "type: chi-thi\n", "type: chi-thj-x\n", "không có loại văn bản mã «chi-thj-x»"),
        (_CT05, "issuer: tinh-uy-mau", "issuer: khong-co", "không có cơ quan mã «khong-co»"),
        (_CT05, "term: xii", "term: xx", "không có khóa mã «xx»"),
        (_CT05, "  value: duoc-tiep-tuc", "  value: khong-co", "không có tình trạng mã «khong-co»"),
        (_CT05, "  - type: together_with", "  - type: khong_co", "không có quan hệ mã «khong_co»"),
        (_CT05, "    target: nq-hoi-nghi-4-khoa-xii", "    target: khong-co", "không có văn bản mã «khong-co»"),
        (_CT05, "    indicator: mo-hinh", "    indicator: khong-co", "không có chỉ tiêu mã «khong-co»"),
        (_CT05, "    measures: 05-ct-tum-2016", "    measures: khong-co", "không có văn bản mã «khong-co»"),
        ("exemplars/xa-dong-xanh.yml", "level: co-so", "level: khong-co", "không có cấp mã «khong-co»"),
        (
            "exemplars/xa-dong-xanh.yml",
            "province: an-mau",
            "province: khong-co",
            "không có tỉnh, thành phố mã «khong-co»",
        ),
        (
            "exemplars/xa-dong-xanh.yml",
            "parent: huyen-uy-suoi-trong",
            "parent: khong-co",
            "không có cơ quan mã «khong-co»",
        ),
        (
            "vocabulary/issuers.yml",
            "      - target: dang-uy-mau",
            "      - target: khong-co",
            "không có cơ quan mã «khong-co»",
        ),
        (
            "vocabulary/issuers.yml",
            "        organizer: tinh-uy-mau",
            "        organizer: khong-co",
            "không có cơ quan mã «khong-co»",
        ),
        (
            "vocabulary/issuers.yml",
            "          - 01-kl-tum-2021",
            "          - khong-co",
            "không có văn bản mã «khong-co»",
        ),
        ("vocabulary/changes/2026-11-22-1.yml", "  - xa-dong-xanh", "  - khong-co", "không có bản ghi mã «khong-co»"),
    ],
)
def test_every_field_that_holds_an_id_is_looked_up(
    name: str, old: str, new: str, message: str, change: Change, check: Check
) -> None:
    (line,) = check(change(name, old, new))
    assert line.endswith(f"lỗi[dangling]: {message}")


@pytest.mark.parametrize("folder", ["directives", "exemplars", "sources"])
def test_what_cannot_be_read_is_not_missing(folder: str, toy: Path, lay: Lay, check: Check) -> None:
    path = min((toy / folder).glob("*.yml"))
    (line,) = check(lay({f"{folder}/{path.name}": "id: [\n"}))
    assert line.startswith(f"{folder}/{path.name}:")


@pytest.mark.parametrize(
    ("status", "clean"),
    [
        ("  value: chua-xac-dinh\n", True),
        ("  value: dang-thuc-hien\n", False),
        ("  value: chua-xac-dinh\n  basis: Bài nói như vậy.\n", False),
        (
            "  value: chua-xac-dinh\n  basis: Bài nói như vậy.\n"
            + _CITED.replace("    c", "  c").replace("      -", "    -").replace("        l", "      l"),
            True,
        ),
        ("  value: da-thay-the\n", False),
        (
            "  value: da-thay-the\n"
            + _CITED.replace("    c", "  c").replace("      -", "    -").replace("        l", "      l"),
            True,
        ),
    ],
)
def test_a_standing_needs_a_source_unless_it_is_unknown_and_nothing_is_said_of_it(
    status: str, *, clean: bool, toy: Path, lay: Lay, check: Check
) -> None:
    name = "directives/chuyen-de-2017.yml"
    text = (toy / name).read_text(encoding="utf-8")
    head, _, rest = text.partition("status:\n")
    after = rest[next(at for at in range(len(rest)) if (at == 0 or rest[at - 1] == "\n") and rest[at] != " ") :]
    statuses = (toy / "vocabulary/statuses.yml").read_text(encoding="utf-8")
    if "dang-thuc-hien" not in statuses:
        statuses += "  - id: dang-thuc-hien\n    label: Đang thực hiện\n    definition: Nguồn nói đang thực hiện.\n"
    found = check(lay({name: f"{head}status:\n{status}{after}", "vocabulary/statuses.yml": statuses}))
    assert [line.partition("lỗi[")[2].partition("]")[0] for line in found] == ([] if clean else ["uncited"])


def test_a_passage_is_that_of_its_own_source(change: Change, check: Check) -> None:
    root = change("sources/bai-bao-mau-2023.yml", "  - id: d3\n", "  - id: d3a\n")
    (line,) = check(root)
    assert "lỗi[unknown-passage]: nguồn «bai-bao-mau-2023» không có đoạn «d3»" in line
    name, at, column, _ = line.split(":", 3)
    assert (root / name).read_text(encoding="utf-8").splitlines()[int(at) - 1][int(column) - 1 :].startswith("d3")


def test_a_standing_that_is_not_there_needs_no_source_as_well(change: Change, check: Check) -> None:
    old = "  value: chua-xac-dinh\n"
    (line,) = check(change("directives/chuyen-de-2017.yml", old, "  value: con-hieu-luc-mot-phan\n"))
    assert "lỗi[dangling]" in line


def test_a_day_of_the_log_that_no_calendar_has_is_told(change: Change, check: Check) -> None:
    (line,) = check(change("vocabulary/changes/2026-11-20-1.yml", "2026-11-20", "2026-11-31"))
    assert "lỗi[date-impossible]: ngày 31/11/2026 không có trong lịch" in line


def test_what_may_stand_in_a_table_that_cannot_be_read_is_not_missing_beside_what_is(
    toy: Path, lay: Lay, check: Check
) -> None:
    text = (toy / _CT05).read_text(encoding="utf-8").replace("    indicator: mo-hinh", "    indicator: khong-co", 1)
    lines = check(lay({_CT05: text, "vocabulary/terms/xii.yml": "id: [\n"}))
    assert [line for line in lines if "không có khóa" in line] == []
    assert len([line for line in lines if "không có chỉ tiêu mã «khong-co»" in line]) == 1


@pytest.mark.parametrize(("broken", "count"), [(True, 0), (False, 1)])
def test_a_body_is_not_missing_while_the_table_of_bodies_cannot_be_read(
    broken: bool,  # noqa: FBT001 - a parameter
    count: int,
    toy: Path,
    lay: Lay,
    check: Check,
) -> None:
    text = (toy / _CT05).read_text(encoding="utf-8").replace("issuer: tinh-uy-mau", "issuer: khong-co", 1)
    files = {_CT05: text, **({"vocabulary/issuers.yml": "issuers: [\n"} if broken else {})}
    assert len([line for line in check(lay(files)) if "mã «khong-co»" in line]) == count


@pytest.mark.parametrize(("broken", "count"), [(True, 0), (False, 1)])
def test_a_record_that_the_log_names_is_not_missing_while_any_file_cannot_be_read(
    broken: bool,  # noqa: FBT001 - a parameter
    count: int,
    toy: Path,
    lay: Lay,
    check: Check,
) -> None:
    name = "vocabulary/changes/2026-11-20-1.yml"
    log = (toy / name).read_text(encoding="utf-8")
    files: dict[str, str | bytes | None] = {name: log.replace("  - 05-ct-tum-2016", "  - khong-co", 1)}
    if broken:
        files["sources/bai-bao-mau-2023.yml"] = "id: [\n"
    assert len([line for line in check(lay(files)) if "mã «khong-co»" in line]) == count
