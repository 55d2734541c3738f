"""The making of the parts of an edition: each writes what differs from the last edition, and tells what it made."""

import hashlib
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from handbook.pages import Library
from handbook.pages.addresses import page_address
from handbook.site.engine import Engine, Trace, hear_engine
from handbook.site.files import Job, Texts
from handbook.site.pool import Report, do_all
from handbook.site.staging import encode_text, write_file
from handbook.site.witness import Read, watch_library

_FEW = 24  # pages that are made sooner than a process is started, when all frames are known


@dataclass(frozen=True, slots=True)
class Made:
    """What a part is: the signatures of its files, and by which frame a page was finished."""

    files: Mapping[str, str]
    trace: Trace | None = None
    frame: str = ""


Note = tuple[Made, frozenset[Read]]
"""What a part is, and what of the library was read for it."""
Part = Callable[[], Note]


@dataclass(frozen=True, slots=True)
class Press:
    """Does jobs: of what they make it writes what is not there already.

    ``fresh`` is the folder of the new edition, in which the files lie whose signatures are ``known``.
    """

    engine: Engine
    fresh: Path
    known: Mapping[str, str]

    def do(self, job: Job, library: Library, *, is_watched: bool) -> Note:
        """Do a job of the library, watching what it reads unless it is one that is always done."""
        reads: set[Read] = set()
        texts = job(watch_library(library, reads) if is_watched else library)
        traces: list[Trace | None] = []
        made, _ = self.write(self._finish(texts, traces))
        trace = traces[0] if traces else None
        return Made(made.files, trace, self.engine.sign_frame(trace) if trace else ""), frozenset(reads)

    def write_rest(self, pages: Iterable[str]) -> Note:
        """Make what is no generated page."""
        with hear_engine():
            return self.write(self.engine.finish_rest(pages))

    def write(self, texts: Texts) -> Note:
        """Write the files that differ from the known ones."""
        files: dict[str, str] = {}
        for name, content in texts:
            files[name] = self._write(name, encode_text(content) if isinstance(content, str) else content)
        return Made(files), frozenset()

    def _write(self, name: str, content: bytes | Iterable[bytes]) -> str:
        """Write a file unless it is the known one, and sign it."""
        digest = hashlib.sha256()
        if isinstance(content, bytes):
            digest.update(content)
            if self.known.get(name) != digest.hexdigest():
                (self.fresh / name).unlink(missing_ok=True)  # it is the same file as that of the last edition
                write_file(self.fresh, name, [content])
            return digest.hexdigest()
        beside = f"{name}.new"  # only at the end of its pieces it is known what a file is
        write_file(self.fresh, beside, _hash_pieces(content, digest))
        if self.known.get(name) == digest.hexdigest():
            (self.fresh / beside).unlink()
        else:
            (self.fresh / beside).replace(self.fresh / name)
        return digest.hexdigest()

    def _finish(self, texts: Texts, traces: list[Trace | None]) -> Texts:
        for name, content in texts:
            if not (isinstance(content, str) and name.endswith(".md")):
                yield name, content
                continue
            with hear_engine():
                page, trace = self.engine.finish_traced(name, content)
            traces.append(trace)
            yield page_address(name), page


def _hash_pieces(pieces: Iterable[bytes], digest: "hashlib._Hash") -> Iterator[bytes]:
    for piece in pieces:
        digest.update(piece)
        yield piece


def do_parts(notes: Path, parts: Mapping[str, Part], own: Mapping[str, Part], report: Report) -> dict[str, Note]:
    """Do all parts; each leaves a note in a folder, for it may be done by another process, but for our ``own``."""
    paths = {name: notes / str(number) for number, name in enumerate(parts)}
    done: dict[str, Note] = {}
    do_all(
        [partial(_write_note, path, parts[name]) for name, path in paths.items()],
        report,
        [partial(_do, done, name, part) for name, part in own.items()],
        _FEW,
    )
    return done | {name: _read_note(path) for name, path in paths.items()}


def _do(done: dict[str, Note], name: str, part: Part) -> None:
    done[name] = part()


def _write_note(path: Path, part: Part) -> None:
    path.write_bytes(pickle.dumps(part()))


def _read_note(path: Path) -> Note:
    made, reads = pickle.loads(path.read_bytes())  # noqa: S301 - written a moment ago in a folder of our own
    assert isinstance(made, Made)  # noqa: S101 - tells the type checker
    return made, reads
