"""What the boxes of an office's document say is read, each with its place; what does not stand there is not made up."""

from collections import defaultdict
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from odd_documents import ODD_DOCUMENTS
from office_sheets import PARTY, STATE, OfficeDocument, Sheet
from party_documents import PARTY_DOCUMENTS
from state_documents import STATE_DOCUMENTS

from handbook.originals import Original, read_original

_DOCUMENTS = (*PARTY_DOCUMENTS, *STATE_DOCUMENTS, *ODD_DOCUMENTS)


def _read(sheet: Sheet) -> Original:
    return read_original(sheet.save(), "van-ban.docx")


@cache
def _read_lines() -> tuple[str, ...]:
    return tuple(line for each in _DOCUMENTS for line in _read(each.sheet).passages)


def _list_values(original: Original) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for each in original.header:
        found[each.name].append(each.value)
    return dict(found)


@pytest.mark.parametrize("document", _DOCUMENTS, ids=lambda document: document.id)
def test_the_boxes_are_read_as_a_person_reads_them(document: OfficeDocument) -> None:
    assert _list_values(_read(document.sheet)) == document.header


def test_there_are_documents_enough_of_both_forms() -> None:
    assert sum(bool(document.header) for document in _DOCUMENTS) >= 30


@given(st.lists(st.deferred(lambda: st.sampled_from(_read_lines())), max_size=25))
def test_in_any_order_of_lines_each_field_stands_in_the_passages_it_names(lines: list[str]) -> None:
    original = read_original("\n".join([*lines, "một dòng"]).encode())
    for each in original.header:
        printed = " ".join(original.passages[at] for at in each.passages)
        assert each.text in printed
        assert each.name == "issued" or set(each.value.lower().replace(" ", "")) <= set(
            printed.lower().replace("–", "-")
        )


def test_a_document_pasted_as_text_is_read_by_its_blanks_and_tabs() -> None:
    text = (
        "TỈNH ỦY LÀO CAI\t\tĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố 12-KH/TU\t\tLào Cai, ngày 15 tháng 5 năm 2016\n"
        "KẾ HOẠCH\nthực hiện Chỉ thị số 05-CT/TW\n-----\nCác cấp ủy thực hiện tốt các nhiệm vụ.\n"
        "Nơi nhận:\t\tT/M BAN THƯỜNG VỤ\n- Các huyện ủy,\t\tBÍ THƯ\n- Lưu.\n\t\tNguyễn Văn Mẫu\n"
    )
    original = read_original(text.encode())
    assert original.title == "Kế hoạch thực hiện Chỉ thị số 05-CT/TW"
    assert _list_values(original) == {
        "issuer": ["TỈNH ỦY LÀO CAI"],
        "symbol": ["12-KH/TU"],
        "place": ["Lào Cai"],
        "issued": ["2016-05-15"],
        "type": ["Kế hoạch"],
        "title": ["thực hiện Chỉ thị số 05-CT/TW"],
        "authority": ["T/M BAN THƯỜNG VỤ"],
        "role": ["BÍ THƯ"],
        "person": ["Nguyễn Văn Mẫu"],
        "recipient": ["Các huyện ủy", "Lưu"],
    }


def test_the_left_box_is_read_before_the_right_one() -> None:
    original = _read(PARTY_DOCUMENTS[1].sheet)
    assert original.passages[:4] == (
        "TỈNH UỶ CẦN THƠ",
        "Số 03 - CT/TU",
        PARTY,
        "Cần Thơ, ngày 02 tháng 9 năm 2021",
    )


def test_what_a_draft_leaves_open_is_told_and_not_filled() -> None:
    sheet = Sheet().boxes(["HUYỆN ỦY MẪU", "*", "Số     -KH/HU"], [PARTY, "Mẫu, ngày … tháng … năm 20…"])
    original = _read(sheet.centre("KẾ HOẠCH", "làm theo Bác").text("Các chi bộ thực hiện."))
    assert [notice.code for notice in original.notices] == ["number-open", "date-open"]
    assert _list_values(original).keys() == {"issuer", "place", "type", "title"}


def test_a_recipient_may_take_two_lines_after_a_comma() -> None:
    left = ["Nơi nhận:", "- Các bộ, cơ quan ngang bộ,", "cơ quan thuộc Chính phủ;", "- Lưu: VT."]
    sheet = Sheet().boxes(["**CHÍNH PHỦ**", "Số: 30/2020/NĐ-CP"], [*STATE]).centre("NGHỊ ĐỊNH", "Về công tác văn thư")
    original = _read(sheet.text("Điều 1. Phạm vi.").boxes(left, ["TM. CHÍNH PHỦ", "THỦ TƯỚNG", "Nguyễn Văn Mẫu"]))
    found = _list_values(original)["recipient"]
    assert found == ["Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ", "Lưu: VT"]


def test_the_line_at_the_top_of_a_form_is_no_title() -> None:
    original = _read(Sheet().centre("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").text("Đơn xin xác nhận của ông Lò Văn Mẫu."))
    assert (original.title, len(original.passages)) == ("", 2)


def test_a_secret_paper_is_told_to_be_kept_out() -> None:
    sheet = Sheet().boxes(["HUYỆN ỦY MẪU", "Số 1-KH/HU", "TỐI MẬT"], [*STATE]).centre("KẾ HOẠCH", "phòng thủ")
    (notice,) = _read(sheet.text("Các đơn vị thực hiện.")).notices
    assert notice.text == "Văn bản có dấu chỉ mức độ mật; không được đưa vào sổ tay công khai."


@pytest.mark.parametrize(
    "lines",
    [
        ("KẾ HOẠCH", "Một việc nên làm"),
        ("Số 05-CT/TW", "Chỉ thị này được học tập rộng rãi."),
        ("Kính gửi: ban biên tập", "Tôi viết thư này."),
        ("Nơi nhận: các chi bộ", "BÍ THƯ", "Nguyễn Văn Mẫu"),
        ("Lào Cai, ngày 15 tháng 5 năm 2016", "Hôm ấy trời mưa."),
    ],
)
def test_one_sign_alone_makes_no_document(lines: tuple[str, ...]) -> None:
    assert read_original("\n".join(lines).encode()).header == ()


def test_an_empty_table_and_empty_boxes_are_nothing() -> None:
    sheet = Sheet().boxes(["", ""], [""]).text("Chỉ có một dòng này thôi.")
    assert _read(sheet) == Original("", ("Chỉ có một dòng này thôi.",))
