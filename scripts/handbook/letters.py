"""Letters a file must not hold: what looks like Vietnamese and is not, and what nobody sees."""

import re
import unicodedata
from collections.abc import Iterator

from handbook.diagnostics import Diagnostic, Place
from handbook.vietnamese import LOOK_ALIKES, is_foreign_letter, is_invisible

_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
_OPENING_CURLY_QUOTE = re.compile(r"\s*(?:- )?(?:[\w-]+: )?(?P<quote>[“”‘’])")
_CURLY_NUMBER = re.compile(r"(?P<before>\s*(?:- )?[\w-]+: )“(?P<inside>[^“”]*)”\s*")


def scan_lines(path: str, lines: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Find the faults of single characters, which YAML itself would let pass or report badly."""
    conflict = next((number for number, line in enumerate(lines, 1) if _CONFLICT.match(line)), 0)
    for number, line in enumerate(lines, 1):
        if number == conflict:
            yield Diagnostic(
                Place(path, number, 1, len(line)),
                "merge-conflict",
                "dấu vết của hai bản sửa chồng lên nhau chưa được gộp",
                "giữ lại một trong hai bản, rồi xóa các dòng <<<<<<<, =======, >>>>>>>",
            )
        if "\t" in line:
            yield Diagnostic(
                Place(path, number, line.index("\t") + 1),
                "tab",
                "có phím Tab trong dòng",
                "thay Tab bằng dấu cách",
            )
        if not line.isascii():
            yield from _scan_letters(path, number, line)


def _scan_letters(path: str, number: int, line: str) -> Iterator[Diagnostic]:
    if not unicodedata.is_normalized("NFC", line):
        composed = unicodedata.normalize("NFC", line)
        column = next((at for at, pair in enumerate(zip(line, composed, strict=False)) if pair[0] != pair[1]), 0)
        yield Diagnostic(
            Place(path, number, column + 1),
            "not-nfc",
            "chữ có dấu viết bằng ký tự rời (Unicode tổ hợp), trông giống nhưng tìm không thấy",
            f"chép lại dòng này: {composed.strip()}",
        )
    quote = _OPENING_CURLY_QUOTE.match(line)
    if quote:
        whole = _CURLY_NUMBER.fullmatch(line)
        rewritten = f'{whole["before"].strip()} "{whole["inside"]}"' if whole else 'đặt cả giá trị trong "…" thẳng'
        yield Diagnostic(
            Place(path, number, quote.start("quote") + 1),
            "curly-quote",
            f"giá trị bắt đầu bằng dấu nháy cong {quote['quote']}, YAML không coi đó là dấu nháy",
            f"viết lại: {rewritten}",
        )
    for column, character in enumerate(line, 1):
        if character in LOOK_ALIKES:
            yield Diagnostic(
                Place(path, number, column),
                "look-alike",
                f"ký tự «{character}» (U+{ord(character):04X}) trông giống nhưng không phải chữ Việt",
                f"gõ lại thành «{LOOK_ALIKES[character]}»",
            )
        elif is_foreign_letter(character):
            yield Diagnostic(
                Place(path, number, column),
                "foreign-letter",
                f"ký tự «{character}» (U+{ord(character):04X}) không thuộc chữ La-tinh",
                "gõ lại chữ này bằng bộ gõ tiếng Việt",
            )
        elif is_invisible(character):
            yield Diagnostic(
                Place(path, number, column),
                "invisible",
                f"ký tự không nhìn thấy được (U+{ord(character):04X}), thường do chép từ Word hoặc trang mạng",
                "xóa ký tự này, nếu cần thì gõ dấu cách thường",
            )
