"""A Word file as the package of parts it is: opened within bounds, or refused with a word; nothing in it is run."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError, XMLParser

from handbook.messages import say
from handbook.originals.original import OriginalError

_MOST_PARTS = 4000
_MOST_PART_BYTES = 48 << 20
_CHUNK = 1 << 16
_MACROS = ("vbaproject.bin", "vbadata.xml")
_RELATIONS = "_rels/.rels"
_DEFAULT = "word/document.xml"
_MOST_DEPTH = 256
_MOST_ELEMENTS = 500_000


class Package:
    """The parts of a Word file."""

    def __init__(self, content: bytes) -> None:
        """Open it; raise OriginalError where it is no Word file, holds programs, or is locked."""
        try:
            self._file = zipfile.ZipFile(io.BytesIO(content))
            names = self._file.namelist()
        except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
            raise _refuse_broken() from error
        if len(names) > _MOST_PARTS:
            raise _refuse_large()
        self.names = frozenset(names)
        if any(info.flag_bits & 1 for info in self._file.infolist()):
            raise OriginalError("locked", say("originals", "locked"))
        if any(posixpath.basename(name).lower() in _MACROS for name in names):
            raise OriginalError("macros", say("originals", "macros"))
        self.main = self._find_main()
        self._check_templates()

    def find_beside(self, name: str) -> str:
        """Find a part that lies beside the main one; empty where there is none."""
        path = posixpath.join(posixpath.dirname(self.main), name)
        return path if path in self.names else ""

    def parse(self, name: str, target: "PartTarget") -> None:
        """Give the elements of a part to a target one after another."""
        parser = XMLParser(target=target)  # noqa: S314 - the target refuses whatever would define entities
        try:
            for chunk in self._read(name):
                parser.feed(chunk)
            parser.close()
        except (ParseError, ValueError, LookupError) as error:
            raise _refuse_broken() from error

    def _read(self, name: str) -> Iterator[bytes]:
        """Read a part piece by piece: what it says of its own size is not believed."""
        left = _MOST_PART_BYTES
        try:
            with self._file.open(name) as stream:
                while chunk := stream.read(_CHUNK):
                    left -= len(chunk)
                    if left < 0:
                        raise _refuse_large()
                    yield chunk
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            KeyError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise _refuse_broken() from error

    def _find_main(self) -> str:
        if _RELATIONS not in self.names:
            raise OriginalError("no-word", say("originals", "no-word"))
        found = [
            target
            for kind, target, is_out in self._list_relations(_RELATIONS)
            if kind == "officeDocument" and not is_out
        ]
        main = found[0].lstrip("/") if found else _DEFAULT
        if main not in self.names or not main.endswith(".xml") or not main.startswith("word"):
            raise OriginalError("no-word", say("originals", "no-word"))
        return main

    def _check_templates(self) -> None:
        """Refuse a document that wants to fetch its template from elsewhere."""
        folder, name = posixpath.split(self.main)
        for each in (name, "settings.xml"):
            path = posixpath.join(folder, "_rels", f"{each}.rels")
            for kind, target, is_out in self._list_relations(path) if path in self.names else ():
                if is_out and kind in _FETCHED and not target.lower().startswith(_LOCAL):
                    raise OriginalError("fetches", say("originals", "fetches"))

    def _list_relations(self, path: str) -> list[tuple[str, str, bool]]:
        target = _Relations()
        self.parse(path, target)
        return target.found


_FETCHED = frozenset({"attachedTemplate", "frame", "subDocument", "oleObject"})
_LOCAL = ("file:///", "normal.dot")


class PartTarget:
    """Takes the elements of a part; one that declares a document type is refused, as Word never writes one."""

    def __init__(self) -> None:
        """Start outside all elements."""
        self._depth = self._elements = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the start of an element by its name without the namespace."""
        self._depth += 1
        self._elements += 1
        if self._depth > _MOST_DEPTH or self._elements > _MOST_ELEMENTS:
            raise _refuse_large()
        self.open(name_tag(tag), attributes)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        self._depth -= 1
        self.shut(name_tag(tag))

    def doctype(self, *_: str | None) -> None:
        """Refuse a document type: it could define entities without end, or fetch them."""
        raise OriginalError("entities", say("originals", "entities"))

    def open(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""

    def shut(self, name: str) -> None:
        """Take the end of an element."""

    def data(self, text: str) -> None:
        """Take text."""

    def close(self) -> None:
        """Take the end of the part."""


def name_tag(tag: str) -> str:
    """Return a name without its namespace, of which Word has several for the same."""
    return tag.rpartition("}")[2]


def find_attribute(attributes: dict[str, str], name: str) -> str:
    """Find an attribute whatever its namespace; empty where it is not there."""
    return next((value for key, value in attributes.items() if name_tag(key) == name), "")


class _Relations(PartTarget):
    """Lists what a part points to: kind, target, and whether that lies outside."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, bool]] = []

    def open(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.found.append((kind, attributes.get("Target", ""), attributes.get("TargetMode") == "External"))


def _refuse_broken() -> OriginalError:
    return OriginalError("broken-word", say("originals", "broken-word"))


def _refuse_large() -> OriginalError:
    return OriginalError("swells", say("originals", "swells"))
