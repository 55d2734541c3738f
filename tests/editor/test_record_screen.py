"""A record is edited in a form made from its model: kept while it is filled in, checked box by box, never lost."""

import html
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from page_requests import TOKEN, Answer, Visitor, write_words

from handbook.changesets import list_names, read_changeset
from handbook.messages import say
from handbook.records import TABLES, VOCABULARY, read_catalog, read_unchecked_file

_PATH = "exemplars/chi-bo-hoa-sen.yml"


class Form:
    """A form that an editor fills in: its boxes as the browser would send them."""

    def __init__(self, visit: Visitor, table: str, identifier: str) -> None:
        """Take a record into a new change and open its form."""
        self._visit = visit
        answer = visit.post(f"ban-ghi/{table}/{identifier}", [("thay-doi", "")])
        assert answer.status == 303, answer.text
        self.path = answer.headers["location"].removeprefix(f"/{TOKEN}/")
        self.change = self.path.split("/")[1]
        self.boxes = dict(read_boxes(self._visit.get(self.path).text))

    def send(self, **boxes: str) -> Answer:
        """Fill boxes in, by their names with two underscores for a dot, and let the page keep them."""
        self.boxes |= {name.replace("__", "."): value for name, value in boxes.items()}
        answer = self._visit.post(self.path, self.boxes.items())
        if found := re.search(r'name="thay" value="(\w+)"', answer.text):
            self.boxes["thay"] = found[1]
        return answer

    def read(self, path: str) -> str | None:
        """Read a record of the change."""
        return read_changeset(self._visit.workspace.root, self.change).records[path].text


def read_boxes(screen: str) -> Iterator[tuple[str, str]]:
    """Read the boxes of a form with what they hold."""
    yield from re.findall(r'<input type="hidden" id="\w+" name="(\w+)" value="(\w*)"', screen)
    for name, value in re.findall(r'<input type="text" id="[^"]+" name="([^"]+)" value="([^"]*)"', screen):
        yield name, html.unescape(value)
    for name, value in re.findall(r'<textarea id="[^"]+" name="([^"]+)"[^>]*>([^<]*)</textarea>', screen):
        yield name, html.unescape(value)
    for name, options in re.findall(r'<select id="[^"]+" name="([^"]+)"[^>]*>(.*?)</select>', screen):
        chosen = re.search(r'<option value="([^"]*)" selected>', options)
        yield name, html.unescape(chosen[1]) if chosen else ""


@pytest.fixture
def form(visit: Visitor) -> Form:
    """Return the form of a unit."""
    return Form(visit, "exemplars", "chi-bo-hoa-sen")


def _list_toy() -> list[tuple[str, str]]:
    """List the records of the toy, and of each table that has ids the first entry."""
    catalog = read_catalog(Path(__file__).parents[1] / "toy").catalog
    tables = {table: getattr(catalog, table) for table in TABLES}
    known = {table: [*entries] for table, entries in tables.items() if isinstance(entries, Mapping)}
    return [(table, each) for table, ids in known.items() for each in (ids[:1] if table in VOCABULARY else ids)]


@pytest.mark.parametrize(("table", "identifier"), _list_toy())
def test_a_form_that_is_sent_as_it_came_changes_nothing(visit: Visitor, table: str, identifier: str) -> None:
    form = Form(visit, table, identifier)
    answer = form.send()
    assert answer.status == 200
    [(path, record)] = read_changeset(visit.workspace.root, form.change).records.items()
    before = read_unchecked_file(path, str(record.base).encode())
    after = read_unchecked_file(path, str(record.text).encode())
    assert before is not None
    assert after is not None
    assert after.data == before.data
    assert [text for _, text in after.comments] == [text for _, text in before.comments]


def test_what_is_filled_in_is_kept_in_the_change_and_not_in_the_handbook(form: Form, visit: Visitor, toy: Path) -> None:
    assert write_words("kept") in form.send(name="Chi bộ Hoa Sen Trắng").text
    assert "name: Chi bộ Hoa Sen Trắng\n" in str(form.read(_PATH))
    assert (visit.workspace.root / _PATH).read_bytes() == (toy / _PATH).read_bytes()


