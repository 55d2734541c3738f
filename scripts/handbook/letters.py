"""Letters a file must not hold: what looks like Vietnamese and is not, what nobody sees, and old encodings."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from handbook.diagnostics import Diagnostic, Place
from handbook.vietnamese import LOOK_ALIKES, is_foreign_letter, is_invisible

_OPENING_CURLY_QUOTE = re.compile(r"\s*(?:- )?(?:[\w-]+: )?(?P<quote>[“”‘’])")
_CURLY_VALUE = re.compile(r"(?P<before>\s*(?:- )?(?:[\w-]+: )?)[“‘](?P<inside>[^“”‘’\"]*)[”’]\s*")
# letters of TCVN3 (.VnTime) and VNI that no Vietnamese word has, as they look when taken for Unicode
_OLD_LETTER = re.compile(r"(?<=\w)[µ¶¸¹]|[ÄÅÆËÎÏÑÖØÛÜÞßäåæëîïñöøûüþÿ]|[®§](?=[\wµ-¾])")
_LEAST_OLD_LETTERS = 3
_MISREAD = re.compile(r"á[º»][\u0080-\u00bf\u0152-\u2122]|Ä[‘\u0090\u0091]|Æ[°¡¯]|Ã[\u0080-\u00bf]")
_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "\u00a0": "dấu cách cứng của Word",
        "\u202f": "dấu cách hẹp",
        "\u200b": "dấu cách rộng bằng không",
        "\u00ad": "gạch nối mềm",
        "\ufeff": "dấu đầu tệp",
        "\u2028": "dấu xuống dòng của Word",
        "\u000b": "dấu xuống dòng của Word",
    }
)
_MOST_LINES = 8

_Spot = tuple[int, int]


def scan_lines(path: str, lines: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Find the faults of single characters, which YAML itself would let pass or report badly.

    What comes in many lines at once (tabs, loose marks, invisible letters, an old encoding) is reported once a file.
    """
    yield from _scan_quotes(path, lines)
    strange = [(number, line) for number, line in enumerate(lines, 1) if not line.isascii() or not line.isprintable()]
    for find, explain in _ONCE_A_FILE:
        spots = tuple(spot for number, line in strange for spot in find(number, line))
        if spots:
            yield explain(path, lines, spots)
    for number, line in strange:
        if not _find_old_letters(number, line):
            yield from _scan_letters(path, number, line)


def _find_tabs(number: int, line: str) -> tuple[_Spot, ...]:
    return ((number, line.index("\t")),) if "\t" in line else ()


def _explain_tabs(path: str, lines: tuple[str, ...], spots: tuple[_Spot, ...]) -> Diagnostic:
    number, column = spots[0]
    line = lines[number - 1]
    many = _count_lines(spots)
    if line[:column].strip():
        message = f"nội dung có phím Tab{many}, thường do dán một bảng từ Word hoặc Excel"
        return Diagnostic(
            Place(path, number, column + 1), "tab", message, f"viết lại: {' '.join(line.split())}; mỗi ô một giá trị"
        )
    message = f"dòng thụt vào bằng phím Tab{many}; chỉ được dùng dấu cách"
    hint = "thay mỗi phím Tab bằng dấu cách, cho thẳng cột với các trường cùng mục"
    return Diagnostic(Place(path, number, column + 1), "tab", message, hint)


def _find_loose_marks(number: int, line: str) -> tuple[_Spot, ...]:
    if line.isascii() or unicodedata.is_normalized("NFC", line):
        return ()
    composed = unicodedata.normalize("NFC", line)
    return ((number, next((at for at, pair in enumerate(zip(line, composed, strict=False)) if pair[0] != pair[1]), 0)),)


def _explain_loose_marks(path: str, lines: tuple[str, ...], spots: tuple[_Spot, ...]) -> Diagnostic:
    number, column = spots[0]
    composed = unicodedata.normalize("NFC", lines[number - 1]).strip()
    message = f"chữ có dấu viết bằng ký tự rời (Unicode tổ hợp){_count_lines(spots)}, trông giống nhưng tìm không thấy"
    rest = f"; sửa cả {_list_lines([each for each, _ in spots[1:]])}" if len(spots) > 1 else ""
    return Diagnostic(Place(path, number, column + 1), "not-nfc", message, f"chép lại dòng này: {composed}{rest}")


def _find_invisible(number: int, line: str) -> tuple[_Spot, ...]:
    if _find_old_letters(number, line):
        return ()
    return tuple((number, at) for at, character in enumerate(line) if character != "\t" and is_invisible(character))


