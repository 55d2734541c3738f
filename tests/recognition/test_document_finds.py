"""Documents named in a passage."""

from collections.abc import Callable

import pytest

from handbook.recognition import Recognition

Recognize = Callable[..., Recognition]


@pytest.mark.parametrize(
    ("line", "record"),
    [
        ("Thực hiện Chỉ thị số 05 - CT/TUM của Tỉnh ủy Mẫu", "05-ct-tum-2016"),
        ("Thực hiện Chỉ thị 05 của tỉnh Mẫu", "05-ct-tum-2016"),
        ("theo Chuyên đề năm 2017 của tỉnh", "chuyen-de-2017"),
        ("Nghị quyết số 01-NQ/ĐUM ngày 19/8/2016", "01-nq-dum-2016"),
    ],
)
def test_a_document_of_the_handbook_is_linked(recognize: Recognize, line: str, record: str) -> None:
    (find,) = recognize(line).list_finds("documents")
    assert find.record == record
    assert not find.id


def test_a_homonym_is_offered_and_never_chosen(recognize: Recognize) -> None:
    (find,) = recognize("Nghị quyết số 01-NQ/ĐUM").list_finds("documents")
    assert not find.record
    assert find.candidates == ("01-nq-dum-2012", "01-nq-dum-2016")


def test_a_new_document_is_proposed_with_all_that_is_said_of_it(recognize: Recognize) -> None:
    line = (
        "Quán triệt Kết luận số 21-KL/TUM, ngày 25 tháng 10 năm 2021 của Tỉnh ủy Mẫu (khóa XII) về đẩy mạnh xây dựng, "
        "chỉnh đốn tổ chức đảng; đồng thời sơ kết."
    )
    (find,) = recognize(line).list_finds("documents")
    assert find.id == "21-kl-tum-2021"
    assert dict(find.fields) == {
        "type": "ket-luan",
        "number": "21",
        "symbol": "21-KL/TUM",
        "issued": "2021-10-25",
        "issuer": "tinh-uy-mau",
        "issuer_text": "Tỉnh ủy Mẫu",
        "term": "xii",
        "title": "về đẩy mạnh xây dựng, chỉnh đốn tổ chức đảng",
    }


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Kết luận 77-KL/TUM “Về giữ gìn nền nếp làm việc”, các nơi làm theo", "Về giữ gìn nền nếp làm việc"),
        ("Kết luận 77-KL/TUM về giữ gìn nền nếp, lề lối làm việc. Sau đó", "về giữ gìn nền nếp, lề lối làm việc"),
        ("Kết luận 77-KL/TUM về việc “Giữ nền nếp”", "Giữ nền nếp"),
        ("Kết luận 77-KL/TUM, ai cũng biết", None),
    ],
)
def test_a_title_ends_where_the_sentence_goes_on(recognize: Recognize, line: str, title: str | None) -> None:
    (find,) = recognize(line).list_finds("documents")
    assert find.fields.get("title") == title


def test_who_passed_a_document_and_when_may_stand_before_it(recognize: Recognize) -> None:
    (find,) = recognize("Ngày 1-11-2017, Đảng ủy Mẫu đã ban hành Quyết định số 49-QĐ/ĐUM.").list_finds("documents")
    assert find.fields["issued"] == "2017-11-01"
    assert find.fields["issuer_text"] == "Đảng ủy Mẫu"


def test_each_of_several_documents_in_one_name_has_its_own_place(recognize: Recognize) -> None:
    finds = recognize("Nghị quyết Trung ương 4 khóa XI, XII và Nghị quyết số 71, 72").list_finds("documents")
    assert [find.text for find in finds] == [
        "Nghị quyết Trung ương 4 khóa XI",
        "Nghị quyết Trung ương 4 khóa XI, XII",
        "Nghị quyết số 71",
        "Nghị quyết số 71, 72",
    ]
    assert [find.fields["number"] for find in finds] == ["4", "4", "71", "72"]


def test_the_papers_of_a_congress_have_one_id_however_they_are_named(recognize: Recognize) -> None:
    finds = recognize(
        "Nghị quyết Đại hội XIII của Đảng", "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng"
    ).list_finds("documents")
    assert [find.id for find in finds] == ["nq-dai-hoi-xiii", "nq-dai-hoi-xiii"]


def test_a_declared_name_stands_for_its_document(recognize: Recognize) -> None:
    finds = recognize(
        "Quy định số 55-QĐ/TUM của tỉnh (sau đây gọi tắt là Bộ quy ước)", "Ai cũng theo Bộ quy ước ấy."
    ).list_finds("documents")
    assert [(find.passage, find.id, find.reason) for find in finds] == [
        ("d1", "55-qd-tum", "symbol"),
        ("d2", "55-qd-tum", "declared"),
    ]


def test_the_permit_of_a_web_site_is_no_document(recognize: Recognize) -> None:
    assert not recognize("Giấy phép số 99/GP-TTĐT do Sở cấp").list_finds("documents")
