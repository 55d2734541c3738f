"""Letters a file must not hold: what looks like Vietnamese and is not, what nobody sees, and old encodings."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from handbook.datafile.encodings import find_old_word
from handbook.diagnostics import Diagnostic, Place
from handbook.text.typefaces import find_unprintable
from handbook.text.vietnamese import LOOK_ALIKES, is_foreign_letter, is_invisible

_OPENING_CURLY_QUOTE = re.compile(r"\s*(?:- )?(?:[\w-]+: )?(?P<quote>[“”‘’])")
_CURLY_VALUE = re.compile(r"(?P<before>\s*(?:- )?(?:[\w-]+: )?)[“‘](?P<inside>[^“”‘’\"]*)[”’]\s*")
# UTF-8 read as Windows-1252; a capital before a closing quote (XÃ») is none
_MISREAD = re.compile(
    r"á[º»](?:[\u0080-\u00bf\u0152-\u2122]|(?=[a-z]))|Ä[‘\u0090\u0091]|Æ[°¡¯]|Ã[\u0080-\u00aa\u00ac-\u00ba\u00bc-\u00bf]"
)
# changed by NFKC, and yet what anybody writes
_USUAL = frozenset("…™\u00b4\u00a8\u00af\u00b8\u02dc")
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

    What may come in many lines at once is reported once a file.
    """
    yield from _scan_quotes(path, lines)
    strange = [(number, line) for number, line in enumerate(lines, 1) if not line.isascii() or not line.isprintable()]
    old = tuple((number, at) for number, line in strange if (at := _find_old_letter(line)) is not None)
    if old:
        yield _explain_old_letters(path, lines, old)
    clean = [each for each in strange if each[0] not in dict(old)]
    for find, explain in _ONCE_A_FILE:
        spots = tuple(spot for number, line in clean for spot in find(number, line))
        if spots:
            yield explain(path, lines, spots)


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
    hint = f"chép lại dòng này: {composed}{_list_others(spots)}"
    return Diagnostic(Place(path, number, column + 1), "not-nfc", message, hint)


def _find_invisible(number: int, line: str) -> tuple[_Spot, ...]:
    return tuple((number, at) for at, character in enumerate(line) if character != "\t" and is_invisible(character))


def _explain_invisible(path: str, lines: tuple[str, ...], spots: tuple[_Spot, ...]) -> Diagnostic:
    number, column = spots[0]
    line = lines[number - 1]
    character = line[column]
    name = _NAMES.get(character, "ký tự không nhìn thấy được")
    many = f" ({len(spots)} chỗ trong tệp)" if len(spots) > 1 else ""
    message = f"có {name} (U+{ord(character):04X}){many}, thường do chép từ Word hoặc trang mạng"
    clean = "".join(_clean(each) for each in line).rstrip()
    hint = f"chép lại dòng này: {clean.strip()}{_list_others(spots)}"
    return Diagnostic(Place(path, number, column + 1), "invisible", message, hint)


def _clean(character: str) -> str:
    if not is_invisible(character):
        return character
    return " " if unicodedata.category(character).startswith("Z") or character == "\u000b" else ""


def _find_old_letter(line: str) -> int | None:
    """Find where letters of an old encoding, or of one that was misread, begin."""
    if line.isascii():
        return None
    for match in _MISREAD.finditer(line):
        if not (match[0].startswith("á»") and line.rfind("«", 0, match.start()) > line.rfind("»", 0, match.start())):
            return match.start()
    found = find_old_word(line)
    return found[0] if found else None


def _explain_old_letters(path: str, lines: tuple[str, ...], spots: tuple[_Spot, ...]) -> Diagnostic:
    number, column = spots[0]
    line = lines[number - 1]
    found = find_old_word(line)
    if found is None or _MISREAD.search(line):
        message = f"chữ đã bị đọc sai bảng mã{_count_lines(spots)} nên hiện thành ký hiệu lạ"
        hint = "gõ lại, hoặc mở tệp gốc với mã hóa UTF-8 rồi chép lại"
    else:
        message = f"chữ viết bằng bảng mã cũ TCVN3 hoặc VNI{_count_lines(spots)}, không phải Unicode"
        readings = " hay ".join(f"«{reading.strip()}»" for reading in found[1])
        hint = f"có phải {readings} không? Đối chiếu với nguồn; đoạn dài thì chuyển bằng UniKey (Ctrl+Shift+F6)"
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


def _find_look_alikes(number: int, line: str) -> tuple[_Spot, ...]:
    return tuple((number, at) for at, character in enumerate(line) if character in LOOK_ALIKES)


def _explain_look_alikes(path: str, lines: tuple[str, ...], spots: tuple[_Spot, ...]) -> Diagnostic:
    number, column = spots[0]
    character = lines[number - 1][column]
    right = LOOK_ALIKES[character]
    message = f"{_name(character)}{_count_lines(spots)} trông giống «{right}» nhưng không phải chữ Việt"
    line = "".join(LOOK_ALIKES.get(each, each) for each in lines[number - 1])
    hint = f"gõ lại thành «{right}»: {line.strip()}{_list_others(spots)}"
    return Diagnostic(Place(path, number, column + 1), "look-alike", message, hint)


