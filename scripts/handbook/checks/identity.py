"""Names and numbers: one name, one document, unless the vocabulary says that several share it."""

from collections.abc import Iterator

from handbook.catalog import Catalog, Entry
from handbook.diagnostics import Diagnostic, Place
from handbook.mentions import find_names, name_key
from handbook.records import Directive
from handbook.vietnamese import fold_text


def find_shared(catalog: Catalog) -> frozenset[tuple[str, ...]]:
    """Gather the names that several documents are known to bear, each form of a shared symbol among them."""
    shared = frozenset(name_key(entry.record.name) for entry in catalog.shared_names)
    return shared | {
        name_key(form)
        for entry in catalog.directives.values()
        if entry.record.symbol and name_key(entry.record.symbol) in shared
        for form in find_names(catalog, entry)
        if form not in entry.record.aliases and form != entry.record.short_name
    }


def check_names(catalog: Catalog) -> Iterator[Diagnostic]:
    """Report a name that two documents bear without an entry in ``shared_names``, and ids used twice."""
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


def _check_previous_ids(catalog: Catalog) -> Iterator[Diagnostic]:
    for entries in (catalog.directives, catalog.exemplars):
        owners: dict[str, str] = {}
        for identifier, entry in entries.items():
            for position, previous in enumerate(entry.record.previous_ids):
                if previous in entries or previous in owners:
                    message = f"mã cũ «{previous}» đang là mã của bản ghi khác"
                    place = entry.place("previous_ids", position)
                    yield Diagnostic(place, "id-twice", message, "xóa mã cũ này, mỗi địa chỉ chỉ dẫn tới một trang")
                owners[previous] = identifier
