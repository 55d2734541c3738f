"""How long an article takes from paste to accepted records: ``python -m benchmarks.minutes [TEXT…]``.

An editor is played who works through the desk and takes everything that is proposed. Counted is as the review of the
first edition counted: a letter that is typed takes 1/150 of a minute, anything done with mouse or keys 3 seconds;
reading and thinking take nothing. Besides, a sentence of the handbook's own words is written for each new document,
unit and model, and each fault that the check still tells is mended in the form of its record; both are reckoned, not
done. Beside it stands what the same records cost by hand: every letter of them typed, of the source only the passages
that are cited, with their opening words, for that was all a source held then.
"""

import argparse
import asyncio
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlencode

from benchmarks.generate import REPOSITORY
from handbook.changesets import Changeset, list_names, plan_acceptance, read_changeset
from handbook.editor import Protection, Workspace, make_application
from handbook.editor.articles import read_article
from handbook.editor.cards import Ask, Proposal, RecordCard, plan_cards
from handbook.editor.record_texts import list_trees
from handbook.records.catalog import RECORD_FOLDERS

ARTICLES = REPOSITORY / "tests" / "articles"
CHOSEN = ("bao-quan-doi-nghi-quyet", "nganh-y-te", "thong-tan-xa-ngan")
"""Invented articles that cost by hand about what the review's three did, 57, 25 and 13 minutes: theirs are not kept."""
TYPED_A_MINUTE = 150
SECONDS_AN_ACTION = 3
CHOICE = 2  # a list is opened, one of it chosen
WORDS = "Điều rút ra được viết lại bằng lời của sổ tay, ngắn gọn, đủ ý, như người biên tập vẫn viết ở mục này."
"""What is typed where the handbook wants its own words."""
_ITEM = f"  - text: {WORDS}\n    cite: [{{}}#d1]\n"
TELLING = 4  # the form is opened, an item added, its passage chosen, the form left
MENDING = 2  # the form is opened and left
MENDED = 60  # letters of a missing title
_FOLDERS = ("directives/", "exemplars/")
_TOKEN, _PORT = "do", 8123


@dataclass(slots=True)
class Effort:
    """What an editor did: things done with mouse or keys, and letters typed."""

    actions: int = 0
    typed: int = 0

    @property
    def minutes(self) -> float:
        """How long that takes."""
        return self.actions * SECONDS_AN_ACTION / 60 + self.typed / TYPED_A_MINUTE


@dataclass(frozen=True, slots=True)
class Work:
    """What became of an article: the effort, what it would be by hand, and what still keeps it from being accepted."""

    records: int
    effort: Effort
    by_hand: Effort
    faults: tuple[str, ...]


