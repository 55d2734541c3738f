"""What the file format takes and refuses, field by field."""

from decimal import Decimal

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from handbook import records
from handbook.records import Citation, Claim, Date, Discrepancy, Figure, Flag, Id, Line, Number, Record, Url
from handbook.text.dates import PartialDate


def _take(kind: object, text: str) -> object:
    return TypeAdapter(kind).validate_python(text)


def _refuse(kind: object, text: str) -> str:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(text)
    (error,) = caught.value.errors()
    return error["type"]


@pytest.mark.parametrize("text", ["05-ct-tw-2016", "x", "chuyen-de-2017", "1049-qd-duk-2017"])
def test_an_id_is_lower_case_ascii_joined_by_hyphens(text: str) -> None:
    assert _take(Id, text) == text


@pytest.mark.parametrize("text", ["05-CT/TW", "đảng", "a_b", "-a", "a-", "a--b", "a b", "../a", "a\n", "٠٥"])
def test_anything_else_is_no_id(text: str) -> None:
    assert _refuse(Id, text) == "id-form"


@pytest.mark.parametrize(("text", "value"), [("25525", "25525"), ("99.38", "99.38"), ("05", "5"), ("-1", "-1")])
def test_a_number_is_plain_digits_with_a_point(text: str, value: str) -> None:
    assert _take(Number, text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["1_000", "1e3", "99,38", "0x1f", "NaN", "Infinity", "1.", ".5", "+1", " 1", "1.470.000"]
)
def test_anything_else_is_no_number(text: str) -> None:
    assert _refuse(Number, text) == "number-form"


@pytest.mark.parametrize("text", ["2016", "2016-05", "2016-05-15", "2017-02-30"])
def test_a_date_is_kept_even_when_no_calendar_has_it(text: str) -> None:
    date = _take(Date, text)
    assert isinstance(date, PartialDate)
    assert str(date) == text


@pytest.mark.parametrize("text", ["15/05/2016", "1463270400", "2016-5-1", "hôm nay"])
def test_anything_else_is_no_date(text: str) -> None:
    assert _refuse(Date, text) == ("date-form")


@pytest.mark.parametrize(("text", "value"), [("có", True), ("không", False)])
def test_a_flag_is_a_vietnamese_word(text: str, value: bool) -> None:  # noqa: FBT001 - the very thing tested
    assert _take(Flag, text) is value


@pytest.mark.parametrize("text", ["yes", "no", "true", "1", "Có"])
def test_no_other_word_is_a_flag(text: str) -> None:
    assert _refuse(Flag, text) == "flag-form"


@pytest.mark.parametrize("text", ["https://bao.example/bai?a=1#b", "http://bao.example", "mailto:ban@bao.example"])
def test_an_address_is_of_the_web_or_of_mail(text: str) -> None:
    assert _take(Url, text) == text


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "data:text/html,x", "ftp://a", "//bao.example", "bao.example", "https:// a"]
)
def test_no_other_address_is_taken(text: str) -> None:
    assert _refuse(Url, text) == "url-form"


@pytest.mark.parametrize(
    "text",
    ["1 < 2", "a & b", "R&D", "<3", "hơn 5 > 3", "dữ liệu: mở", "Xem https://a.example", "Tập tin file đính kèm"],
)
def test_signs_that_are_no_markup_are_taken(text: str) -> None:
    assert _take(Line, text) == text


@pytest.mark.parametrize("text", ["<b>", "</a>", "< script>", "<!-- a -->", "&nbsp;", "&#60;", "&#x3c;"])
def test_markup_is_refused(text: str) -> None:
    assert _refuse(Line, text) == "text-html"


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "JavaScript: alert(1)", "data:text/html", "vbscript:x", "file:///etc"]
)
def test_unsafe_addresses_in_text_are_refused(text: str) -> None:
    assert _refuse(Line, text) == "text-scheme"


@pytest.mark.parametrize("text", [" a", "a ", "a  b", "a\nb", "a\tb"])
def test_spare_spaces_and_line_breaks_are_refused(text: str) -> None:
    assert _refuse(Line, text) == "text-spaces"


def test_a_figure_is_exact_unless_it_says_otherwise() -> None:
    figure = Figure.model_validate(
        {
            "id": "a",
            "indicator": "b",
            "printed": "05",
            "value": "05",
            "scope": "Xã",
            "cite": ("c#d1",),
        }
    )
    assert figure.qualifier == "đúng"
    assert figure.printed == "05"


def _models() -> list[type[BaseModel]]:
    found = [value for value in vars(records).values() if isinstance(value, type) and issubclass(value, Record)]
    return sorted(found, key=lambda model: model.__name__)


@pytest.mark.parametrize("model", _models(), ids=lambda model: model.__name__)
def test_every_record_is_frozen_and_closed(model: type[BaseModel]) -> None:
    assert model.model_config["frozen"] is True
    assert model.model_config["extra"] == "forbid"


@pytest.mark.parametrize("model", _models(), ids=lambda model: model.__name__)
def test_every_field_that_holds_many_is_a_tuple(model: type[BaseModel]) -> None:
    for field in model.model_fields.values():
        assert "list[" not in str(field.annotation)
        assert "set[" not in str(field.annotation)


def test_a_copy_of_a_record_is_equal_and_may_differ_in_a_field() -> None:
    claim = Claim(text="Một ý.", cite=(Citation("bao", "d1"),))
    assert claim.model_copy() == claim
    assert claim.model_copy(update={"text": "Hai ý."}) == Claim(text="Hai ý.", cite=(Citation("bao", "d1"),))


def test_a_citation_is_written_as_it_is_read() -> None:
    claim = Claim.model_validate({"text": "Một ý.", "cite": ["bao#d1", "bao-hai#nhan-de"]})
    assert claim.cite == (Citation("bao", "d1"), Citation("bao-hai", "nhan-de"))
    assert [str(each) for each in claim.cite] == ["bao#d1", "bao-hai#nhan-de"]


@pytest.mark.parametrize("text", ["", "bao", "bao#", "#d1", "bao#d1#d2", "Bao#d1", "bao#đoạn 1", "bao #d1", "bao# d1"])
def test_what_is_no_citation_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="citation"):
        Claim.model_validate({"text": "Một ý.", "cite": [text]})


@pytest.mark.parametrize(
    ("kind", "weight"),
    [
        ("tổng", "computed"),
        ("lịch", "computed"),
        ("trước-nguyên-nhân", "computed"),
        ("hai-giá-trị", "conflict"),
        ("mâu-thuẫn", "conflict"),
        ("cách-ghi", "spelling"),
    ],
)
def test_a_fault_of_a_source_weighs_as_its_kind(kind: str, weight: str) -> None:
    fault = Discrepancy.model_validate({"kind": kind, "note": "In như vậy."})
    assert fault.weight == weight
    claim = {"text": "Một ý.", "cite": ["bai-bao#d1"], "discrepancies": [fault]}
    assert Claim.model_validate(claim).is_doubtful == (weight != "spelling")
