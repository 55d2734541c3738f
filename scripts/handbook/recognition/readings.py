"""A text that people have, read into passages, with what its boxes and its page say of it beside them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from handbook.evidence import Rereading, read_passages
from handbook.originals import Original
from handbook.recognition.article import Recognition, recognize_text
from handbook.recognition.header_finds import HeadedFact, add_header
from handbook.recognition.knowledge import Knowledge

_ABOUT_PAGES = frozenset({"url", "publisher", "published", "author"})
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ReadText:
    """The passages of a text; ``about`` is what it tells of its source itself, ``facts`` are what its boxes hold."""

    title: str
    reading: Rereading
    about: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    facts: tuple[HeadedFact, ...] = ()

    @property
    def text(self) -> str:
        """Its words, a passage a line, from which it can be read again."""
        return "".join(f"{each.text}\n" for each in self.reading.passages)

    @property
    def name(self) -> str:
        """Its title, or the words it begins with."""
        return self.title or (self.reading.passages[0].opening if self.reading.passages else "")


def read_lines(text: str, facts: tuple[HeadedFact, ...] = (), *, has_title: bool) -> ReadText:
    """Read a text that was read before, a passage a line."""
    reading = read_passages(text, has_title=has_title)
    return ReadText(reading.passages[0].text if has_title and reading.passages else "", reading, facts=facts)


def read_passages_of(original: Original) -> ReadText:
    """Read the passages of an original; its title, where it is known, is a place of its own."""
    lines = [original.title, *original.passages] if original.title else [*original.passages]
    reading = read_passages("\n".join(lines), has_title=bool(original.title))
    about = {each.name: each.value for each in original.header if each.name in _ABOUT_PAGES}
    return ReadText(original.title, reading, MappingProxyType(about), tuple(_list_facts(original, reading)))


def recognize_original(known: Knowledge, read: ReadText) -> Recognition:
    """Recognise what a text names, the document that it is itself before others."""
    return add_header(known, recognize_text(known, read.reading.passages), read.facts)


def _list_facts(original: Original, reading: Rereading) -> Iterator[HeadedFact]:
    """List what stands in the boxes of a document, by the passages as they were read."""
    passages = reading.passages[1:] if original.title else reading.passages
    for each in original.header:
        whole = [(passages[at].id, passages[at].text) for at in each.passages]
        parts = [(name, text.index(each.text), each.text) for name, text in whole if each.text in text]
        yield HeadedFact(each.name, each.value, parts or [(name, 0, text) for name, text in whole])
