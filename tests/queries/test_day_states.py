"""How records stood on a day, in sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.queries import DayState, Holdings, read_state


def _list_texts(told: DayState) -> list[str]:
    return [each.text for each in told.statements]


@pytest.mark.parametrize(
    ("name", "day", "happened", "status"),
    [
        ("05-ct-tw-2016", "2016-05-14", "no", ""),
        ("05-ct-tw-2016", "2016-05-15", "yes", ""),
        ("05-ct-tw-2016", "2016-05", "yes", ""),
        ("kl 01", "2021-05-17", "no", ""),
        ("kl 01", "2021", "yes", ""),
        ("06-nq-duk-2017", "2020-02-07", "yes", ""),
        ("06-nq-duk-2017", "2020-02-08", "yes", "dang-thuc-hien"),
        ("03-ct-duk-2016", "2016-08-31", "no", ""),
        ("quy-dinh-neu-guong-lao-cai-2023", "2023-06-30", "unsure", ""),
        ("quy-dinh-neu-guong-lao-cai-2023", "2023", "yes", ""),
        ("chuyen-de-2017", "2016-01-01", "no", ""),
    ],
)
def test_a_document_is_told_as_it_stood_by_the_evidence_of_the_day(
    articles: Holdings, name: str, day: str, happened: str, status: str
) -> None:
    told = read_state(articles, name, day)
    assert (told.held, told.happened, told.status) == (True, happened, status)


def test_of_a_document_not_issued_yet_nothing_else_is_told(articles: Holdings) -> None:
    told = read_state(articles, "05-ct-tw-2016", "2016-05-14")
    assert _list_texts(told) == [
        "Tính đến ngày 14/5/2016, Chỉ thị 05-CT/TW chưa được ban hành; ngày ban hành là 15/5/2016."
    ]


def test_evidence_that_came_later_is_told_as_later(articles: Holdings) -> None:
    told = read_state(articles, "06-nq-duk-2017", "2020-02-07")
    [status] = [each for each in told.statements if "còn được thực hiện hay không" in each.text]
    assert "nguồn sau đó hoặc chưa rõ ngày thì nói: Đang thực hiện (theo nguồn mới nhất 8/2/2020)" in status.text
    assert status.cite


def test_what_ended_a_document_is_told_from_its_day_on(toys: Holdings) -> None:
    before, after = (read_state(toys, "23-hd-dum-2017", day) for day in ("2021-05-17", "2021-05-18"))
    assert before.ended_by == ()
    assert [each.id for each in after.ended_by] == ["01-kl-tum-2021"]
    [ended] = [each for each in after.statements if "đã thôi được thực hiện" in each.text]
    assert ended.cite == ("bai-bao-mau-2023#d1",)


def test_a_body_is_told_by_its_name_of_the_day(toys: Holdings) -> None:
    told = read_state(toys, "tinh-uy-mau", "2010")
    assert _list_texts(told)[0] == "Vào năm 2010, sổ tay gọi nơi này là Tỉnh ủy An Mẫu (nay là Tỉnh ủy Mẫu)."
    ended = read_state(toys, "huyen-uy-suoi-trong", "2018-01-01")
    assert "Tính đến ngày 1/1/2018, Huyện ủy Suối Trong đã kết thúc hoạt động (4/2017)." in _list_texts(ended)
    assert "Đảng ủy Mẫu kế thừa Huyện ủy Suối Trong từ 5/2017." in _list_texts(ended)


@pytest.mark.parametrize("day", ["", "hôm nay", "2021-02-30", "2021~", "18/5/2021", "2021-05/2022"])
def test_what_is_no_day_is_refused(articles: Holdings, day: str) -> None:
    told = read_state(articles, "kl 01", day)
    assert (told.held, told.statements) == (False, ())
    assert "không phải là ngày" in told.note


def test_no_record_is_chosen_or_guessed(articles: Holdings) -> None:
    assert len(read_state(articles, "01-NQ/ĐUK", "2016").candidates) == 2
    assert not read_state(articles, "chỉ thị 99", "2016").held


@given(year=st.integers(1990, 2030))
def test_every_statement_cites_only_what_is_explained(toys: Holdings, year: int) -> None:
    for name in (*toys.catalog.directives, *toys.catalog.bodies):
        told = read_state(toys, name, str(year))
        assert {cited for each in told.statements for cited in each.cite} == {each.citation for each in told.citations}
