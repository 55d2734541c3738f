"""Sections of the handbook as PDFs: the same views as the pages, set by Typst, in text that never becomes markup."""

from handbook.pdf.counter import offer_print, plan_counter
from handbook.pdf.digest import hash_inputs, keep_digests, recall_digests
from handbook.pdf.document import ONE_SIDED, TWO_SIDED
from handbook.pdf.orders import Limits, Print, PrintError, place_prints, prune_cache
from handbook.pdf.printing import (
    ListError,
    choose_sections,
    open_shelf,
    print_sections,
    read_list,
)
from handbook.pdf.register import REGISTER, SCRIPT, Offer, find_offers, list_offers, render_register, render_script

__all__ = [
    "ONE_SIDED",
    "REGISTER",
    "SCRIPT",
    "TWO_SIDED",
    "Limits",
    "ListError",
    "Offer",
    "Print",
    "PrintError",
    "choose_sections",
    "find_offers",
    "hash_inputs",
    "keep_digests",
    "list_offers",
    "offer_print",
    "open_shelf",
    "place_prints",
    "plan_counter",
    "print_sections",
    "prune_cache",
    "read_list",
    "recall_digests",
    "render_register",
    "render_script",
]