class Editor:
    """Somebody who works through the desk of a handbook on one article."""

    def __init__(self, root: Path) -> None:
        """Open the desk."""
        self.effort = Effort()
        self._workspace = Workspace(root, _TOKEN)
        self._app = Protection(make_application(self._workspace), _TOKEN, _PORT)
        self._change = self._source = ""

    def work(self, text: str) -> Work:
        """Paste an article, take what is proposed, answer what is asked."""
        self._send("bai", [("bai", text)], actions=2)
        self._change = next(iter(list_names(self._workspace.root)))
        self._source = next(iter(self._read().texts))
        while step := next(self._list_steps(), None):
            keys, asks = step
            given = [(ask.lack, ask.options[0][0] if ask.options else WORDS) for ask in asks]
            self.effort.actions += CHOICE * sum(bool(ask.options) for ask in asks)
            self.effort.typed += sum(len(WORDS) for ask in asks if not ask.options)
            self._send(self._path, [*(("khoa", key) for key in keys), ("viec", "nhan"), *given], actions=1)
        self.effort.actions += 2  # the change is opened and sent
        changeset = self._read()
        acceptance = plan_acceptance(self._workspace.root, [changeset], self._workspace.reader)
        faults = tuple(each.message for each in acceptance.problems if each.place.path in changeset.records)
        told = sum(path.startswith(_FOLDERS) for path in changeset.records)
        self.effort.actions += TELLING * told + MENDING * len(faults)
        self.effort.typed += len(WORDS) * told + MENDED * len(faults)
        by_hand = sum(_count_typed(changeset)) + len(_ITEM.format(self._source)) * told + MENDED * len(faults)
        return Work(len(changeset.records), self.effort, Effort(0, by_hand), faults)

    @property
    def _path(self) -> str:
        return f"thay-doi/{self._change}/bai/{self._source}"

    def _read(self) -> Changeset:
        return read_changeset(self._workspace.root, self._change)

    def _list_cards(self) -> Sequence[RecordCard]:
        changeset = self._read()
        catalog = self._workspace.try_change(changeset).catalog
        article = read_article(self._workspace.root, changeset, self._source, catalog)
        if article is None:
            raise LookupError(self._source)
        return plan_cards(catalog, article, list_trees(changeset), self._workspace.read().catalog)

    def _list_steps(self) -> Iterator[tuple[Sequence[str], Sequence[Ask]]]:
        """List what is still to be taken: at once what asks nothing, then one by one; never what is only mentioned."""
        for card in self._list_cards():
            if not card.is_settled or card.weight:
                continue
            if card.open_keys:
                yield card.open_keys, ()
            for each in _list_open(card):
                yield (each.key,), each.asks

    def _send(self, path: str, fields: Sequence[tuple[str, str]], *, actions: int) -> None:
        self.effort.actions += actions
        status = asyncio.run(_post(self._app, path, urlencode(list(fields)).encode()))
        if status >= 400:  # noqa: PLR2004 - as HTTP has it
            raise PermissionError(path)


def measure_article(text: str) -> Work:
    """Measure an article on a copy of the real records."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in RECORD_FOLDERS:
            shutil.copytree(REPOSITORY / name, root / name)
        shutil.copy(REPOSITORY / "mkdocs.yml", root)
        return Editor(root).work(text)


def _list_open(card: RecordCard) -> Iterator[Proposal]:
    proposals = (*(() if card.is_known else (card.own,)), *card.parts)
    yield from (each for each in proposals if each.state == "open" and each.asks)


def _count_typed(changeset: Changeset) -> Iterator[int]:
    """Count the letters of a change's records as they would be typed by hand."""
    texts = {path: record.text or "" for path, record in changeset.records.items()}
    others = "".join(text for path, text in texts.items() if not path.startswith("sources/"))
    yield len(others)
    for path, text in texts.items():
        if path.startswith("sources/"):
            head, _, passages = text.partition("passages:\n")
            source = Path(path).stem
            yield len(head)
            for passage in passages.split("  - id: ")[1:]:
                identifier, _, rest = passage.partition("\n")
                if f"{source}#{identifier}]" in others or f"{source}#{identifier}," in others:
                    yield len(f"  - id: {identifier}\n") + len(rest.partition("\n")[0])


async def _post(app: Protection, path: str, body: bytes) -> int:
    host = f"127.0.0.1:{_PORT}"
    headers = {"host": host, "origin": f"http://{host}", "content-type": "application/x-www-form-urlencoded"}
    scope = {
        "type": "http",
        "method": "POST",
        "path": unquote(f"/{_TOKEN}/{path}"),
        "raw_path": b"",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    told: list[dict[str, object]] = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: object) -> None:
        if isinstance(message, dict):
            told.append(message)

    await app(scope, receive, send)
    return int(str(told[0]["status"]))


def main() -> None:
    """Print for each article the minutes through the desk and by hand, and what they are made of."""
    parser = argparse.ArgumentParser()
    parser.add_argument("texts", nargs="*", type=Path)
    texts = parser.parse_args().texts or [ARTICLES / f"{name}.txt" for name in CHOSEN]
    for path in texts:
        work = measure_article(path.read_text(encoding="utf-8"))
        effort, by_hand = work.effort, work.by_hand
        print(
            f"{path.stem}: {work.records} records, {effort.actions} actions and {effort.typed} letters = "
            f"{effort.minutes:.1f} minutes; by hand {by_hand.typed} letters = {by_hand.minutes:.1f} minutes"
        )
        for fault in work.faults:
            print(f"  still to be mended: {fault}")


if __name__ == "__main__":
    main()
