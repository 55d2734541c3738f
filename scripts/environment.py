"""Make the virtual environment of the Makefile anew, or say in one line why this Python cannot.

Run by ``make`` with whatever Python there is, so its syntax is old and it needs nothing but the standard library.
"""

import importlib.util
import subprocess
import sys

_LEAST = (3, 11)
_OLD = "Cần Python {}.{} trở lên, còn «{}» là {}.{}; cài bản mới rồi chạy, ví dụ: make site PYTHON=python3.12"
_BARE = (
    "«{}» thiếu phần lập môi trường riêng (venv); trên Debian hay Ubuntu: sudo apt install python3-venv, rồi chạy lại"
)


def find_fault() -> str:
    """Say why this Python cannot make the environment; nothing where it can."""
    if sys.version_info[:2] < _LEAST:
        return _OLD.format(*_LEAST, sys.executable, *sys.version_info[:2])
    if not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        return _BARE.format(sys.executable)
    return ""


def main() -> int:
    """Make the environment in the named folder; whatever is in it goes."""
    fault = find_fault()
    if fault:
        sys.stderr.buffer.write((fault + "\n").encode("utf-8"))
        return 1
    return subprocess.call([sys.executable, "-m", "venv", "--clear", sys.argv[1]])  # noqa: S603 - this very Python


if __name__ == "__main__":
    sys.exit(main())
