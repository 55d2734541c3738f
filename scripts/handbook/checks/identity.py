"""Names and numbers: one name, one document, unless the vocabulary says that several share it."""

import re
from collections.abc import Iterator

from handbook.catalog import Catalog, Entry
from handbook.diagnostics import Diagnostic, Place
from handbook.mentions import find_names, find_symbol_names, name_key
from handbook.records import Directive
from handbook.vietnamese import fold_text

# the pages that stand beside those of records, and the names no file may have on Windows
_TAKEN = re.compile(r"index|so-hieu|con|prn|aux|nul|com[0-9]|lpt[0-9]")


def find_shared(catalog: Catalog) -> frozenset[tuple[str, ...]]:
    """Gather the names that several documents may bear: declared ones, and symbols that several issuers use."""
    shared = {name_key(entry.record.name) for entry in catalog.shared_names}
    issuers: dict[tuple[str, ...], set[str]] = {}
    for entry in catalog.directives.values():
        forms = [name_key(form) for form in find_symbol_names(catalog, entry.record)]
        if forms and forms[0] in shared:
            shared.update(forms)
        for form in forms:
            issuers.setdefault(form, set()).add(entry.record.issuer or "")
    return frozenset(shared) | {form for form, found in issuers.items() if len(found - {""}) > 1}


def check_names(catalog: Catalog) -> Iterator[Diagnostic]:
    """Report a name that two documents bear without an entry in ``shared_names``, and ids used twice.

    A symbol that bodies other than the issuer use as well needs no entry.
    """
    yield from _check_taken_ids(catalog)
    yield from _check_previous_ids(catalog)
    if "vocabulary/shared_names.yml" in catalog.unread:
        return
    shared = find_shared(catalog)
    owners: dict[tuple[str, ...], str] = {}
    for identifier, entry in catalog.directives.items():
        for name in find_names(catalog, entry):
            key = name_key(name)
            owner = owners.setdefault(key, identifier)
            if owner == identifier or key in shared or _is_twin(entry.record, catalog.directives[owner].record):
                continue
            yield Diagnostic(
                _locate_name(entry, name),
                "name-shared",
                f"tên «{name}» đã là tên của «{owner}»",
                "bỏ tên này, hoặc khai trong «vocabulary/shared_names.yml» rằng nhiều văn bản cùng mang tên ấy",
            )
            break


def check_numbers_once(catalog: Catalog) -> Iterator[Diagnostic]:
    """Report the same number and type twice for one issuer and year: it is the same document twice."""
    seen: dict[tuple[str, ...], str] = {}
    for identifier, entry in catalog.directives.items():
        record = entry.record
        key = _number_key(record)
        if key is None:
            continue
        if key in seen:
            message = f"số «{record.symbol}» năm {key[-1]} của cơ quan này đã có ở «{seen[key]}»"
            hint = "gộp hai bản ghi thành một, hoặc sửa số, cơ quan, ngày cho đúng nguồn"
            yield Diagnostic(entry.place("symbol"), "number-twice", message, hint)
        seen.setdefault(key, identifier)


def _number_key(record: Directive) -> tuple[str, ...] | None:
    if record.symbol is None or record.issued is None:
        return None
    return record.type, fold_text(record.symbol), record.issuer or "", str(record.issued.year)


def _is_twin(record: Directive, other: Directive) -> bool:
    """Tell whether two records are one document written twice, which is reported as such."""
    key = _number_key(record)
    return key is not None and key == _number_key(other)


def _locate_name(entry: Entry[Directive], name: str) -> Place:
    aliases = entry.record.aliases
    if name in aliases:
        return entry.place("aliases", aliases.index(name))
    return entry.place("short_name" if name == entry.record.short_name else "symbol")


def _check_taken_ids(catalog: Catalog) -> Iterator[Diagnostic]:
    """Report ids, old ones too, whose page would take the place of a list, or whose file some machines refuse."""
    records = (catalog.directives, catalog.exemplars, catalog.issuers, catalog.sources)
    shelves = (catalog.types, catalog.terms, catalog.provinces, catalog.levels)
    for entries in (*records, *shelves):
        for identifier, entry in entries.items():
            names = [("id", identifier)]
            names += [("previous_ids", previous) for previous in getattr(entry.record, "previous_ids", ())]
            for position, (field, name) in enumerate(names, -1):
                if _TAKEN.fullmatch(name):
                    place = entry.place(field) if field == "id" else entry.place(field, position)
                    message = f"mã «{name}» là tên để dành cho trang chung, hoặc máy Windows không nhận làm tên tệp"
                    yield Diagnostic(place, "id-reserved", message, "đặt mã khác: số, loại, cơ quan, năm")


def _check_previous_ids(catalog: Catalog) -> Iterator[Diagnostic]:
    for entries in (catalog.directives, catalog.exemplars, catalog.issuers):
        owners: dict[str, str] = {}
        for identifier, entry in entries.items():
            for position, previous in enumerate(entry.record.previous_ids):
                if previous in entries or previous in owners:
                    message = f"mã cũ «{previous}» đang là mã của bản ghi khác"
                    place = entry.place("previous_ids", position)
                    yield Diagnostic(place, "id-twice", message, "xóa mã cũ này, mỗi địa chỉ chỉ dẫn tới một trang")
                owners[previous] = identifier
