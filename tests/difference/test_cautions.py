"""What a reviewer should mind: each kind of quiet change has its ⚠, and an honest one has none."""

import re
from pathlib import Path

import pytest
from edited import Compare, Lay

from handbook.difference import compare_catalogs
from handbook.records.catalog import Catalog
from handbook.records.loading import read_catalog

_CT05, _KL01 = "directives/05-ct-tum-2016.yml", "directives/01-kl-tum-2021.yml"
_UNIT, _VILLAGE, _SOURCE = "exemplars/dang-uy-mau.yml", "exemplars/xa-dong-xanh.yml", "sources/bai-bao-mau-2017.yml"
_FIGURE = "scope: Xã Đồng Xanh\n    as_of: 2023-06-28\n"
_TOUCHED = re.compile(r"chạm tới (\d+) chỗ: ")


def _read(name: str) -> str:
    return (Path(__file__).parents[1] / "toy" / name).read_text(encoding="utf-8")


def warn(compare: Compare, *script: tuple[str, str, str]) -> str:
    """Return the warnings of a change of one record, and check that they are counted."""
    difference = compare(*script)
    (record,) = difference.records
    warnings = [*record.warnings, *(each.warning for each in record.statements if each.warning)]
    assert difference.warnings == len(warnings)
    return "\n".join(warnings)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("scope: Xã Đồng Xanh\n", "scope: Toàn quốc\n"),
        ("indicator: mo-hinh\n", "indicator: to-chuc-dang\n"),
    ],
)
def test_what_and_where_a_figure_counts(old: str, new: str, compare: Compare) -> None:
    assert warn(compare, (_VILLAGE, old, new)) == (
        "nguồn không đổi; chạm tới 4 chỗ: trang của bản ghi; sổ số liệu; "
        "Hai năm làm theo Kết luận 01; Kết luận 01-KL/TUM"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (_FIGURE, "scope: Xã Đồng Xanh\n"),
        (_FIGURE, "scope: Xã Đồng Xanh\n    as_of: 2023-06-27\n"),
        (_FIGURE, "scope: Xã Đồng Xanh\n    period:\n      start: 2021\n      end: 2023\n"),
        (_FIGURE, f"{_FIGURE}    qualifier: hơn\n"),
        (_FIGURE, f"{_FIGURE}    out_of: 9\n"),
        ("measures: 01-kl-tum-2021\n    note: Nguồn", "note: Nguồn"),
        ("printed: 02\n    value: 2\n", "printed: 03\n    value: 3\n"),
    ],
)
def test_a_fact_that_changes_though_its_sources_do_not(old: str, new: str, compare: Compare) -> None:
    assert set(warn(compare, (_VILLAGE, old, new)).splitlines()) == {"nguồn không đổi"}


def test_a_fact_that_changes_with_its_source_is_let_pass(compare: Compare) -> None:
    old = "as_of: 2023-06-28\n    measures: 01-kl-tum-2021\n    note: Nguồn in «02».\n"
    cited = "    cite: [bai-bao-mau-2023#d3]\n"
    new = old.replace("2023-06-28", "2023-06-27") + cited.replace("d3", "d2")
    assert warn(compare, (_VILLAGE, old + cited, new)) == ""


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("Việc gì dân cần thì không làm trước.", "lời phủ định trong câu đổi, nguồn không đổi"),
        ("Việc gì 100 dân cần thì làm trước.", "con số trong câu đổi, nguồn không đổi"),
        ("Việc gì dân cần thì gọi 0912345678.", "con số trong câu đổi, nguồn không đổi; số điện thoại «0912345678»"),
        ("Việc gì dân cần thì gọi ngay.", "lời mời chào «gọi ngay»"),
        ("Việc dân cần thì làm trước.", ""),
    ],
)
def test_a_claim_that_says_otherwise(new: str, words: str, compare: Compare) -> None:
    assert warn(compare, (_CT05, "text: Việc gì dân cần thì làm trước.", f"text: {new}")) == words


def test_a_word_that_was_there_before_is_not_minded_again(lay: Lay, toy: Path) -> None:
    old = (toy / _CT05).read_text(encoding="utf-8").replace("thì làm trước.", "thì gọi ngay 0912345678.")
    earlier = read_catalog(lay({_CT05: old})).catalog
    later = read_catalog(lay({_CT05: old.replace("Việc gì dân cần", "Điều gì dân cần")})).catalog
    assert compare_catalogs(earlier, later, pages=False).warnings == 0


@pytest.mark.parametrize(
    ("table", "old", "new", "count"),
    [
        ("relations", "Văn bản này tiếp tục thực hiện {target}.", "Văn bản này thay thế {target}.", 1),
        ("indicators/mo-hinh", "unit: mô hình", "unit: cách làm", None),
        ("indicators/mo-hinh", "label: Mô hình điển hình", "label: Mô hình", None),
        ("types", "label: Chỉ thị", "label: Chỉ thị mẫu", 2),
        ("levels", "label: Cơ sở", "label: Xã", None),
        ("terms/xii", "label: Khóa XII", "label: Khóa XIII", None),
        ("statuses", "label: Chưa xác định", "label: Hết hiệu lực", None),
        ("relations", "definition: ", "definition: Khác. ", None),
    ],
)
def test_a_word_of_the_vocabulary_touches_all_that_use_it(
    table: str, old: str, new: str, count: int | None, compare: Compare
) -> None:
    touched = _TOUCHED.match(warn(compare, (f"vocabulary/{table}.yml", old, new)))
    assert touched
    assert int(touched[1]) == (count or int(touched[1])) > 0


