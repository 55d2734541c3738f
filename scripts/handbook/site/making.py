"""The making of the parts of an edition: each writes what differs from the last edition, and tells what it made."""

import hashlib
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from handbook.pages import Library, page_address
from handbook.site.engine import Engine, Trace
from handbook.site.files import Job, Texts
from handbook.site.pool import Report, do_all
from handbook.site.staging import encode_text, write_file

_FEW = 24  # pages that are made sooner than a process is started, when all frames are known

AnswerT = TypeVar("AnswerT")


@dataclass(frozen=True, slots=True)
class Basis:
    """What the parts of an edition are made from; ``frames`` holds the signatures of the engine's frames."""

    library: Library
    engine: Engine
    frames: Mapping[Trace, str]


@dataclass(frozen=True, slots=True)
class Made:
    """What a part is: the signatures of its files, and the frame a page was finished by."""

    files: Mapping[str, str]
    trace: Trace | None = None


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes parts: of what there is in them it writes what is not there already.

    ``fresh`` is the folder of the new edition, in which the files lie whose signatures are ``known``.
    """

    engine: Engine
    fresh: Path
    known: Mapping[str, str]

    def make(self, job: Job, basis: Basis) -> Made:
        """Do a job of the library, and finish its pages."""
        traces: list[Trace | None] = []
        files = self._write_all(self._finish(job(basis.library), basis, traces))
        return Made(files, traces[0] if traces else None)

    def make_rest(self, pages: Iterable[str], basis: Basis) -> Made:
        """Make what is no generated page."""
        return Made(self._write_all(basis.engine.finish_rest(pages)))

    def _finish(self, texts: Texts, basis: Basis, traces: list[Trace | None]) -> Texts:
        for name, content in texts:
            if not (isinstance(content, str) and name.endswith(".md")):
                yield name, content
                continue
            page, trace = self.engine.finish_traced(name, content)
            _ = basis.frames[trace] if trace else basis.engine  # so it is noted what the page was finished by
            traces.append(trace)
            yield page_address(name), page

    def _write_all(self, texts: Texts) -> Mapping[str, str]:
        """Write the files that differ from the known ones, and sign all."""
        files: dict[str, str] = {}
        for name, content in texts:
            files[name] = self._write(name, encode_text(content) if isinstance(content, str) else content)
        return files

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


def _hash_pieces(pieces: Iterable[bytes], digest: "hashlib._Hash") -> Iterator[bytes]:
    for piece in pieces:
        digest.update(piece)
        yield piece


def make_all(
    notes: Path, parts: Mapping[str, Callable[[], AnswerT]], own: Mapping[str, Callable[[], Made]], report: Report
) -> tuple[dict[str, AnswerT], dict[str, Made]]:
    """Make all parts; what each tells is left in a folder, as another process may make it, but for our ``own``."""
    paths = {name: notes / str(number) for number, name in enumerate(parts)}
    done: dict[str, Made] = {}
    do_all(
        [partial(_write_note, path, parts[name]) for name, path in paths.items()],
        report,
        [partial(_do, done, name, part) for name, part in own.items()],
        _FEW,
    )
    return {name: _read_note(path) for name, path in paths.items()}, done


def _do(done: dict[str, Made], name: str, part: Callable[[], Made]) -> None:
    done[name] = part()


def _write_note(path: Path, part: Callable[[], object]) -> None:
    path.write_bytes(pickle.dumps(part()))


def _read_note(path: Path) -> AnswerT:  # type: ignore[type-var] # of the type that was written
    answer: AnswerT = pickle.loads(path.read_bytes())  # noqa: S301 - written a moment ago in a folder of our own
    return answer
