"""What is named and is not there: one message for each such thing, with a way out that changes no meaning."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from handbook.checks.missing import suggest_record
from handbook.records.loading import read_catalog

Lay = Callable[[Mapping[str, str | bytes | None]], Path]
Report = Callable[[Path], str]

_CT05 = "directives/05-ct-tum-2016.yml"
_KL01 = "directives/01-kl-tum-2021.yml"
_UNIT = "exemplars/dang-uy-mau.yml"
_SOURCE = "sources/bai-bao-mau-2017.yml"
_LOG = "vocabulary/changes/2026-11-20-1.yml"
_CITED = "    cite: [bai-bao-mau-2017#d1]\n"


@pytest.fixture
def edit(toy: Path, lay: Lay) -> Callable[..., Path]:
    """Return a function that replaces text in files of the toy, everywhere it stands; each must hold it."""

    def edit_files(old: str, new: str, *names: str) -> Path:
        texts = {name: (toy / name).read_text(encoding="utf-8") for name in names}
        assert all(old in text for text in texts.values())
        return lay({name: text.replace(old, new) for name, text in texts.items()})

    return edit_files


def _split(printed: str) -> tuple[str, str]:
    """Split the report of one problem: its first line, and its hint as one line."""
    assert printed.endswith("\nCó 1 lỗi trong 1 tệp.\n"), printed
    hint = " ".join(printed.partition("= gợi ý: ")[2].rpartition("\nCó ")[0].split())
    return printed.splitlines()[0], hint


def test_a_deleted_document_is_one_message_for_all_that_names_it(lay: Lay, report: Report) -> None:
    first, hint = _split(report(lay({_CT05: None})))
    assert first.startswith(f"{_KL01}:15:13: lỗi[dangling]: không có văn bản mã «05-ct-tum-2016», mà ")
    assert " tệp nhắc tới" in first
    assert "ý bạn là" not in hint
    assert hint.startswith("lấy lại bản ghi ấy nếu bị xóa nhầm; nếu bản ghi ấy đã đổi mã thì ghi mã cũ vào ")


def test_the_names_of_a_deleted_document_are_no_message_of_their_own(lay: Lay, report: Report, toy: Path) -> None:
    text = (toy / "exemplars/xa-dong-xanh.yml").read_text(encoding="utf-8")
    named = "limitations:\n" + "".join(
        f"  - text: Xã học tập {name} từ đầu năm.\n{_CITED}"
        for name in ("Chỉ thị 05", "Chỉ thị số 05-CT/TUM", "Chỉ thị số05-CT/TUM", "CT 05", "05-CT/TUM")
    )
    first, _ = _split(report(lay({_CT05: None, "exemplars/xa-dong-xanh.yml": text + named})))
    assert "[dangling]: không có văn bản mã «05-ct-tum-2016»" in first


def test_the_name_of_another_document_that_is_not_there_is_a_message_of_its_own(
    lay: Lay, report: Report, toy: Path
) -> None:
    other = "exemplars/xa-dong-xanh.yml"
    text = (toy / other).read_text(encoding="utf-8") + f"limitations:\n  - text: Chưa làm Chỉ thị 06.\n{_CITED}"
    printed = report(lay({_CT05: None, other: text}))
    assert printed.endswith("Có 2 lỗi trong 2 tệp.\n")
    assert "chưa có văn bản nào mang tên «Chỉ thị 06»" in printed


def test_the_name_of_one_of_two_deleted_documents_of_one_number_is_no_message(
    lay: Lay, report: Report, toy: Path
) -> None:
    other = "exemplars/xa-dong-xanh.yml"
    text = (toy / other).read_text(encoding="utf-8") + f"limitations:\n  - text: Chưa làm Kết luận 01.\n{_CITED}"
    printed = report(lay({_KL01: None, "directives/01-nq-dum-2016.yml": None, other: text}))
    assert "không có văn bản mã «01-kl-tum-2021»" in printed
    assert "không có văn bản mã «01-nq-dum-2016»" in printed
    assert "chưa có văn bản nào mang tên" not in printed


def test_what_is_named_and_linked_is_told_at_the_first_place_and_with_the_other_files(
    toy: Path, lay: Lay, report: Report
) -> None:
    unit, glossary = "exemplars/xa-dong-xanh.yml", "vocabulary/glossary.yml"
    said = "".join(f"  - text: Năm {year} xã học Chỉ thị 77-CT/TUM.\n{_CITED}" for year in (2018, 2019))
    texts = {name: (toy / name).read_text(encoding="utf-8") for name in (unit, glossary)}
    texts[unit] += f"limitations:\n{said}"
    texts[glossary] = texts[glossary].replace("meaning: Loại", "meaning: Theo [[77-ct-tum-2018|chỉ thị]]. Loại", 1)
    first, hint = _split(report(lay(texts)))
    line = texts[unit].splitlines().index("  - text: Năm 2018 xã học Chỉ thị 77-CT/TUM.") + 1
    assert first.startswith(f"{unit}:{line}:")
    assert "3 chỗ trong 2 tệp " in first
    assert f"{glossary}:" in hint
    assert unit not in hint


def test_a_deleted_source_is_one_message(lay: Lay, report: Report) -> None:
    first, hint = _split(report(lay({_SOURCE: None})))
    assert "lỗi[unknown-source]: không có nguồn mã «bai-bao-mau-2017», mà " in first
    assert "lấy lại bản ghi ấy" in hint
    assert "previous_ids" not in hint
    assert "bai-bao-mau-2023" not in hint


def test_a_passage_taken_out_of_a_source_is_one_message(edit: Callable[..., Path], report: Report) -> None:
    first, hint = _split(report(edit("id: d2\n", "id: d20\n", _SOURCE)))
    assert "lỗi[unknown-passage]: nguồn «bai-bao-mau-2017» không có đoạn «d2», mà " in first
    assert "thêm vào «passages» của sources/bai-bao-mau-2017.yml trước" in hint


def test_an_entry_taken_out_of_the_vocabulary_is_one_message_that_shows_how_to_put_it_back(
    lay: Lay, report: Report
) -> None:
    first, hint = _split(report(lay({"vocabulary/indicators/mo-hinh.yml": None})))
    assert "lỗi[dangling]: không có chỉ tiêu mã «mo-hinh», mà " in first
    assert hint.startswith("lấy lại mục ấy nếu bị xóa nhầm; nếu mục ấy đã đổi mã thì viết mã mới ở mọi chỗ")
    assert hint.endswith("mục mới thì viết tệp vocabulary/indicators/mo-hinh.yml: id: mo-hinh label: … unit: …")
    assert "ý bạn là" not in hint


def test_of_what_one_file_names_again_the_other_lines_are_listed(
    edit: Callable[..., Path], report: Report, toy: Path
) -> None:
    text = (toy / _UNIT).read_text(encoding="utf-8")
    at, *others = (number for number, line in enumerate(text.splitlines(), 1) if line == "    indicator: mo-hinh")
    first, hint = _split(report(edit("indicator: mo-hinh\n", "indicator: khong-co\n", _UNIT)))
    assert first.startswith(f"{_UNIT}:{at}:16: lỗi[dangling]: ")
    assert hint.endswith(f"; nhắc ở cả dòng {', '.join(map(str, others))}")


@pytest.mark.parametrize(("field", "wrong"), [("issuer: tinh-uy-mau", "issuer: so-la"), ("term: xii", "term: xvi")])
def test_the_names_of_a_document_of_an_issuer_or_term_that_is_not_there_are_no_message_of_their_own(
    field: str, wrong: str, lay: Lay, report: Report, toy: Path
) -> None:
    other = "exemplars/xa-dong-xanh.yml"
    named = f"limitations:\n  - text: Chưa làm Chỉ thị 05 khóa XII của Tỉnh ủy Mẫu.\n{_CITED}"
    texts = {name: (toy / name).read_text(encoding="utf-8") for name in (_CT05, other)}
    assert field in texts[_CT05]
    first, _ = _split(report(lay({_CT05: texts[_CT05].replace(field, wrong), other: texts[other] + named})))
    assert first.startswith(f"{_CT05}:")
    assert "lỗi[dangling]" in first


def test_a_name_of_no_document_is_one_message_wherever_it_stands(edit: Callable[..., Path], report: Report) -> None:
    root = edit("Chỉ thị 05", "Chỉ thị 77", "vocabulary/glossary.yml", "vocabulary/issuers.yml")
    first, hint = _split(report(root))
    assert "lỗi[mention-unknown]: chưa có văn bản nào mang tên «Chỉ thị 77», mà 2 chỗ trong 2 tệp " in first
    assert "nhắc ở cả: vocabulary/issuers.yml:" in hint


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (_KL01, "    target: 05-ct-tum-2016", "    target: nghi-quyet-01-2016"),
        (_UNIT, "    measures: 05-ct-tum-2016", "    measures: nghi-quyet-01-2016"),
        (_CT05, "[[01-nq-dum-2016|", "[[nghi-quyet-01-2016|"),
        (_LOG, "  - 05-ct-tum-2016", "  - nghi-quyet-01-2016"),
        ("vocabulary/shared_names.yml", "      - 01-nq-dum-2016", "      - nghi-quyet-01-2016"),
    ],
)
def test_an_old_id_answers_with_its_new_one(
    name: str, old: str, new: str, edit: Callable[..., Path], report: Report
) -> None:
    printed = report(edit(old, new, name))
    assert "lỗi[old-id]: «nghi-quyet-01-2016» là mã cũ, mã này nay là «01-nq-dum-2016»" in printed
    assert "= gợi ý: viết «01-nq-dum-2016»" in printed
    assert "ý bạn là" not in printed


def test_a_body_that_got_another_id_answers_with_it(toy: Path, lay: Lay, report: Report) -> None:
    text = (toy / _UNIT).read_text(encoding="utf-8")
    renamed = text.replace("id: dang-uy-mau\n", "id: dang-uy-khoi-mau\nprevious_ids:\n  - dang-uy-mau\n", 1)
    renamed = renamed.replace("organizer: dang-uy-mau", "organizer: dang-uy-khoi-mau")
    printed = report(lay({_UNIT: None, "exemplars/dang-uy-khoi-mau.yml": renamed}))
    first, _ = _split(printed)
    assert "lỗi[old-id]: «dang-uy-mau» là mã cũ, mã này nay là «dang-uy-khoi-mau», mà " in first


def test_an_old_id_of_a_document_is_no_body(edit: Callable[..., Path], report: Report) -> None:
    first, hint = _split(report(edit("issuer: tinh-uy-mau", "issuer: nghi-quyet-01-2016", _KL01)))
    assert "lỗi[dangling]: không có cơ quan mã «nghi-quyet-01-2016»" in first
    assert "01-nq-dum-2016" not in hint


def test_an_id_of_another_kind_of_record_is_told_as_such(edit: Callable[..., Path], report: Report) -> None:
    first, hint = _split(report(edit("issuer: tinh-uy-mau", "issuer: 05-ct-tum-2016", _KL01)))
    assert "lỗi[dangling]: không có cơ quan mã «05-ct-tum-2016»" in first
    assert hint == "«05-ct-tum-2016» là mã của một văn bản, ở đây cần mã của một cơ quan"


def test_a_slip_in_one_place_is_guessed(edit: Callable[..., Path], report: Report) -> None:
    _, hint = _split(report(edit("issuer: tinh-uy-mau", "issuer: tinh-uy-mua", _KL01)))
    assert hint == "ý bạn là «tinh-uy-mau» (Tỉnh ủy Mẫu)?"


@pytest.mark.parametrize("wrong", ["quan-doan", "co-so-dang-o-xa"])
def test_a_word_the_vocabulary_lacks_comes_with_the_lines_that_add_it(
    wrong: str, edit: Callable[..., Path], report: Report
) -> None:
    _, hint = _split(report(edit("level: co-so", f"level: {wrong}", "exemplars/xa-dong-xanh.yml")))
    assert hint.endswith(f"mục mới thì thêm vào vocabulary/levels.yml: - id: {wrong} label: … definition: …")
    assert "ý bạn là" not in hint


def test_a_long_list_of_choices_says_how_many_more_there_are_and_where(toy: Path, lay: Lay, report: Report) -> None:
    more = {
        f"vocabulary/indicators/chi-tieu-{letter}.yml": f"id: chi-tieu-{letter}\nlabel: Chỉ tiêu {letter}\nunit: cái\n"
        for letter in "abcdefghijklmnopq"
    }
    unit = (
        (toy / "exemplars/xa-dong-xanh.yml")
        .read_text(encoding="utf-8")
        .replace("indicator: mo-hinh", "indicator: bong-den", 1)
    )
    _, hint = _split(report(lay({**more, "exemplars/xa-dong-xanh.yml": unit})))
    count = len(more) + sum(1 for _ in (toy / "vocabulary/indicators").iterdir())
    assert f" và {count - 12} nữa, xem «vocabulary/indicators/»; mục mới thì viết tệp " in hint


def test_who_asks_for_one_name_alone_gets_a_guess(toy: Path) -> None:
    catalog = read_catalog(toy).catalog
    assert suggest_record(catalog, "directives", "05-cttum-2016") == "ý bạn là «05-ct-tum-2016» (Chỉ thị 05-CT/TUM)?"
    assert "ý bạn là" not in suggest_record(catalog, "directives", "05-cttum-2016", guess=False)


def test_where_there_is_nothing_to_choose_from_nothing_is_listed(toy: Path) -> None:
    catalog = replace(read_catalog(toy).catalog, terms={})
    assert "các mã" not in suggest_record(catalog, "terms", "xii")
    assert "xii" in suggest_record(catalog, "terms", "xii")
