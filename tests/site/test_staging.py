"""Files are written as they are made: a whole text, or pieces that nobody holds together."""

from collections.abc import Iterator
from pathlib import Path

from handbook.site.staging import write_file


def test_a_text_and_its_pieces_make_the_same_file(tmp_path: Path) -> None:
    write_file(tmp_path, "a/whole.txt", "Đảng ủy\r\n")
    write_file(tmp_path, "a/pieces.txt", (letter.encode() for letter in "Đảng ủy\r\n"))
    assert (tmp_path / "a" / "whole.txt").read_bytes() == (tmp_path / "a" / "pieces.txt").read_bytes()


def test_what_is_no_letter_is_written_as_a_page_can_hold_it(tmp_path: Path) -> None:
    write_file(tmp_path, "a.html", "\ud800")
    assert (tmp_path / "a.html").read_bytes() == b"&#55296;"


def test_pieces_are_written_while_others_are_made(tmp_path: Path) -> None:
    waiting: list[int] = []

    def make() -> Iterator[bytes]:
        for place in range(60):
            waiting.append(place * 100_000 - (tmp_path / "a.csv").stat().st_size)
            yield b"x" * 100_000

    write_file(tmp_path, "a.csv", make())
    assert max(waiting) < 2_000_000
    assert (tmp_path / "a.csv").stat().st_size == 6_000_000
