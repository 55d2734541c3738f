"""What is read out of a text that people have: its title, its paragraphs, what an office wrote into its boxes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """What was turned or left out while reading: a stable code, and a sentence for editors."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class HeaderField:
    """One thing that stands in the boxes of an office's document.

    ``name`` is the name of the record's field where there is one. ``text`` is what is printed, each word of it in the
    ``passages``, numbered from 0; ``value`` is the same in one spelling: «12-KH/TU», 2016-05-15.
    """

    name: str
    value: str
    text: str
    passages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Original:
    """A text as it was read: NFC, a paragraph a passage; an unknown title stays empty.

    Of an article the title is no passage. Of a document in office form it is the type and the summary, and the lines
    of its head are passages too, so that each field of ``header`` has its place.
    """

    title: str
    passages: tuple[str, ...]
    header: tuple[HeaderField, ...] = ()
    notices: tuple[Notice, ...] = ()


class OriginalError(Exception):
    """A text is not read; the message, one sentence, is for editors, ``code`` for programs."""

    def __init__(self, code: str, message: str) -> None:
        """Keep the code beside the message."""
        super().__init__(message)
        self.code = code
