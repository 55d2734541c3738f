"""A Word file written as offices write them: boxes in tables, by tabs or blanks, in text boxes, one below the other."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

CENTRE, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "---------------")
_NAMES = nsdecls("w", "wp", "a") + (
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
)


@dataclass(frozen=True)
class OfficeDocument:
    """A document, and what its boxes say as a person reads them: the values of each field in order."""

    id: str
    sheet: "Sheet"
    header: Mapping[str, Sequence[str]]


class Sheet:
    """A document that is being written from top to bottom; ``**`` around a line makes it bold."""

    def __init__(self) -> None:
        """Begin an empty document."""
        self._word = Document()

    def boxes(self, left: Sequence[str], right: Sequence[str], *, between: Sequence[str] | None = None) -> Self:
        """Lay two boxes beside each other in a table, or three."""
        columns = [left, right] if between is None else [left, between, right]
        table = self._word.add_table(rows=1, cols=len(columns))
        for cell, lines in zip(table.rows[0].cells, columns, strict=True):
            for number, line in enumerate(lines):
                self._write(cell.paragraphs[0] if not number else cell.add_paragraph(), line, CENTRE)
        return self

    def rows(self, *rows: tuple[str, str]) -> Self:
        """Lay two boxes beside each other in a table with a row for each line."""
        table = self._word.add_table(rows=len(rows), cols=2)
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                self._write(cell.paragraphs[0], text, CENTRE)
        return self

    def tabs(self, *rows: tuple[str, str], gap: str = "\t\t") -> Self:
        """Lay two boxes beside each other by tabs, or by another gap."""
        for left, right in rows:
            self._write(self._word.add_paragraph(), f"{left}{gap}{right}" if right else left, None)
        return self

    def centre(self, *lines: str) -> Self:
        """Add lines in the middle."""
        return self._add(lines, CENTRE)

    def text(self, *lines: str) -> Self:
        """Add paragraphs of the body, set to both sides."""
        return self._add(lines, BOTH)

    def plain(self, *lines: str) -> Self:
        """Add paragraphs that say nothing of how they are set."""
        return self._add(lines, None)

    def table(self, *rows: Sequence[str]) -> Self:
        """Add a table of data."""
        table = self._word.add_table(rows=len(rows), cols=len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        return self

    def text_box(self, *lines: str) -> Self:
        """Add a text box as Word draws it, with what it keeps for older programs beside it."""
        words = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
        drawn = f"<wps:wsp><wps:txbx><w:txbxContent>{words}</w:txbxContent></wps:txbx></wps:wsp>"
        kept = f"<v:shape><v:textbox><w:txbxContent>{words}</w:txbxContent></v:textbox></v:shape>"
        run = (
            f"<w:r {_NAMES}><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic>"
            f"<a:graphicData>{drawn}</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict>{kept}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
        self._word.add_paragraph()._p.append(parse_xml(run))  # noqa: SLF001 - python-docx makes no text boxes
        return self

    def save(self) -> bytes:
        """Return the bytes of the document."""
        stream = io.BytesIO()
        self._word.save(stream)
        return stream.getvalue()

    def _add(self, lines: Sequence[str], alignment: WD_ALIGN_PARAGRAPH | None) -> Self:
        for line in lines:
            self._write(self._word.add_paragraph(), line, alignment)
        return self

    def _write(self, paragraph, line: str, alignment: WD_ALIGN_PARAGRAPH | None) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001 - python-docx has no types
        paragraph.alignment = alignment
        run = paragraph.add_run(line.removeprefix("**").removesuffix("**"))
        run.bold = line.startswith("**") or None
