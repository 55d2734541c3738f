"""Text typed for an old character set."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.text import encodings, find_old_word, is_syllable

_WORDS = (
    *("Huyện", "ủy", "Đảng", "bộ", "Chỉ", "thị", "số", "về", "việc", "học", "tập", "và", "làm", "theo", "tư", "tưởng"),
    *("đạo", "đức", "phong", "cách", "Hồ", "Chí", "Minh", "nghị", "quyết", "kết", "luận", "Trung", "ương", "Suối"),
    *("phường", "xã", "thôn", "khuyến", "quyên", "nguyễn", "giữ", "gìn", "nước", "ngoài", "được", "những", "ăn", "ẵm"),
    *("yêu", "tuyển", "chuyện", "khuya", "quýt", "bạch", "tuệch", "ngoằn", "giếng", "gì", "ý", "Ông", "ấm", "cũ", "sỹ"),
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("HuyÖn uû Suèi Trong", "Huyện uỷ Suối Trong"),
        ("ChØ thÞ sè 05", "Chỉ thị số 05"),
        ("§¶ng bé", "Đảng bộ"),
        ("®iÓn h×nh", "điển hình"),
        ("cña", "của"),
        ("kinh tÕ", "kinh tế"),
        ("vÒ viÖc", "về việc"),
        ("tÊt c¶", "tất cả"),
        ("phô n÷", "phụ nữ"),
        ("n«ng d©n", "nông dân"),
        ("T­ t­ëng Hå ChÝ Minh", "Tư tưởng Hồ Chí Minh"),
        ("x·", "xã"),
        ("Chæ thò", "Chỉ thị"),
        ("Ñaûng uûy", "Đảng ủy"),
        ("Thaønh phoá", "Thành phố"),
        ("Quyeát ñònh", "Quyết định"),
        ("Huyeän uûy", "Huyện ủy"),
        ("Toå quoác", "Tổ quốc"),
        ("ChiÒ thiò", "Chỉ thị"),
        ("Huyêòn uÒy", "Huyện ủy"),
        ("Ðaòng", "Đạng"),
        ("Đến thăm HuyÖn uû", "Đến thăm Huyện uỷ"),
        ("name: ChØ", "name: Chỉ"),
    ],
)
def test_a_line_of_an_old_set_is_known_however_short(written: str, meant: str) -> None:
    found = find_old_word(written)
    assert found is not None
    assert meant in found[1]


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Müller",
            "François",
            "São Tomé",
            "Señor",
            "Björn",
            "Škoda",
            "Curaçao",
            "Citroën",
            "naïve",
            "Århus",
            "Strauß",
        ),
        *(
            "El Niño",
            "La Niña",
            "Côte d'Ivoire",
            "Zürich",
            "Pokémon",
            "Brasília",
            "Malmö",
            "Göteborg",
            "Nestlé",
            "Noël",
        ),
        *("Château", "Réunion", "Besançon", "Röntgen", "Gödel", "Erdoğan", "Łódź", "maître", "Île-de-France", "Raúl"),
        *("Loïc Rémy", "Thaï", "Saïgon", "Hanoï", "Hué", "Köln", "Düsseldorf", "Tübingen", "Møller", "Ørsted", "Kjær"),
        *("Jürgen", "Günter", "Weiß", "Nürnberg", "Österreich", "José", "João", "Núñez", "Bogotá", "Perú", "Córdoba"),
        *("Hélène", "Zoë", "Gaël", "Moïse", "août", "coût", "fête", "forêt", "Rhône", "Aimé Césaire", "à la carte"),
        *("«XÃ HỘI»", "«ỦY BAN XÃ»", "Quận Ô Môn", "Đắk Lắk", "M’Đrắk", "Y Moan Ênuôl", "Êđê", "Krông Pắk", "VÕ VĂN"),
        *(
            "§1 BGB",
            "Windows®",
            "©2016",
            "37°C",
            "đoạn¹",
            "«tự chuyển hóa»",
            "«Anh»",
            "«i, y»",
            "A · B",
            "vO2",
            "Lê Ðức",
        ),
        *(
            "Bổ sung Điều 5 · Khoản 2",
            "nói đi đôi với làm",
            "HỌC TẬP VÀ LÀM THEO",
            "Nghị quyết số 05-NQ/ĐUK",
            "",
            "abc",
        ),
    ],
)
def test_vietnamese_and_foreign_names_are_of_no_old_set(line: str) -> None:
    assert find_old_word(line) is None


def test_two_words_that_could_be_foreign_names_are_old_together() -> None:
    assert find_old_word("Suèi") is None
    assert find_old_word("Suèi, suèi") == (0, ("Suối, suối",))


def test_the_place_is_that_of_the_first_word_found() -> None:
    assert find_old_word("Ở HuyÖn") == (2, ("Ở Huyện",))


@pytest.mark.parametrize("word", _WORDS)
def test_a_word_is_a_syllable(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(word.upper())


@pytest.mark.parametrize(
    "word", ["Müller", "cafe", "bàt", "tạch tạch", "hoàá", "nght", "ngm", "vÒ", "QĐ", "zô", "toang1", "tếch", "ac", ""]
)
def test_a_word_is_no_syllable(word: str) -> None:
    assert is_syllable(word) is (word == "tếch")


@given(st.sampled_from(_WORDS))
def test_what_is_typed_in_tcvn3_is_read_back(word: str) -> None:
    table = {value: key for key, value in encodings._TCVN3.items()}  # noqa: SLF001 - the table itself is tested
    typed = "".join(chr(table[ord(letter)]) if ord(letter) in table else letter for letter in word)
    assert encodings._read_tcvn3(typed) == word  # noqa: SLF001 - same


@given(st.lists(st.sampled_from([word for word in _WORDS if not word.isascii()]), min_size=3, max_size=6))
def test_a_few_words_typed_in_tcvn3_are_found(words: list[str]) -> None:
    table = {value: key for key, value in encodings._TCVN3.items()}  # noqa: SLF001 - the table itself is tested
    line = " ".join(words).lower()
    typed = "".join(chr(table[ord(letter)]) if ord(letter) in table else letter for letter in line)
    found = find_old_word(typed)
    assert found is None or line in found[1]


@given(st.lists(st.sampled_from(_WORDS), max_size=6))
def test_no_words_of_unicode_are_found(words: list[str]) -> None:
    assert find_old_word(" ".join(words)) is None
    assert find_old_word(" ".join(words).upper()) is None
