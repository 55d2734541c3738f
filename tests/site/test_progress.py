"""What a long build says: on a terminal only, once it lasts, and nothing stays."""

import io

from handbook.site import Progress


class Terminal(io.StringIO):
    """A terminal that keeps what is written to it."""

    def isatty(self) -> bool:
        """Tell that it is one."""
        return True


def test_a_long_build_says_how_far_it_is_and_takes_it_away() -> None:
    terminal = Terminal()
    progress = Progress(terminal, started=-10.0)
    progress(50, 200)
    assert terminal.getvalue() == "\rĐang dựng trang: 25% (50/200)"
    progress.close()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_a_short_build_says_nothing() -> None:
    terminal = Terminal()
    progress = Progress(terminal)
    progress(50, 200)
    progress.close()
    assert terminal.getvalue() == ""


def test_where_there_is_no_terminal_nothing_is_said() -> None:
    stream = io.StringIO()
    Progress(stream, started=-10.0)(50, 200)
    assert stream.getvalue() == ""
