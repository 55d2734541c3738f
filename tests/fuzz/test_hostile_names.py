"""No id, old or new, names a file outside its folder, another page's file, or one that some machine refuses."""

from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.datafile import parse_datafile
from handbook.records import Body, Directive, Source
from handbook.records.faults import parse_record

Change = Callable[[str, str, str], Path]

_ESCAPES = (
    *(
        "../x",
        "..",
        ".",
        "/etc/x",
        "a/b",
        "a\\b",
        "C:x",
        "~x",
        "%2e%2e%2fx",
        "a%00",
        "a\u2025b",
        "x.html",
        "x#y",
        "x?y",
    ),
    *("A", "á", "ａ", "a_b", "-a", "a-", "a--b", "a b", "a'b", "$(x)", "`x`", "{{x}}", "a" * 101, "٠٥", "ı", "ſ"),
)
_TAKEN = ("index", "so-hieu", "con", "nul", "com1", "lpt9")
_RECORDS = {"directives/05-ct-tum-2016.yml": Directive, "sources/bai-bao-mau-2017.yml": Source}


def find_codes(toy: Path, name: str, identifier: str) -> set[str]:
    """Read a good file of the toy with another id; return the codes of what is wrong with it."""
    text = (toy / name).read_text(encoding="utf-8")
    stem = PurePosixPath(name).stem
    quoted = identifier.replace("'", "''")
    reading = parse_datafile(name, text.replace(f"id: {stem}\n", f"id: '{quoted}'\n", 1).encode())
    faults = reading.diagnostics
    if reading.file is not None:
        faults += parse_record(_RECORDS[name], reading.data, reading.file)[1]
    return {fault.code for fault in faults}


@pytest.mark.parametrize("identifier", _ESCAPES)
@pytest.mark.parametrize("name", _RECORDS)
def test_an_id_that_could_lead_elsewhere_is_refused(name: str, identifier: str, toy: Path) -> None:
    assert find_codes(toy, name, identifier) & {"id-form", "too-long", "look-alike", "foreign-letter"}


@given(st.text(min_size=1, max_size=30))
def test_an_id_that_is_accepted_is_one_plain_name(identifier: str) -> None:
    root = Path(__file__).parents[1] / "toy"
    if not find_codes(root, "sources/bai-bao-mau-2017.yml", identifier):
        assert identifier.isascii()
        assert PurePosixPath("nguon", f"{identifier}.html").parts == ("nguon", f"{identifier}.html")


@pytest.mark.parametrize("identifier", _TAKEN)
@pytest.mark.parametrize(
    ("name", "stem"),
    [("directives/05-ct-tum-2016.yml", "05-ct-tum-2016"), ("exemplars/dang-uy-mau.yml", "dang-uy-mau")],
)
def test_an_old_id_cannot_take_the_place_of_a_list(
    name: str, stem: str, identifier: str, change: Change, check: Callable[[Path], list[str]]
) -> None:
    root = change(name, f"id: {stem}\n", f"id: {stem}\nprevious_ids:\n  - {identifier}\n")
    assert [line for line in check(root) if "lỗi[id-reserved]" in line]


def test_an_old_id_of_an_issuer_cannot_take_the_place_of_another(
    toy: Path, lay: Callable[..., Path], check: Callable[[Path], list[str]]
) -> None:
    lines = (toy / "vocabulary/issuers.yml").read_text(encoding="utf-8").splitlines(keepends=True)
    first, second = (line for line in lines if line.startswith("  - id: "))
    other = second.removeprefix("  - id: ").strip()
    changed = "".join(lines).replace(first, f"{first}    previous_ids:\n      - {other}\n")
    assert [line for line in check(lay({"vocabulary/issuers.yml": changed})) if "lỗi[id-twice]" in line]


def test_a_value_of_the_vocabulary_cannot_take_the_place_of_a_list(
    toy: Path, lay: Callable[..., Path], check: Callable[[Path], list[str]]
) -> None:
    text = (toy / "vocabulary/terms/xi.yml").read_text(encoding="utf-8").replace("id: xi\n", "id: index\n")
    assert [line for line in check(lay({"vocabulary/terms/index.yml": text})) if "lỗi[id-reserved]" in line]


@pytest.mark.parametrize("model", [Directive, Body, Source])
def test_no_id_is_longer_than_a_file_name_may_be(model: type[Directive | Body | Source]) -> None:
    schema = model.model_json_schema()["properties"]["id"]
    assert schema["maxLength"] <= 100