def test_a_word_that_nobody_uses_touches_nothing(compare: Compare) -> None:
    assert warn(compare, ("vocabulary/indicators/moi.yml", "", "id: moi\nlabel: Đếm mới\nunit: cái\n")) == ""


def test_the_log_of_content_touches_nothing(compare: Compare) -> None:
    assert warn(compare, ("vocabulary/changes/2026-11-22-1.yml", "text: ", "text: Sửa lại. ")) == ""


def test_names_beyond_the_first_are_counted(compare: Compare, before: Catalog) -> None:
    told = warn(compare, ("vocabulary/levels.yml", "label: Cơ sở", "label: Xã"))
    used = [entry for entry in before.bodies.values() if entry.record.level == "co-so"]
    assert told.startswith(f"chạm tới {len(used)} chỗ: ")
    assert told.count(";") == len(used) - 1 <= 8


def test_renumbered_passages_name_the_claims_that_now_lead_elsewhere(compare: Compare, toy: Path) -> None:
    text = (toy / _SOURCE).read_text(encoding="utf-8")
    moved = re.sub(r"id: d(\d+)\n", lambda match: f"id: d{int(match[1]) + (int(match[1]) > 2)}\n", text)
    moved = moved.replace("  - id: d4\n", "  - id: d3\n    opening: Đoạn quên chép\n  - id: d4\n", 1)
    told = warn(compare, (_SOURCE, "", moved))
    assert "đoạn 3 nay là «Đoạn quên chép», chạm tới " in told
    assert "«Cả đảng bộ cùng MTTQ dựng pano ở các ngã ba.»" in told
    assert len(re.findall(r"đoạn \d+ nay là ", told)) == 2


def test_a_passage_put_in_under_an_id_of_its_own_leads_nobody_elsewhere(compare: Compare) -> None:
    assert warn(compare, (_SOURCE, "passages:\n", "passages:\n  - id: d0\n    opening: Đầu bài\n")) == ""


def test_passages_renumbered_together_with_their_citations_lead_nobody_elsewhere(compare: Compare, toy: Path) -> None:
    script = []
    for path in [*toy.rglob("*.yml")]:
        text = path.read_text(encoding="utf-8")
        changed = re.sub(r"(bai-bao-mau-2017#d)(\d)", r"\g<1>1\2", text)
        if path.name == Path(_SOURCE).name:
            changed = re.sub(r"(- id: d)(\d)", r"\g<1>1\2", text)
        if changed != text:
            script.append((path.relative_to(toy).as_posix(), text, changed))
    (source,) = (each for each in compare(*script).records if each.kind == "sources")
    assert source.statements
    assert not any("chạm tới" in each.warning for each in source.statements)


def test_a_passage_taken_away_names_who_cites_it(compare: Compare, toy: Path) -> None:
    text = (toy / _SOURCE).read_text(encoding="utf-8")
    cut = re.sub(r"  - id: d3\n    opening: [^\n]*\n", "", text)
    assert cut != text
    told = warn(compare, (_SOURCE, text, cut))
    assert told.startswith("đoạn 3 không còn, chạm tới ")


def test_a_passage_with_other_opening_words_touches_who_cites_it(compare: Compare, toy: Path) -> None:
    opening = re.search(r"- id: d3\n    opening: ([^\n]*)", (toy / _SOURCE).read_text(encoding="utf-8"))
    assert opening
    assert warn(compare, (_SOURCE, f"opening: {opening[1]}\n", "opening: Khác hẳn đi\n")).startswith(
        "đoạn 3 nay là «Khác hẳn đi», chạm tới "
    )


def test_an_id_on_a_page_that_changes_breaks_its_address(compare: Compare) -> None:
    assert warn(compare, (_VILLAGE, "id: so-mo-hinh\n", "id: mo-hinh-cua-xa\n")) == "địa chỉ có mã «so-mo-hinh» hỏng"


