"""What renaming, joining and removing a record makes of the files."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from handbook.refactoring import (
    Refactoring,
    RefactoringError,
    plan_merging,
    plan_removal,
    plan_renaming,
    read_inventory,
    render_refactoring,
)

Lay = Callable[[Mapping[str, str | bytes | None]], Path]
Change = Callable[[str, str, str], Path]

CITED = "cite: [bai-bao-mau-2017#d2]\n"
UNIT = f"id: chi-bo-sen\nname: Chi bộ Hoa Sen\nlevel: co-so\n{CITED}"


def rename(root: Path, old: str, new: str) -> Refactoring:
    return plan_renaming(read_inventory(root), old, new)


def merge(root: Path, gone: str, kept: str) -> Refactoring:
    return plan_merging(read_inventory(root), gone, kept)


def refuse(root: Path, *ids: str) -> RefactoringError:
    plan = {1: plan_removal, 2: plan_merging}[len(ids)]
    with pytest.raises(RefactoringError) as caught:
        plan(read_inventory(root), *ids)
    return caught.value


def test_a_renamed_record_moves_to_a_file_of_its_new_id_and_keeps_the_old_one(toy: Path) -> None:
    texts = rename(toy, "chuyen-de-2017", "chuyen-de-nam-2017").texts
    assert texts["directives/chuyen-de-2017.yml"] is None
    text = texts["directives/chuyen-de-nam-2017.yml"] or ""
    assert text.startswith("id: chuyen-de-nam-2017\nprevious_ids:\n  - chuyen-de-2017\n")


def test_a_new_id_stands_wherever_the_old_one_stood(toy: Path) -> None:
    texts = rename(toy, "05-ct-tum-2016", "05-ct-tum-5-2016").texts
    assert "target: 05-ct-tum-5-2016\n" in (texts["directives/01-kl-tum-2021.yml"] or "")
    assert "serves:\n  - 05-ct-tum-5-2016\n" in (texts["exemplars/models/so-viec-tot.yml"] or "")
    assert "records:\n  - 05-ct-tum-5-2016\n" in (texts["vocabulary/changes/2026-11-20-1.yml"] or "")


def test_a_source_is_cited_by_its_new_id(toy: Path) -> None:
    texts = rename(toy, "bai-bao-mau-2017", "bao-mau-2017").texts
    assert not [path for path, text in texts.items() if text and "source: bai-bao-mau-2017" in text]


def test_links_in_prose_lead_to_the_new_id(change: Change) -> None:
    root = change(
        "exemplars/models/gio-day-hoc-som.yml", "Đảng viên kèm", "Theo [[chuyen-de-2017|chuyên đề]], đảng viên kèm"
    )
    texts = rename(root, "chuyen-de-2017", "chuyen-de").texts
    assert "[[chuyen-de|chuyên đề]]" in (texts["exemplars/models/gio-day-hoc-som.yml"] or "")


def test_the_same_letters_that_are_no_reference_stay(change: Change) -> None:
    root = change("exemplars/chi-bo-hoa-sen.yml", "sổ việc tốt", "sổ mau")
    texts = rename(root, "provinces/mau", "mau-moi").texts
    text = texts["exemplars/chi-bo-hoa-sen.yml"] or ""
    assert "province: mau-moi" in text
    assert "sổ mau " in text


def test_an_entry_of_the_vocabulary_is_renamed_with_its_file(toy: Path) -> None:
    texts = rename(toy, "mo-hinh", "mo-hinh-hay").texts
    assert texts["vocabulary/indicators/mo-hinh.yml"] is None
    assert (texts["vocabulary/indicators/mo-hinh-hay.yml"] or "").startswith("id: mo-hinh-hay\nlabel: ")


def test_an_entry_of_a_table_in_one_file_is_renamed_there(toy: Path) -> None:
    text = rename(toy, "levels/co-so", "xa-phuong").texts["vocabulary/levels.yml"] or ""
    assert "  - id: xa-phuong\n    previous_ids:\n      - co-so\n" in text


def test_a_record_that_gets_an_earlier_id_back_has_it_no_more_as_an_old_one(toy: Path) -> None:
    text = rename(toy, "01-nq-dum-2016", "nghi-quyet-01-2016").texts["directives/nghi-quyet-01-2016.yml"] or ""
    assert text.startswith("id: nghi-quyet-01-2016\nprevious_ids:\n  - 01-nq-dum-2016\ntype:")


def test_comments_stay_with_what_they_stand_above(toy: Path, lay: Lay) -> None:
    log = "vocabulary/changes/2026-11-22-1.yml"
    text = (toy / log).read_text(encoding="utf-8")
    root = lay({log: text.replace("  - xa-dong-xanh", "  # một xã\n  - xa-dong-xanh")})
    text = rename(root, "xa-dong-xanh", "xa-xanh").texts[log] or ""
    assert "  # một xã\n  - xa-xanh\n" in text


def test_an_id_that_another_record_of_its_kind_has_is_refused(toy: Path) -> None:
    with pytest.raises(RefactoringError, match=r"«dang-uy-mau» đã có ở exemplars/dang-uy-mau.yml; .* «handbook merge»"):
        rename(toy, "tinh-uy-mau", "dang-uy-mau")


def test_no_file_is_written_over(toy: Path, lay: Lay) -> None:
    text = (toy / "exemplars/xa-dong-xanh.yml").read_text(encoding="utf-8")
    root = lay({"exemplars/ten-moi.yml": text.replace("id: xa-dong-xanh", "id: ten-khac")})
    with pytest.raises(RefactoringError, match=r"đã có tệp exemplars/ten-moi.yml"):
        rename(root, "xa-dong-xanh", "ten-moi")


@pytest.mark.parametrize("new", ["../x", "Chuyên đề", "a--b", ""])
def test_an_id_that_is_none_is_refused(toy: Path, new: str) -> None:
    with pytest.raises(RefactoringError, match="không viết được làm mã"):
        rename(toy, "chuyen-de-2017", new)


def test_an_id_that_is_nowhere_is_refused_with_the_nearest(toy: Path) -> None:
    with pytest.raises(RefactoringError, match=r"không có mã «chuyen-de-2107»$"):
        rename(toy, "chuyen-de-2107", "chuyen-de")
    with pytest.raises(RefactoringError, match="không có mã «chuyenn-de-2017»; ý bạn là «chuyen-de-2017»"):
        rename(toy, "chuyenn-de-2017", "chuyen-de")


def test_an_id_of_several_tables_is_asked_for_with_its_table(lay: Lay) -> None:
    root = lay({"vocabulary/indicators/xii.yml": "id: xii\nlabel: X\nunit: x\n"})
    with pytest.raises(RefactoringError, match="viết rõ là một trong: indicators/xii, terms/xii"):
        rename(root, "xii", "khoa-xii")
    texts = rename(root, "indicators/xii", "y").texts
    assert set(texts) == {"vocabulary/indicators/xii.yml", "vocabulary/indicators/y.yml"}


def test_nothing_is_planned_while_a_file_has_a_fault(change: Change) -> None:
    root = change("exemplars/chi-bo-hoa-sen.yml", "level: co-so", "levle: co-so")
    with pytest.raises(RefactoringError, match=r"còn lỗi nên không đọc hết: exemplars/chi-bo-hoa-sen.yml"):
        rename(root, "chuyen-de-2017", "chuyen-de")


def test_a_record_put_into_another_gives_it_what_it_lacks(lay: Lay) -> None:
    root = lay({"exemplars/chi-bo-sen.yml": f"{UNIT}short_name: CB Hoa Sen\naliases:\n  - Chi bộ Sen\n"})
    texts = merge(root, "chi-bo-sen", "chi-bo-hoa-sen").texts
    assert texts["exemplars/chi-bo-sen.yml"] is None
    text = texts["exemplars/chi-bo-hoa-sen.yml"] or ""
    assert text.startswith(
        "id: chi-bo-hoa-sen\nprevious_ids:\n  - chi-bo-sen\nname: Chi bộ Hoa Sen\nshort_name: CB Hoa Sen\n"
    )
    assert "aliases:\n  - Chi bộ Sen\n" in text
    assert "#d4, bai-bao-mau-2017#d2]\n" in text


def test_lists_are_joined_without_doubles(toy: Path, lay: Lay) -> None:
    text = (toy / "exemplars/chi-bo-hoa-sen.yml").read_text(encoding="utf-8")
    root = lay({"exemplars/chi-bo-sen.yml": text.replace("id: chi-bo-hoa-sen", "id: chi-bo-sen")})
    joined = merge(root, "chi-bo-sen", "chi-bo-hoa-sen").texts["exemplars/chi-bo-hoa-sen.yml"] or ""
    assert joined.replace("previous_ids:\n  - chi-bo-sen\n", "") == text


def test_what_two_records_say_differently_is_told_field_by_field(lay: Lay) -> None:
    root = lay({"exemplars/chi-bo-sen.yml": UNIT.replace("level: co-so", "level: tinh\nprovince: mau-nam")})
    error = refuse(root, "chi-bo-sen", "chi-bo-hoa-sen")
    assert str(error) == "«chi-bo-sen» và «chi-bo-hoa-sen» nói khác nhau, sửa cho giống nhau rồi gộp lại"
    assert error.details == (
        "exemplars/chi-bo-hoa-sen.yml, «level»: «co-so» và «tinh»",
        "exemplars/chi-bo-hoa-sen.yml, «province»: «mau» và «mau-nam»",
    )


def test_references_that_become_the_same_are_joined_with_their_sources(toy: Path, lay: Lay) -> None:
    text = (toy / "directives/05-ct-tum-2016.yml").read_text(encoding="utf-8")
    copy = text.replace("id: 05-ct-tum-2016", "id: ban-hai")
    naming = (toy / "directives/01-kl-tum-2021.yml").read_text(encoding="utf-8")
    first = "  - type: continues\n    target: 05-ct-tum-2016\n    cite: [bai-bao-mau-2023#d1]\n"
    second = first.replace("05-ct-tum-2016", "ban-hai").replace("#d1", "#d2")
    naming = naming.replace(first, f"{second}{first}")
    root = lay({"directives/ban-hai.yml": copy, "directives/01-kl-tum-2021.yml": naming})
    text = merge(root, "ban-hai", "05-ct-tum-2016").texts["directives/01-kl-tum-2021.yml"] or ""
    assert text.count("type: continues") == 1
    assert first.replace("#d1]", "#d2, bai-bao-mau-2023#d1]") in text


INHERITED = """\
id: {id}
name: Chi bộ Sen Hồng
level: co-so
cite: [bai-bao-mau-2017#{passage}]
implements:
  - directive: {directive}
    text: Chi bộ giữ sổ việc tốt.
"""


def test_what_inherits_its_sources_keeps_them_when_the_record_gets_more(lay: Lay) -> None:
    root = lay(
        {
            "exemplars/sen-a.yml": INHERITED.format(id="sen-a", passage="d2", directive="05-ct-tum-2016"),
            "exemplars/sen-b.yml": INHERITED.format(id="sen-b", passage="d3", directive="chuyen-de-2017"),
        }
    )
    text = merge(root, "sen-a", "sen-b").texts["exemplars/sen-b.yml"] or ""
    assert "cite: [bai-bao-mau-2017#d3, bai-bao-mau-2017#d2]\nimplements:" in text
    assert text.count("    cite: [bai-bao-mau-2017#d3]\n") == text.count("    cite: [bai-bao-mau-2017#d2]\n") == 1


def test_what_inherits_its_sources_still_does_when_the_record_cites_the_same(lay: Lay) -> None:
    root = lay(
        {
            "exemplars/sen-a.yml": INHERITED.format(id="sen-a", passage="d2", directive="05-ct-tum-2016"),
            "exemplars/sen-b.yml": INHERITED.format(id="sen-b", passage="d2", directive="chuyen-de-2017"),
        }
    )
    text = merge(root, "sen-a", "sen-b").texts["exemplars/sen-b.yml"] or ""
    assert text.count("directive:") == 2
    assert text.count("cite:") == 1


def test_a_reference_that_inherits_its_sources_keeps_them_beside_those_of_the_same_one(toy: Path, lay: Lay) -> None:
    text = (toy / "directives/05-ct-tum-2016.yml").read_text(encoding="utf-8")
    naming = (toy / "directives/01-kl-tum-2021.yml").read_text(encoding="utf-8")
    first = "  - type: continues\n    target: 05-ct-tum-2016\n"
    both = "  - type: continues\n    target: ban-hai\n    cite: [bai-bao-mau-2023#d2]\n" + first
    root = lay(
        {
            "directives/ban-hai.yml": text.replace("id: 05-ct-tum-2016", "id: ban-hai"),
            "directives/01-kl-tum-2021.yml": naming.replace(f"{first}    cite: [bai-bao-mau-2023#d1]\n", both),
        }
    )
    text = merge(root, "ban-hai", "05-ct-tum-2016").texts["directives/01-kl-tum-2021.yml"] or ""
    assert f"{first}    cite: [bai-bao-mau-2023#d2, bai-bao-mau-2023#d1]\n" in text


ARTICLE = """\
id: {id}
title: Chuyện ở Hoa Sen
kind: Bản tin
counting: Đếm đoạn.
passages:
"""
PRINTED = "  - id: {id}\n    opening: {opening}\n    fingerprint: {fingerprint}\n"


def test_a_citation_of_a_copy_leads_to_the_passage_that_prints_the_same(lay: Lay) -> None:
    one, two = ("0123456789abcdef", "fedcba9876543210")
    passages = [PRINTED.format(id="d1", opening="Xã họp", fingerprint=one)]
    passages += [PRINTED.format(id="d2", opening="Sáng nay", fingerprint=two)]
    copied = PRINTED.format(id="d7", opening="Sáng nay", fingerprint=two)
    root = lay(
        {
            "sources/bai-a.yml": ARTICLE.format(id="bai-a") + copied,
            "sources/bai-b.yml": ARTICLE.format(id="bai-b") + "".join(passages),
            "exemplars/chi-bo-sen.yml": UNIT.replace(CITED, "cite: [bai-a#d7, bai-b#d1]\n"),
        }
    )
    texts = merge(root, "bai-a", "bai-b").texts
    assert "cite: [bai-b#d2, bai-b#d1]\n" in (texts["exemplars/chi-bo-sen.yml"] or "")
    assert (texts["sources/bai-b.yml"] or "").count("  - id: ") == 2


def test_passages_of_one_id_that_print_something_else_are_told(lay: Lay) -> None:
    prints = (("bai-a", "0123456789abcdef"), ("bai-b", "fedcba9876543210"))
    root = lay(
        {
            f"sources/{name}.yml": ARTICLE.format(id=name) + PRINTED.format(id="d1", opening="Xã họp", fingerprint=each)
            for name, each in prints
        }
    )
    assert refuse(root, "bai-a", "bai-b").details == (
        "sources/bai-b.yml, «passages/d1/fingerprint»: «fedcba9876543210» và «0123456789abcdef»",
    )


def test_references_that_become_the_same_and_say_something_else_are_told(toy: Path, lay: Lay) -> None:
    text = (toy / "directives/05-ct-tum-2016.yml").read_text(encoding="utf-8")
    naming = (toy / "directives/01-kl-tum-2021.yml").read_text(encoding="utf-8")
    first = "  - type: continues\n    target: 05-ct-tum-2016\n"
    others = f"{first}    note: Một.\n", "  - type: continues\n    target: ban-hai\n    note: Hai.\n"
    cited = "    cite: [bai-bao-mau-2023#d2]\n"
    root = lay(
        {
            "directives/ban-hai.yml": text.replace("id: 05-ct-tum-2016", "id: ban-hai"),
            "directives/01-kl-tum-2021.yml": naming.replace(first, f"{others[1]}{cited}{others[0]}"),
        }
    )
    [told] = refuse(root, "ban-hai", "05-ct-tum-2016").details
    assert told == ("directives/01-kl-tum-2021.yml, «relations/continues 05-ct-tum-2016/note»: «Hai.» và «Một.»")


def test_an_issuer_goes_into_the_unit_that_it_is(toy: Path) -> None:
    inventory = read_inventory(toy)
    name = next(each.id for each in inventory.list_targets() if each.table == "issuers")
    error = refuse(toy, name, "dang-uy-mau")
    assert "nói khác nhau" in str(error)


def test_a_unit_does_not_go_into_a_body_that_cannot_say_what_it_does(toy: Path) -> None:
    error = refuse(toy, "chi-bo-hoa-sen", "tinh-uy-mau")
    assert str(error).startswith("«tinh-uy-mau» không có chỗ cho «implements» của «chi-bo-hoa-sen»")


def test_things_of_two_kinds_are_never_one(toy: Path) -> None:
    assert "không cùng loại" in str(refuse(toy, "chuyen-de-2017", "bai-bao-mau-2017"))
    assert "vào chính nó" in str(refuse(toy, "chuyen-de-2017", "chuyen-de-2017"))


def test_comments_of_both_records_are_kept(toy: Path, lay: Lay) -> None:
    text = (toy / "exemplars/chi-bo-hoa-sen.yml").read_text(encoding="utf-8")
    root = lay(
        {
            "exemplars/chi-bo-sen.yml": f"# còn nghi\n{UNIT}aliases:\n  # tên ở nhà\n  - Chi bộ Sen\n# hết\n",
            "exemplars/chi-bo-hoa-sen.yml": text.replace("implements:", "# việc làm\nimplements:"),
        }
    )
    joined = merge(root, "chi-bo-sen", "chi-bo-hoa-sen").texts["exemplars/chi-bo-hoa-sen.yml"] or ""
    assert joined.startswith("# còn nghi\nid: chi-bo-hoa-sen\n")
    assert "  # tên ở nhà\n  - Chi bộ Sen\n" in joined
    assert "# việc làm\nimplements:\n" in joined
    assert joined.endswith("# hết\n")


def test_a_record_that_is_named_is_not_removed_and_every_place_is_told(toy: Path) -> None:
    error = refuse(toy, "xa-dong-xanh")
    assert str(error) == "«xa-dong-xanh» còn được nhắc ở 3 chỗ, sửa các chỗ ấy trước"
    assert error.details == (
        "exemplars/models/am-nuoc-dau-xom.yml:4:11",
        "exemplars/models/hang-cay-nho-on.yml:4:11",
        "vocabulary/changes/2026-11-22-1.yml:5:5",
    )


def test_a_record_that_only_names_itself_is_removed(lay: Lay) -> None:
    root = lay({"exemplars/chi-bo-sen.yml": f"{UNIT}parent: chi-bo-sen\n"})
    assert plan_removal(read_inventory(root), "chi-bo-sen").texts == {"exemplars/chi-bo-sen.yml": None}


def test_an_entry_is_removed_with_its_comments_and_no_others(toy: Path, lay: Lay) -> None:
    text = (toy / "vocabulary/statuses.yml").read_text(encoding="utf-8")
    entry = "  # tình trạng thử\n  - id: thu\n    # thử thôi\n    label: Thử\n    definition: Để thử.\n"
    noted = text.replace("statuses:\n", f"statuses:\n{entry}  # mục này giữ\n", 1)
    root = lay({"vocabulary/statuses.yml": noted})
    refactoring = plan_removal(read_inventory(root), "statuses/thu")
    assert refactoring.texts == {"vocabulary/statuses.yml": noted.replace(entry, "")}


def test_an_entry_that_has_a_file_is_removed_with_it(lay: Lay) -> None:
    root = lay({"vocabulary/indicators/thu.yml": "id: thu\nlabel: Thử\nunit: cái\n"})
    assert plan_removal(read_inventory(root), "indicators/thu").texts == {"vocabulary/indicators/thu.yml": None}


def test_what_will_be_done_is_told_file_by_file(toy: Path) -> None:
    assert render_refactoring(rename(toy, "xa-dong-xanh", "xa-xanh")) == (
        "Đổi mã «xa-dong-xanh» thành «xa-xanh»:\n"
        "  exemplars/models/am-nuoc-dau-xom.yml: viết mã mới ở 1 chỗ (dòng 4)\n"
        "  exemplars/models/hang-cay-nho-on.yml: viết mã mới ở 1 chỗ (dòng 4)\n"
        "  exemplars/xa-dong-xanh.yml → exemplars/xa-xanh.yml: "
        "mang mã «xa-xanh», giữ «xa-dong-xanh» trong «previous_ids»\n"
        "  vocabulary/changes/2026-11-22-1.yml: viết mã mới ở 1 chỗ (dòng 5)\n"
        "4 tệp."
    )


REVIEW = "id: {id}\nreviewed: {day}\nclaims:\n  - words: 0123456789abcdef\n    records: [{named}]\n    cite: [{cite}]\n"


def write_review(name: str, day: str = "2026-11-20", named: str = "chuyen-de-2017", cite: str = "") -> dict[str, str]:
    text = REVIEW.format(id=name, day=day, named=named, cite=cite or "bai-bao-mau-2017#d2=fedcba9876543210")
    return {f"reviews/{name}.yml": text}


def test_what_is_kept_of_a_review_goes_along_with_its_record(lay: Lay) -> None:
    root = lay(write_review("xa-dong-xanh"))
    texts = rename(root, "xa-dong-xanh", "xa-xanh").texts
    assert texts["reviews/xa-dong-xanh.yml"] is None
    assert texts["reviews/xa-xanh.yml"] == write_review("xa-xanh")["reviews/xa-xanh.yml"]


def test_what_was_seen_is_known_by_the_new_ids(lay: Lay) -> None:
    root = lay(write_review("xa-dong-xanh"))
    by_source = rename(root, "bai-bao-mau-2017", "bai-2017").texts["reviews/xa-dong-xanh.yml"] or ""
    assert "cite: [bai-2017#d2=fedcba9876543210]" in by_source
    by_record = rename(root, "chuyen-de-2017", "chuyen-de").texts["reviews/xa-dong-xanh.yml"] or ""
    assert "records: [chuyen-de]" in by_record


def test_reviews_of_records_that_are_one_are_one_and_as_old_as_the_older(lay: Lay) -> None:
    unit = {"exemplars/chi-bo-sen.yml": UNIT}
    root = lay(
        {**unit, **write_review("chi-bo-sen", "2026-01-02"), **write_review("chi-bo-hoa-sen", named="xa-dong-xanh")}
    )
    texts = merge(root, "chi-bo-sen", "chi-bo-hoa-sen").texts
    assert texts["reviews/chi-bo-sen.yml"] is None
    text = texts["reviews/chi-bo-hoa-sen.yml"] or ""
    assert "reviewed: 2026-01-02\n" in text
    assert text.count("- words:") == 2


def test_a_review_is_removed_with_its_record_and_is_no_obstacle(lay: Lay) -> None:
    root = lay({"exemplars/chi-bo-sen.yml": UNIT, **write_review("chi-bo-sen")})
    texts = plan_removal(read_inventory(root), "chi-bo-sen").texts
    assert texts == {"exemplars/chi-bo-sen.yml": None, "reviews/chi-bo-sen.yml": None}


def test_a_review_in_which_a_record_was_once_named_keeps_nobody_from_removing_it(lay: Lay) -> None:
    root = lay({"exemplars/chi-bo-sen.yml": UNIT, **write_review("xa-dong-xanh", named="chi-bo-sen")})
    assert plan_removal(read_inventory(root), "chi-bo-sen").texts == {"exemplars/chi-bo-sen.yml": None}


def test_the_text_of_a_source_goes_along_unless_the_other_has_one(lay: Lay) -> None:
    root = lay({"sources/texts/bai-bao-mau-2017.txt": "Một.\n", "sources/texts/co-san.txt": "Hai.\n"})
    assert rename(root, "bai-bao-mau-2017", "bai-2017").moves == (
        ("sources/texts/bai-bao-mau-2017.txt", "sources/texts/bai-2017.txt"),
    )
    assert rename(root, "bai-bao-mau-2017", "co-san").moves == ()
