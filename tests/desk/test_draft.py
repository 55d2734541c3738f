"""New records from answers."""

import re
from pathlib import Path

import pytest

from handbook.desk.draft import (
    QUESTIONS,
    DraftError,
    Question,
    draft_record,
    find_answer,
    list_choices,
    suggest_answer,
    write_draft,
)
from handbook.records.catalog import FOLDERS, Catalog
from handbook.records.loading import read_catalog
from handbook.records.notation import rewrite_file

_DIRECTIVE = {
    "symbol": "21-KL/TUM",
    "number": "21",
    "type": "ket-luan",
    "title": "Về một việc: việc nhỏ",
    "short_name": "Kết luận 21-KL/TUM",
    "issuer": "tinh-uy-mau",
    "issued": "2021-10-25",
    "term": "",
    "source": "bai-bao-mau-2023",
    "passage": "d1",
    "id": "21-kl-tum-2021",
}
_EXEMPLAR = {
    "name": "Xã Mẫu",
    "level": "quan-huyen",
    "source": "bai-bao-mau-2017",
    "passage": "d2",
    "id": "xa-mau",
}
_SOURCE = {
    "title": "Bài mới",
    "kind": "Bài báo",
    "published": "2024",
    "counting": "Đếm các đoạn.",
    "passage": "d1",
    "opening": "Vừa qua",
    "id": "bai-moi-2024",
}
_MODEL = {
    "name": "Hàng cây nhớ ơn",
    "unit": "xa-dong-xanh",
    "source": "bai-bao-mau-2017",
    "passage": "d2",
    "id": "hang-cay",
}
_ANSWERS = {"directive": _DIRECTIVE, "exemplar": _EXEMPLAR, "model": _MODEL, "source": _SOURCE}
_FOLDERS = {"directive": "directives", "exemplar": "exemplars", "model": "exemplars/models", "source": "sources"}


@pytest.fixture(scope="module")
def catalog(toy: Path) -> Catalog:
    return read_catalog(toy).catalog


def _question(kind: str, field: str) -> Question:
    return next(each for each in QUESTIONS[kind] if each.field == field)


@pytest.mark.parametrize("kind", QUESTIONS)
def test_a_draft_is_valid_and_canonical(kind: str, catalog: Catalog) -> None:
    draft = draft_record(catalog, kind, _ANSWERS[kind])
    assert draft.diagnostics == ()
    assert draft.path == f"{_FOLDERS[kind]}/{_ANSWERS[kind]['id']}.yml"
    assert rewrite_file(draft.path, draft.text.encode()).text == draft.text


def test_a_draft_says_what_is_known_and_nothing_else(catalog: Catalog) -> None:
    assert draft_record(catalog, "directive", _DIRECTIVE).text == (
        'id: 21-kl-tum-2021\ntype: ket-luan\nnumber: "21"\nsymbol: 21-KL/TUM\ntitle: "Về một việc: việc nhỏ"\n'
        "short_name: Kết luận 21-KL/TUM\nissuer: tinh-uy-mau\nissued: 2021-10-25\nstatus:\n  value: chua-xac-dinh\n"
        "cite: [bai-bao-mau-2023#d1]\n"
    )


@pytest.mark.parametrize("kind", QUESTIONS)
def test_every_question_is_of_a_field(kind: str) -> None:
    fields = {*FOLDERS[_FOLDERS[kind]].model_fields, "unit", "source", "passage", "opening"}
    assert {question.field for question in QUESTIONS[kind]} <= fields


@pytest.mark.parametrize(
    ("kind", "field", "answers", "suggestion"),
    [
        ("directive", "number", {"symbol": "05-CT/TUM"}, "05"),
        ("directive", "number", {"symbol": ""}, ""),
        ("directive", "type", {"symbol": "05-CT/TUM"}, "chi-thi"),
        ("directive", "type", {"symbol": "05-XX/TUM"}, ""),
        ("directive", "short_name", {"symbol": "05-CT/TUM", "type": "chi-thi"}, "Chỉ thị 05-CT/TUM"),
        ("directive", "id", {"symbol": "05-CT/TUM", "issued": "2016-05-15"}, "05-ct-tum-2016"),
        ("directive", "id", {"symbol": "01-NQ/ĐUM", "issued": "2012"}, "01-nq-dum-2012"),
        ("directive", "id", {"symbol": "04-NQ/TW", "term": "xii"}, "04-nq-tw-khoa-xii"),
        ("directive", "id", {"symbol": "", "short_name": "Chuyên đề năm 2017", "issued": "2017"}, "chuyen-de-nam-2017"),
        ("exemplar", "id", {"name": "Đảng ủy Xã Đông Xanh"}, "dang-uy-xa-dong-xanh"),
        ("source", "id", {"title": "Bài", "publisher": "Báo Mẫu", "published": "2024-01-02"}, "bao-mau-2024"),
        ("source", "id", {"title": "một " * 40}, "-".join(["mot"] * 15)),
        ("source", "title", {}, ""),
    ],
)
def test_answers_are_proposed_from_earlier_ones(
    kind: str, field: str, answers: dict[str, str], suggestion: str, catalog: Catalog
) -> None:
    assert suggest_answer(catalog, kind, field, answers) == suggestion


