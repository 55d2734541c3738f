"""Texts as such: how they are written, folded, compared, dated and counted."""

from handbook.text.dates import (
    DATE_FORM,
    EDTF_FORM,
    FIRST,
    LAST,
    BoundedDate,
    Day,
    EdtfDate,
    PartialDate,
    parse_date,
    read_unsound,
    step_date,
)
from handbook.text.encodings import SETS, find_old_word, is_syllable, turn_text
from handbook.text.folding import fold_letters, fold_marks, fold_number, fold_text, fold_word, join_letters, split_words
from handbook.text.markup import find_link, find_markup, find_scheme, strip_links, strip_markup
from handbook.text.quantities import (
    COUNTED,
    QUALIFIERS,
    FoundQuantity,
    Quantity,
    find_quantities,
    has_number,
    parse_quantity,
)
from handbook.text.typefaces import choose_drawing_font, find_unprintable
from handbook.text.vietnamese import LOOK_ALIKES, is_foreign_letter, is_invisible, render_number, slug_text, sort_text

__all__ = [
    "COUNTED",
    "DATE_FORM",
    "EDTF_FORM",
    "FIRST",
    "LAST",
    "LOOK_ALIKES",
    "QUALIFIERS",
    "SETS",
    "BoundedDate",
    "Day",
    "EdtfDate",
    "FoundQuantity",
    "PartialDate",
    "Quantity",
    "choose_drawing_font",
    "find_link",
    "find_markup",
    "find_old_word",
    "find_quantities",
    "find_scheme",
    "find_unprintable",
    "fold_letters",
    "fold_marks",
    "fold_number",
    "fold_text",
    "fold_word",
    "has_number",
    "is_foreign_letter",
    "is_invisible",
    "is_syllable",
    "join_letters",
    "parse_date",
    "parse_quantity",
    "read_unsound",
    "render_number",
    "slug_text",
    "sort_text",
    "split_words",
    "step_date",
    "strip_links",
    "strip_markup",
    "turn_text",
]