@pytest.mark.parametrize(
    ("box", "value"), [("level", "khong-co"), ("implements__0__directive", "khong-co"), ("cite", "a#d1")]
)
def test_the_check_speaks_beside_the_box_it_means(form: Form, box: str, value: str) -> None:
    beside = rf'<div id="loi-{box.replace("__", "-")}" hx-swap-oob="innerHTML">[^/]*?<p class="ed-fault">'
    good = form.boxes[box.replace("__", ".")]
    assert re.search(beside, form.send(**{box: value}).text)
    assert not re.search(beside, form.send(**{box: good}).text)


def test_an_item_is_added_and_taken_out(form: Form) -> None:
    drawn = form.send(them="lessons").text
    names = [name for name, _ in read_boxes(drawn) if re.fullmatch(r"lessons\.\d+\.text", name)]
    form.boxes |= dict(read_boxes(drawn))
    del form.boxes["them"]
    form.boxes[names[-1]] = "Một bài học riêng."
    form.send()
    assert "text: Một bài học riêng.\n" in str(form.read(_PATH))
    for name in [each for each in form.boxes if each.startswith(names[-1].removesuffix("text"))]:
        del form.boxes[name]
    form.send()
    assert "Một bài học riêng." not in str(form.read(_PATH))


def test_items_that_are_numbered_anew_are_drawn_anew(form: Form) -> None:
    form.boxes = {name: value for name, value in form.boxes.items() if not name.startswith("figures.0.")}
    answer = form.send()
    if any(name.startswith("figures.1.") for name in form.boxes):
        assert answer.headers["hx-retarget"] == "#ban-ghi"


def test_the_last_step_is_undone_and_the_form_shown_again(form: Form, visit: Visitor) -> None:
    form.send(name="Tên một")
    form.send(name="Tên hai")
    back = form.path.split("/", 2)[2]
    undone = visit.post(f"thay-doi/{form.change}", [("viec", "hoan-tac"), ("ve", back)])
    assert undone.headers["location"] == f"/{TOKEN}/{form.path}"
    assert 'value="Tên một"' in visit.get(form.path).text


def test_what_two_windows_write_in_different_boxes_is_joined(form: Form, visit: Visitor) -> None:
    other = dict(form.boxes)
    form.send(name="Tên một")
    answer = visit.post(form.path, {**other, "short_name": "Ngắn"}.items())
    assert (answer.status, answer.headers["hx-retarget"]) == (200, "#ban-ghi")
    assert {"name: Tên một", "short_name: Ngắn"} <= set(str(form.read(_PATH)).splitlines())


def test_what_somebody_else_wrote_meanwhile_is_not_written_over(form: Form, visit: Visitor) -> None:
    other = dict(form.boxes)
    form.send(name="Tên một")
    answer = visit.post(form.path, {**other, "name": "Tên hai"}.items())
    assert (answer.status, say("editor", "stale") in answer.text) == (409, True)
    assert "name: Tên một\n" in str(form.read(_PATH))


def test_a_letter_that_no_file_may_hold_is_told_and_the_last_text_stays(form: Form) -> None:
    form.send(name="Tên tốt")
    answer = form.send(name="Tên \u0430\u0001")
    assert answer.status == 422
    assert "ed-fault" in answer.text
    assert "name: Tên tốt\n" in str(form.read(_PATH))


def test_the_id_stays_whatever_is_sent(form: Form) -> None:
    form.send(id="../../khac")
    assert str(form.read(_PATH)).startswith("id: chi-bo-hoa-sen\n")


def test_a_body_of_the_table_is_edited_where_it_stands(visit: Visitor) -> None:
    form = Form(visit, "issuers", next(iter(visit.workspace.read().catalog.issuers)))
    form.send(name="Tên khác của cơ quan")
    text = str(form.read("vocabulary/issuers.yml"))
    assert text.count("Tên khác của cơ quan") == 1
    assert text.count("\n  - id:") == len(visit.workspace.read().catalog.issuers)


@pytest.mark.parametrize(
    "path", ["directives/khong-co", "khong-co/a", "unread/a", "texts/a", "shared_names/a", "changes/a"]
)
def test_what_is_no_record_is_not_opened(visit: Visitor, path: str) -> None:
    assert visit.get(f"ban-ghi/{path}").status == 404
    assert visit.post(f"ban-ghi/{path}", [("thay-doi", "")]).status == 404
    assert list_names(visit.workspace.root) == ()