@pytest.mark.parametrize(
    ("field", "text", "answer"),
    [
        ("type", "chi-thi", "chi-thi"),
        ("type", "Chỉ thị", "chi-thi"),
        ("type", "chi thi", "chi-thi"),
        ("title", "  Về   việc  ", "Về việc"),
        ("title", "Ve\u0302\u0300", "Về"),
        ("issued", "2016-05", "2016-05"),
        ("issued", "", ""),
    ],
)
def test_an_answer_is_turned_into_what_the_record_holds(field: str, text: str, answer: str, catalog: Catalog) -> None:
    assert find_answer(catalog, "directive", _question("directive", field), text) == answer


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("type", "chi-thj", "ý bạn là «chi-thi» (Chỉ thị)?"),
        ("type", "xyz", "các mã loại văn bản có: chi-thi, "),
        ("issued", "giữa năm 2016", "2016-05-15"),
        ("id", "05-ct-tum-2016", "chọn mã khác"),
        ("title", "", "cần trả lời «title»"),
        ("title", "<b>", "mã của trang mạng"),
        ("number", "5", "«05»"),
        ("id", "Chỉ thị", "mã chỉ gồm chữ thường"),
        ("title", "a\u200bb", "dấu cách rộng bằng không"),
    ],
)
def test_a_wrong_answer_is_refused_in_words(field: str, text: str, words: str, catalog: Catalog) -> None:
    with pytest.raises(DraftError, match=re.escape(words)):
        find_answer(catalog, "directive", _question("directive", field), text)


@pytest.mark.parametrize(
    ("kind", "taken"), [("directive", "05-ct-tum-2016"), ("exemplar", "tinh-uy-mau"), ("source", "bai-bao-mau-2017")]
)
def test_an_id_that_is_taken_is_refused(kind: str, taken: str, catalog: Catalog) -> None:
    with pytest.raises(DraftError, match=f"đã có bản ghi mã «{taken}»"):
        draft_record(catalog, kind, {**_ANSWERS[kind], "id": taken})


def test_a_passage_the_source_does_not_list_is_refused(catalog: Catalog) -> None:
    with pytest.raises(DraftError, match="không có «d99»; các đoạn có: "):
        draft_record(catalog, "directive", {**_DIRECTIVE, "passage": "d99"})


def test_a_document_of_which_there_is_only_talk_needs_no_source(catalog: Catalog) -> None:
    asked = {question.field: question for question in QUESTIONS["directive"]}
    told = {"reported": "Bạn đọc kể như vậy."}
    for field in ("source", "passage"):
        assert find_answer(catalog, "directive", asked[field], "", told) == ""
        with pytest.raises(DraftError):
            find_answer(catalog, "directive", asked[field], "")
    draft = draft_record(catalog, "directive", {**_DIRECTIVE, **told, "source": "", "passage": ""})
    assert not draft.diagnostics
    assert "reported: Bạn đọc kể như vậy.\n" in draft.text
    assert "cite" not in draft.text


def test_a_file_that_is_there_is_never_touched(catalog: Catalog, tmp_path: Path) -> None:
    draft = draft_record(catalog, "source", _SOURCE)
    with pytest.raises(DraftError, match="không có thư mục sources"):
        write_draft(tmp_path, draft)
    (tmp_path / "sources").mkdir()
    write_draft(tmp_path, draft)
    path = tmp_path / draft.path
    assert path.read_bytes() == draft.text.encode()
    path.write_text("khác", encoding="utf-8")
    with pytest.raises(DraftError, match="đã có tệp"):
        write_draft(tmp_path, draft)
    assert path.read_text(encoding="utf-8") == "khác"


def test_dates_and_passages_are_taken_as_people_write_them(catalog: Catalog) -> None:
    assert find_answer(catalog, "directive", _question("directive", "issued"), "15/5/2016") == "2016-05-15"
    question = _question("directive", "passage")
    assert find_answer(catalog, "directive", question, "Đoạn 1", {"source": "bai-bao-mau-2017"}) == "d1"
    with pytest.raises(DraftError, match="các đoạn có: "):
        find_answer(catalog, "directive", question, "đoạn 99", {"source": "bai-bao-mau-2017"})


def test_a_question_about_a_record_lists_what_there_is(catalog: Catalog) -> None:
    assert "chi-thi (Chỉ thị)" in list_choices(catalog, _question("directive", "type"))
    assert list_choices(catalog, _question("directive", "title")) == ()