def _find_foreign(number: int, line: str) -> tuple[_Spot, ...]:
    return tuple((number, at) for at, character in enumerate(line) if is_foreign_letter(character))


def _explain_foreign(path: str, lines: tuple[str, ...], spots: tuple[_Spot, ...]) -> Diagnostic:
    number, column = spots[0]
    message = f"{_name(lines[number - 1][column])}{_count_lines(spots)} không thuộc chữ La-tinh"
    hint = f"xóa ký tự này rồi gõ lại bằng bộ gõ tiếng Việt{_list_others(spots)}"
    return Diagnostic(Place(path, number, column + 1), "foreign-letter", message, hint)


def _find_compatible(number: int, line: str) -> tuple[_Spot, ...]:
    if unicodedata.is_normalized("NFKC", line):
        return ()
    return tuple((number, at) for at, character in enumerate(line) if _spell(character) != character)


def _explain_compatible(path: str, lines: tuple[str, ...], spots: tuple[_Spot, ...]) -> Diagnostic:
    number, column = spots[0]
    line = lines[number - 1]
    message = (
        f"{_name(line[column])}{_count_lines(spots)} là một ký tự riêng, gõ «{_spell(line[column])}» thì tìm không thấy"
    )
    plain = _spell_line(line)
    hint = (
        f"viết lại: {plain.strip()}{_list_others(spots)}"
        if plain
        else "viết rõ bằng chữ, để số không lẫn với số bên cạnh"
    )
    return Diagnostic(Place(path, number, column + 1), "compatibility", message, hint)


def _spell(character: str) -> str:
    """Write a letter, digit or sign that is a form of others as those: ﬁ, Ａ, ², №, ½."""
    if character in _USUAL or is_invisible(character) or is_foreign_letter(character):
        return character
    return unicodedata.normalize("NFKC", character).replace("\u2044", "/").replace("\u2010", "-")


def _spell_line(line: str) -> str:
    """Spell a whole line; empty where a number would become another one: 10² is not 102."""
    parts: list[str] = []
    for at, character in enumerate(line):
        spelt = _spell(character)
        if spelt != character and spelt[:1].isdigit() and line[at - 1 : at].isdigit():
            if "/" not in spelt:
                return ""
            spelt = f" {spelt}"
        parts.append(spelt)
    return "".join(parts)


def _find_unprintable(number: int, line: str) -> tuple[_Spot, ...]:
    """Find what no font of the printed page has; a note of editors to themselves is not printed."""
    if line.lstrip().startswith("#"):
        return ()
    return tuple((number, at) for at in find_unprintable(line) if not _is_reported(line[at]))


def _is_reported(character: str) -> bool:
    return (
        character == "\t" or is_invisible(character) or is_foreign_letter(character) or _spell(character) != character
    )


def _explain_unprintable(path: str, lines: tuple[str, ...], spots: tuple[_Spot, ...]) -> Diagnostic:
    number, column = spots[0]
    character = lines[number - 1][column]
    is_loose = unicodedata.category(character).startswith("M")
    shown = f"ký tự U+{ord(character):04X}" if is_loose else _name(character)
    message = f"phông chữ của bản in không có {shown}{_count_lines(spots)}, nên không in ra PDF được"
    hint = "viết ý ấy bằng chữ, hoặc bằng ký hiệu in được như ✓ ✗ ★ → ≥ •; ký tự chỉ để trang trí thì bỏ"
    return Diagnostic(Place(path, number, column + 1), "unprintable", message, hint + _list_others(spots))


def _name(character: str) -> str:
    return f"ký tự «{character}» (U+{ord(character):04X})"


def _list_others(spots: tuple[_Spot, ...]) -> str:
    others = sorted({number for number, _ in spots} - {spots[0][0]})
    return f"; sửa cả {_list_lines(others)}" if others else ""


def _count_lines(spots: tuple[_Spot, ...]) -> str:
    many = len({number for number, _ in spots})
    return f" ({many} dòng trong tệp)" if many > 1 else ""


def _list_lines(numbers: list[int]) -> str:
    more = " …" if len(numbers) > _MOST_LINES else ""
    return f"dòng {', '.join(map(str, numbers[:_MOST_LINES]))}{more}"


_Find = Callable[[int, str], tuple[_Spot, ...]]
_Explain = Callable[[str, tuple[str, ...], tuple[_Spot, ...]], Diagnostic]
_ONCE_A_FILE: tuple[tuple[_Find, _Explain], ...] = (
    (_find_tabs, _explain_tabs),
    (_find_loose_marks, _explain_loose_marks),
    (_find_invisible, _explain_invisible),
    (_find_look_alikes, _explain_look_alikes),
    (_find_foreign, _explain_foreign),
    (_find_compatible, _explain_compatible),
    (_find_unprintable, _explain_unprintable),
)
