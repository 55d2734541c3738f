"""Claims that are not what somebody looked at are suspect until somebody looks again."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handbook.desk.suspicion import (
    Suspect,
    confirm_record,
    find_suspects,
    list_orphans,
    list_unreviewed,
    read_reviews,
)
from handbook.records.loading import read_catalog
from handbook.refactoring import apply_refactoring, plan_renaming, read_inventory
from handbook.text import PartialDate

Lay = Callable[[Mapping[str, str | bytes | None]], Path]

UNIT = "exemplars/chi-bo-hoa-sen.yml"
ARTICLE = "sources/bai-bao-mau-2017.yml"
LOOKED, TODAY = PartialDate(2026, 11, 20), PartialDate(2026, 11, 27)
PRINTED = "  - id: d4\n    opening: Đến nay có 360 điển hình\n"


@pytest.fixture
def root(toy: Path, lay: Lay) -> Path:
    """Look one unit of the toy over, whose only passage has a print."""
    text = (toy / ARTICLE).read_text(encoding="utf-8")
    root = lay({ARTICLE: text.replace(PRINTED, f"{PRINTED}    fingerprint: 0123456789abcdef\n")})
    assert confirm_record(root, read_catalog(root).catalog, "chi-bo-hoa-sen", LOOKED)
    return root


def suspect(root: Path) -> list[tuple[str, str]]:
    found = find_suspects(read_catalog(root).catalog, read_reviews(root))
    return [(each.claim, each.reason) for each in found]


def edit(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new), encoding="utf-8")


def test_what_is_as_it_was_is_not_suspect(root: Path) -> None:
    assert suspect(root) == []


def test_words_that_changed_make_their_claim_suspect_and_no_other(root: Path) -> None:
    edit(root, UNIT, "từ năm 2016", "từ năm 2017")
    assert suspect(root) == [
        ("việc thực hiện «Chi bộ giữ sổ việc tốt từ năm 2017.»", "lời đã đổi, hoặc mới viết, từ lần xem trước")
    ]


def test_a_suspect_says_where_it_stands(root: Path) -> None:
    edit(root, UNIT, "từ năm 2016", "từ năm 2017")
    (found,) = find_suspects(read_catalog(root).catalog, read_reviews(root))
    line = (root / UNIT).read_text(encoding="utf-8").splitlines().index("  - directive: 05-ct-tum-2016") + 1
    assert found == Suspect("chi-bo-hoa-sen", found.claim, UNIT, line, found.reason)


def test_a_passage_that_changed_makes_all_suspect_that_rest_on_it(root: Path) -> None:
    edit(root, ARTICLE, "0123456789abcdef", "fedcba9876543210")
    assert {reason for _, reason in suspect(root)} == {"nguồn đã đổi ở bai-bao-mau-2017#d4"}
    assert len(suspect(root)) > 1


def test_a_passage_whose_print_is_lost_is_one_that_changed(root: Path) -> None:
    edit(root, ARTICLE, "    fingerprint: 0123456789abcdef\n", "")
    assert {reason for _, reason in suspect(root)} == {"nguồn đã đổi ở bai-bao-mau-2017#d4"}


def test_a_passage_that_gets_its_first_print_may_be_the_same(root: Path) -> None:
    edit(root, ARTICLE, "    fingerprint: 0123456789abcdef\n", "")
    confirm_record(root, read_catalog(root).catalog, "chi-bo-hoa-sen", TODAY)
    edit(root, ARTICLE, PRINTED, f"{PRINTED}    fingerprint: 0123456789abcdef\n")
    assert suspect(root) == []


def test_other_sources_of_the_same_words_make_them_suspect(root: Path) -> None:
    edit(root, UNIT, "#d4]", "#d3]")
    assert {reason for _, reason in suspect(root)} == {"nay dẫn thêm bai-bao-mau-2017#d3; thôi dẫn bai-bao-mau-2017#d4"}


def test_another_record_named_makes_its_claim_suspect(root: Path) -> None:
    edit(root, UNIT, "  - directive: 05-ct-tum-2016", "  - directive: chuyen-de-2017")
    assert [reason for _, reason in suspect(root)] == ["lời đã đổi, hoặc mới viết, từ lần xem trước"]


def test_a_word_of_the_vocabulary_that_says_something_else_makes_suspect_what_it_is_said_of(root: Path) -> None:
    edit(root, "vocabulary/levels.yml", "label: Cơ sở", "label: Nơi khác")
    assert [claim for claim, _ in suspect(root)] == ["«Chi bộ Hoa Sen»"]


@pytest.mark.parametrize(
    "name", ["05-ct-tum-2016", "bai-bao-mau-2017", "levels/co-so", "chi-bo-hoa-sen", "dang-uy-mau"]
)
def test_what_is_only_called_otherwise_makes_nothing_suspect(root: Path, name: str) -> None:
    apply_refactoring(root, plan_renaming(read_inventory(root), name, "ten-khac"))
    assert suspect(root) == []
    assert list_orphans(read_catalog(root).catalog, read_reviews(root)) == ()


def test_what_is_private_is_no_word(root: Path) -> None:
    text = (root / UNIT).read_text(encoding="utf-8").rstrip("\n")
    (root / UNIT).write_text(f"{text}\nowner: Văn phòng\nreview_by: 2030\ntodo: Hỏi.\n", encoding="utf-8")
    assert suspect(root) == []


def test_the_id_of_a_part_is_no_word(root: Path) -> None:
    assert confirm_record(root, read_catalog(root).catalog, "xa-dong-xanh", LOOKED)
    edit(root, "exemplars/xa-dong-xanh.yml", "  - id: so-mo-hinh", "  - id: so-mo-hinh-moi")
    assert suspect(root) == []


def test_a_model_is_looked_over_as_other_records_are(root: Path) -> None:
    assert confirm_record(root, read_catalog(root).catalog, "gio-day-hoc-som", LOOKED)
    edit(root, "exemplars/models/gio-day-hoc-som.yml", "Đảng viên kèm", "Đoàn viên kèm")
    assert [claim for claim, _ in suspect(root)] == ["tóm tắt «Đoàn viên kèm trẻ em học bài trước giờ làm.»"]


def test_somebody_who_looks_again_settles_it(root: Path) -> None:
    edit(root, UNIT, "từ năm 2016", "từ năm 2017")
    confirm_record(root, read_catalog(root).catalog, "chi-bo-hoa-sen", TODAY)
    assert suspect(root) == []
    assert read_reviews(root).records["chi-bo-hoa-sen"].reviewed == TODAY


def test_a_record_nobody_looked_over_is_not_suspect_but_told(root: Path) -> None:
    unreviewed = list_unreviewed(read_catalog(root).catalog, read_reviews(root))
    assert "chi-bo-hoa-sen" not in unreviewed
    assert {"05-ct-tum-2016", "xa-dong-xanh", "tinh-uy-mau"} < set(unreviewed)
    assert "bai-bao-mau-2017" not in unreviewed


def test_only_what_has_claims_can_be_looked_over(root: Path) -> None:
    catalog = read_catalog(root).catalog
    assert [confirm_record(root, catalog, name, TODAY) for name in ("bai-bao-mau-2017", "khong-co", "xii")] == [0, 0, 0]
    assert sorted(path.name for path in (root / "reviews").iterdir()) == ["chi-bo-hoa-sen.yml"]


def test_a_review_without_its_record_is_told(root: Path) -> None:
    (root / UNIT).unlink()
    assert list_orphans(read_catalog(root).catalog, read_reviews(root)) == ("chi-bo-hoa-sen",)


@pytest.mark.parametrize(
    "text", ["claims: [", "id: chi-bo-hoa-sen\n", "id: x\nreviewed: 2026\nclaims:\n  - words: a\n"]
)
def test_a_file_that_cannot_be_read_is_told_and_is_as_none(root: Path, text: str) -> None:
    (root / "reviews/chi-bo-hoa-sen.yml").write_text(text, encoding="utf-8")
    reviews = read_reviews(root)
    assert reviews.records == {}
    assert {each.place.path for each in reviews.diagnostics} == {"reviews/chi-bo-hoa-sen.yml"}
