"""The screen of an article: its passages on one side, on the other what they propose, record by record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from starlette.responses import HTMLResponse, Response

from handbook.changesets import Changeset, read_changeset
from handbook.editor.additions import Supplement, add_own, add_part
from handbook.editor.articles import Decisions, RecognisedArticle, keep_decisions, name_find, read_article
from handbook.editor.calls import Call, CallError
from handbook.editor.cards import Lack, Proposal, RecordCard, plan_cards
from handbook.editor.record_texts import list_trees, locate_record, open_record, save_record
from handbook.editor.workspace import Workspace
from handbook.evidence import ReadPassage
from handbook.messages import read_area, say
from handbook.reading import Checked
from handbook.recognition import Find
from handbook.records import write_locator


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Some letters of a passage, the key of what is found there, if anything is, and the keys of what begins here."""

    text: str
    key: str
    begun: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A passage to read."""

    id: str
    place: str
    stretches: tuple[_Stretch, ...]


@dataclass(frozen=True, slots=True)
class _Board:
    """All that the screen shows of an article."""

    changeset: Changeset
    article: RecognisedArticle
    checked: Checked
    cards: tuple[RecordCard, ...]


def show_article(workspace: Workspace, call: Call) -> Response:
    """Show an article with its proposals."""
    board = _read_board(workspace, call)
    paragraphs = tuple(_plan_paragraphs(board))
    return HTMLResponse(workspace.render("article", board=board, paragraphs=paragraphs))


def decide(workspace: Workspace, call: Call) -> Response:
    """Carry out what an editor decided on some proposals, and show them again."""
    board = _read_board(workspace, call)
    keys = {value for name, value in call.form if name == "khoa"}
    action = call.read("viec")
    if action == "nhan":
        _accept(workspace, board, keys, {each: " ".join(call.read(each).split()) for each in Lack})
    elif action in {"bo", "mo"}:
        refused = board.article.decisions.refused
        refused = refused | keys if action == "bo" else refused - keys
        keep_decisions(workspace.root, board.article, replace(board.article.decisions, refused=refused))
    elif action == "chon":
        chosen = {**board.article.decisions.chosen, **dict.fromkeys(keys, call.read("ung-vien"))}
        keep_decisions(workspace.root, board.article, replace(board.article.decisions, chosen=chosen))
    else:
        raise CallError(say("editor", "form"))
    board = _read_board(workspace, call)
    return HTMLResponse(workspace.render("cards", board=board))


def _read_board(workspace: Workspace, call: Call) -> _Board:
    changeset = read_changeset(workspace.root, call.path["change"])
    checked = workspace.try_change(changeset)
    article = read_article(workspace.root, changeset, call.path["source"], checked.catalog)
    if article is None:
        raise CallError(say("editor", "refused-address"), 404)
    cards = plan_cards(checked.catalog, article, list_trees(changeset), workspace.read().catalog)
    return _Board(changeset, article, checked, cards)


def _accept(workspace: Workspace, board: _Board, keys: set[str], answer: Supplement) -> None:
    """Write accepted proposals into the records they are of, each record in one step."""
    for card in board.cards:
        wanted = keys | {each.owner for each in card.parts if each.key in keys}  # a day comes with what has it
        parts = [each for each in card.parts if each.key in wanted]
        if not card.is_settled or not (parts or card.own.key in keys):
            continue
        _refuse_unanswered([*([card.own] if card.own.key in keys else []), *parts], answer)
        path = locate_record(board.checked.catalog, card.table, card.id)
        record = open_record(workspace.root, board.changeset, path, card.id)
        if record is None:
            raise CallError(say("editor", "record-closed", path=path), 409)
        if not card.is_known:
            add_own(board.checked.catalog, board.article, card, answer, record.tree)
        for part in parts:
            add_part(board.article, card, part, answer, record.tree)
        save_record(workspace.root, board.changeset.name, record)
    decisions: Decisions = board.article.decisions
    if decisions.refused & keys:
        keep_decisions(workspace.root, board.article, replace(decisions, refused=decisions.refused - keys))


def _refuse_unanswered(proposals: Sequence[Proposal], answer: Supplement) -> None:
    """Refuse proposals of which something must be said that nobody has said."""
    lacks = {ask.lack for each in proposals if each.state == "open" for ask in each.asks if not answer.get(ask.lack)}
    if lacks:
        words: Mapping[str, str] = read_area("editor")["lacks"]
        raise CallError(" ".join(words[each] for each in sorted(lacks)))


def _plan_paragraphs(board: _Board) -> Iterator[_Paragraph]:
    shown = {key: find for card in board.cards for key, find in _list_shown(card)}
    for passage in board.article.read.reading.passages:
        here = [(key, find) for key, find in shown.items() if find.passage == passage.id]
        yield _Paragraph(passage.id, write_locator(passage.id), tuple(_cut_passage(passage, here)))


def _list_shown(card: RecordCard) -> Iterator[tuple[str, Find]]:
    for proposal in (card.own, *card.parts):
        for find in proposal.finds:
            yield name_find(find), find


def _cut_passage(passage: ReadPassage, finds: Sequence[tuple[str, Find]]) -> Iterator[_Stretch]:
    """Cut a passage where something is found in it; where one find lies in another, the shorter is shown."""
    ends = sorted({0, len(passage.text), *(at for _, find in finds for at in (find.start, find.end))})
    for start, end in pairwise(ends):
        over = [(find.end - find.start, key) for key, find in finds if find.start <= start and end <= find.end]
        begun = tuple(key for key, find in finds if find.start == start)
        yield _Stretch(passage.text[start:end], min(over)[1] if over else "", begun)