def _explain_invisible(path: str, lines: tuple[str, ...], spots: tuple[_Spot, ...]) -> Diagnostic:
    number, column = spots[0]
    line = lines[number - 1]
    character = line[column]
    name = _NAMES.get(character, "ký tự không nhìn thấy được")
    many = f" ({len(spots)} chỗ trong tệp)" if len(spots) > 1 else ""
    message = f"có {name} (U+{ord(character):04X}){many}, thường do chép từ Word hoặc trang mạng"
    clean = "".join(_clean(each) for each in line).rstrip()
    others = sorted({each for each, _ in spots} - {number})
    rest = f"; sửa cả {_list_lines(others)}" if others else ""
    return Diagnostic(
        Place(path, number, column + 1), "invisible", message, f"chép lại dòng này: {clean.strip()}{rest}"
    )


def _clean(character: str) -> str:
    if not is_invisible(character):
        return character
    return " " if unicodedata.category(character).startswith("Z") or character == "\u000b" else ""


def _find_old_letters(number: int, line: str) -> tuple[_Spot, ...]:
    if line.isascii():
        return ()
    if match := _MISREAD.search(line):
        return ((number, match.start()),)
    found = [match.start() for match in _OLD_LETTER.finditer(line)]
    return ((number, found[0]),) if len(found) >= _LEAST_OLD_LETTERS else ()


def _explain_old_letters(path: str, lines: tuple[str, ...], spots: tuple[_Spot, ...]) -> Diagnostic:
    number, column = spots[0]
    if _MISREAD.search(lines[number - 1]):
        message = f"chữ đã bị đọc sai bảng mã{_count_lines(spots)} nên hiện thành ký hiệu lạ"
        hint = "gõ lại, hoặc mở tệp gốc với mã hóa UTF-8 rồi chép lại"
    else:
        message = f"chữ viết bằng bảng mã cũ TCVN3 hoặc VNI{_count_lines(spots)}, không phải Unicode"
        hint = "chuyển đoạn này sang Unicode bằng công cụ chuyển mã của bộ gõ (UniKey: Ctrl+Shift+F6) rồi dán lại"
    return Diagnostic(Place(path, number, column + 1), "file-encoding", message, hint)


def _scan_quotes(path: str, lines: tuple[str, ...]) -> Iterator[Diagnostic]:
    for number, line in enumerate(lines, 1):
        quote = _OPENING_CURLY_QUOTE.match(line)
        if quote is None:
            continue
        whole = _CURLY_VALUE.fullmatch(line)
        rewritten = 'đặt cả giá trị trong dấu nháy thẳng "…", nháy cong bên trong giữ nguyên'
        if whole:
            rewritten = f'viết lại: {whole["before"].strip()} "{whole["inside"]}"'
        yield Diagnostic(
            Place(path, number, quote.start("quote") + 1),
            "curly-quote",
            f"giá trị bắt đầu bằng dấu nháy cong {quote['quote']} của Word, máy không coi đó là dấu nháy",
            rewritten,
        )


def _scan_letters(path: str, number: int, line: str) -> Iterator[Diagnostic]:
    for column, character in enumerate(line, 1):
        if character in LOOK_ALIKES:
            right = LOOK_ALIKES[character]
            yield Diagnostic(
                Place(path, number, column),
                "look-alike",
                f"ký tự «{character}» (U+{ord(character):04X}) trông giống «{right}» nhưng không phải chữ Việt",
                f"gõ lại thành «{right}»: {line.replace(character, right).strip()}",
            )
        elif is_foreign_letter(character):
            yield Diagnostic(
                Place(path, number, column),
                "foreign-letter",
                f"ký tự «{character}» (U+{ord(character):04X}) không thuộc chữ La-tinh",
                "xóa ký tự này rồi gõ lại bằng bộ gõ tiếng Việt",
            )


def _count_lines(spots: tuple[_Spot, ...]) -> str:
    return f" ({len(spots)} dòng trong tệp)" if len(spots) > 1 else ""


def _list_lines(numbers: list[int]) -> str:
    more = " …" if len(numbers) > _MOST_LINES else ""
    return f"dòng {', '.join(map(str, numbers[:_MOST_LINES]))}{more}"


_Find = Callable[[int, str], tuple[_Spot, ...]]
_Explain = Callable[[str, tuple[str, ...], tuple[_Spot, ...]], Diagnostic]
_ONCE_A_FILE: tuple[tuple[_Find, _Explain], ...] = (
    (_find_tabs, _explain_tabs),
    (_find_loose_marks, _explain_loose_marks),
    (_find_invisible, _explain_invisible),
    (_find_old_letters, _explain_old_letters),
)