def test_a_conference_with_another_id_touches_the_figures_dated_by_it(
    compare: Compare, before: Catalog, toy: Path
) -> None:
    figures = [(entry, figure) for entry in before.bodies.values() for figure in entry.record.figures if figure.event]
    entry, figure = figures[0]
    name = entry.file.path
    text = (toy / name).read_text(encoding="utf-8")
    told = warn(compare, (name, text, text.replace(f"  - id: {figure.event}\n", "  - id: hoi-nghi-khac\n")))
    assert f"địa chỉ có mã «{figure.event}» hỏng" in told


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ((_SOURCE, "url: https://bao-mau.example/", "url: http://192.168.0.2/"), "địa chỉ trong mạng riêng"),
        (
            (_SOURCE, "kind: Bài báo\n", "kind: Bài báo\nnote: Hỏi ban.vt@xa.example.vn\n"),
            "thư điện tử «ban.vt@xa.example.vn»",
        ),
        ((_SOURCE, "kind: Bài báo\n", "kind: Bài báo, số nhà 12\n"), "địa chỉ nhà «số nhà 12»"),
        ((_CT05, "  - CT 05\n", "  - Tài khoản 0123456789012\n"), "tài khoản «0123456789012»"),
        ((_VILLAGE, "name: Xã Đồng Xanh\n", "name: Xã Đồng Xanh 0912345678\n"), "số điện thoại «0912345678»"),
    ],
)
def test_what_does_not_belong_is_minded_in_any_field(
    script: tuple[str, str, str], words: str, compare: Compare
) -> None:
    assert words in warn(compare, script)


def test_an_address_of_a_source_that_is_gone(compare: Compare) -> None:
    assert warn(compare, (_SOURCE, "url: https://bao-mau.example/dang-bo-mau\n", "")) == "mất địa chỉ của nguồn"


def test_a_basis_that_is_gone(compare: Compare) -> None:
    basis = next(line for line in _read(_CT05).splitlines() if line.startswith("  basis: "))
    assert "mất căn cứ" in warn(compare, (_CT05, f"{basis}\n", ""))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (_SOURCE, "url: https://bao-mau.example/dang-bo-mau", "url: https://bao-mau.example/dang-bo"),
        (_CT05, "  basis: Kết luận 01", "  basis: Theo Kết luận 01"),
    ],
)
def test_an_address_or_a_basis_that_is_another_is_not_gone(name: str, old: str, new: str, compare: Compare) -> None:
    assert "mất" not in warn(compare, (name, old, new))


def test_another_source_under_the_same_words(compare: Compare, toy: Path) -> None:
    cited = "    cite: [bai-bao-mau-2023#d3]\n"
    text = (toy / _VILLAGE).read_text(encoding="utf-8")
    at = text.index(cited, text.index("id: so-mo-hinh"))
    other = "    cite: [bai-bao-mau-2017#d4]\n"
    assert set(warn(compare, (_VILLAGE, text, text[:at] + other + text[at + len(cited) :])).splitlines()) == {
        "nguồn đổi, ý không đổi"
    }


def test_another_passage_of_the_same_source_under_the_same_words(compare: Compare, toy: Path) -> None:
    text = (toy / _VILLAGE).read_text(encoding="utf-8")
    at = text.index("2023#d3]", text.index("id: so-mo-hinh"))
    changed = f"{text[:at]}2023#d2]{text[at + len('2023#d3]') :]}"
    assert set(warn(compare, (_VILLAGE, text, changed)).splitlines()) == {"nguồn đổi, ý không đổi"}


def test_a_name_that_others_show(compare: Compare) -> None:
    assert warn(compare, (_KL01, "short_name: Kết luận 01-KL/TUM", "short_name: Kết luận số 1")).startswith("chạm tới ")


def test_a_former_id_that_leads_here_no_more(lay: Lay, toy: Path) -> None:
    text = (toy / _CT05).read_text(encoding="utf-8")
    old = text.replace("id: 05-ct-tum-2016\n", "id: 05-ct-tum-2016\nprevious_ids:\n  - chi-thi-cu\n")
    earlier = read_catalog(lay({_CT05: old})).catalog
    (record,) = compare_catalogs(earlier, read_catalog(toy).catalog, pages=False).records
    assert [each.warning for each in record.statements] == ["địa chỉ cũ thôi chuyển về đây"]


def test_a_word_with_another_id_breaks_its_address(compare: Compare) -> None:
    told = warn(
        compare,
        ("vocabulary/terms/xii.yml", "", ""),
        ("vocabulary/terms/xii-moi.yml", "", "id: xii-moi\nlabel: Khóa XII\nrank: 12\n"),
    )
    assert "địa chỉ có mã «xii» hỏng" in told
    assert "chạm tới " in told


def test_a_word_that_says_its_former_id_keeps_its_address(compare: Compare) -> None:
    entry = "id: xii-moi\nprevious_ids:\n  - xii\nlabel: Khóa XII\nrank: 12\n"
    told = warn(compare, ("vocabulary/terms/xii.yml", "", ""), ("vocabulary/terms/xii-moi.yml", "", entry))
    assert "hỏng" not in told
    assert "chạm tới " in told


def test_a_print_of_a_passage_is_no_number_of_papers(compare: Compare) -> None:
    opening = "    opening: Ngày 15/5/2016, Tỉnh ủy Mẫu\n"
    printed = f"{opening}    fingerprint: 22698199748cf1a1\n"
    added = "  - id: d1a\n    opening: Mới\n    fingerprint: 277961970b474801\n"
    assert "số giấy tờ" not in warn(compare, (_SOURCE, opening, printed + added))
