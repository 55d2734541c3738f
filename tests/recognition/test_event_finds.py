"""Conferences and commendations told in a passage."""

from collections.abc import Callable

from handbook.recognition import Recognition

Recognize = Callable[..., Recognition]


def test_a_conference_is_told_with_its_day_and_its_document(recognize: Recognize) -> None:
    line = "Ngày 12/6/2023, Đảng ủy Mẫu tổ chức hội nghị sơ kết 2 năm thực hiện Chỉ thị 05-CT/TUM, có 50 người dự."
    (find,) = recognize(line).list_finds("conferences")
    assert find.text == "hội nghị sơ kết 2 năm thực hiện Chỉ thị 05-CT/TUM"
    assert find.fields["date"] == "2023-06-12"
    assert find.fields["about"] == ("05-ct-tum-2016",)
    assert find.fields["years"] == "2"
    assert find.fields["organizer"] == "dang-uy-mau"


def test_who_only_passed_the_document_holds_no_conference(recognize: Recognize) -> None:
    line = "Theo lời của Đảng ủy Mẫu. Xã mở hội nghị sơ kết 2 năm làm theo lời dạy."
    (find,) = recognize(line).list_finds("conferences")
    assert "organizer" not in find.fields


def test_a_meeting_without_a_purpose_is_no_conference(recognize: Recognize) -> None:
    assert not recognize("Tại hội nghị, các đại biểu nghe báo cáo.").list_finds("conferences")


def test_a_commendation_tells_the_award_the_recipients_and_how_many(recognize: Recognize) -> None:
    line = "Dịp này, Đảng ủy Mẫu tặng Bằng khen cho 46 tập thể, 30 cá nhân."
    (find,) = recognize(line).list_finds("commendations")
    assert find.fields["award"] == "Bằng khen"
    assert find.fields["recipients"] == "46 tập thể, 30 cá nhân"
    assert (find.fields["collectives"], find.fields["individuals"]) == ("46", "30")
    assert find.fields["by"] == "dang-uy-mau"


def test_an_award_nobody_gets_is_no_commendation(recognize: Recognize) -> None:
    assert not recognize("Bằng khen được in trên giấy dày.").list_finds("commendations")
