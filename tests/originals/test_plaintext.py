"""Text as people paste or save it: its paragraphs and its title."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from old_sets import SENTENCES

from handbook.originals import MAX_BYTES, Original, OriginalError, read_original

_TITLE = "Xã Đông Mẫu học và làm theo Bác"
_WRAPPED = """Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị, Huyện
ủy đã ban hành kế hoạch, giao từng ban theo dõi một cụm xã và hằng quý
nghe báo cáo.

- Toàn huyện có 73/73 chi bộ đăng ký mô hình học tập và làm theo Bác và
đạt 100%;
- Đến nay, gần 1 vạn lượt cán bộ, đảng viên đã tham gia các lớp học tập.
"""


def _read(text: str, name: str = "") -> Original:
    return read_original(text.encode(), name)


def test_each_line_is_a_paragraph_and_the_first_the_title() -> None:
    original = _read(f"{_TITLE}\n\n{SENTENCES[0]}\n{SENTENCES[1]}\n\n\n{SENTENCES[2]}\n")
    assert original == Original(_TITLE, SENTENCES[:3])


@pytest.mark.parametrize("first", [f"{_TITLE}.", " ".join([_TITLE] * 6)])
def test_a_sentence_and_a_long_paragraph_are_no_title(first: str) -> None:
    assert _read(f"{first}\n{first}, {first}") == Original("", (first, f"{first}, {first}"))


def test_one_paragraph_alone_is_no_title() -> None:
    assert _read(_TITLE) == Original("", (_TITLE,))


def test_lines_that_a_program_wrapped_are_joined_and_items_stay_apart() -> None:
    assert _read(_WRAPPED).passages == (
        " ".join(_WRAPPED.split("\n\n", maxsplit=1)[0].split()),
        "- Toàn huyện có 73/73 chi bộ đăng ký mô hình học tập và làm theo Bác và đạt 100%;",
        "- Đến nay, gần 1 vạn lượt cán bộ, đảng viên đã tham gia các lớp học tập.",
    )


def test_short_lines_of_a_list_are_not_joined() -> None:
    lines = ("Bí thư chi bộ", "Trưởng thôn", "Trưởng ban công tác mặt trận của thôn Đông")
    original = _read("\n".join(lines))
    assert (original.title, *original.passages) == lines


def test_the_marks_of_markdown_are_left_out_and_its_words_kept() -> None:
    text = f"# {_TITLE}\n\n**Một là**, [Chỉ thị 05](https://a.example/b) và _làm theo_:\n\n> {SENTENCES[1]}\n\n---\n"
    assert _read(text, "bai.md") == Original(_TITLE, ("Một là, Chỉ thị 05 và làm theo:", SENTENCES[1]))


def test_what_looks_like_a_mark_stays_in_plain_text() -> None:
    text = "2 * 3 = 6 và a_b_c, số *5*\n# không phải nhan đề vì có dấu chấm."
    assert _read(text) == Original(text.split("\n", maxsplit=1)[0], (text.split("\n")[1],))


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8), st.sampled_from(["\n", "\n\n", "\r\n", "\r"]))
def test_no_word_is_lost_and_none_added(lines: list[str], break_: str) -> None:
    original = _read(break_.join(lines))
    assert " ".join(filter(None, (original.title, *original.passages))).split() == " ".join(lines).split()


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "bai.txt"
    path.write_text(SENTENCES[0], encoding="utf-16")
    original = read_original(path)
    assert original.passages == (SENTENCES[0],)
    assert [notice.code for notice in original.notices] == ["encoding"]


@pytest.mark.parametrize("content", [b"", b" \n\t\n", "\u200b\ufeff".encode()])
def test_nothing_to_read_is_told(content: bytes) -> None:
    with pytest.raises(OriginalError, match="Không có chữ nào"):
        read_original(content)


def test_what_is_too_large_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(OriginalError, match=r"Tệp lớn hơn 32 MB"):
        read_original(b"a" * (MAX_BYTES + 1))
    path = tmp_path / "lon.txt"
    with path.open("wb") as stream:
        stream.truncate(100 << 20)
    with pytest.raises(OriginalError, match=r"Tệp lớn hơn 32 MB"):
        read_original(path)


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(OriginalError, match="không phải là một tệp"):
        read_original(tmp_path)
    os.mkfifo(tmp_path / "ong")
    with pytest.raises(OriginalError, match="không phải là một tệp"):
        read_original(tmp_path / "ong")
