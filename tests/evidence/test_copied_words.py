"""Seven words in a row of a source are found, whatever stands between them; fewer are anybody's."""

import pytest

from handbook.evidence import find_copied

_SOURCE = "Đảng ủy xã đã chọn bảy việc khó để làm trước trong năm."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Năm ấy, xã đã chọn bảy việc khó để làm.", "xã đã chọn bảy việc khó để"),
        ("XÃ ĐÃ CHỌN, bảy việc khó, để làm", "XÃ ĐÃ CHỌN, bảy việc khó, để"),
        ("Xã đã chọn bảy việc khó", ""),
        ("", ""),
    ],
)
def test_a_run_of_the_sources_words_is_shown_as_it_is_written(text: str, found: str) -> None:
    assert find_copied(text, ["không liên quan", _SOURCE]) == found


def test_without_a_source_nothing_is_taken_over() -> None:
    assert find_copied(_SOURCE, []) == ""
