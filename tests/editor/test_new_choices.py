"""What a list to choose from lacks is added over the form into the same change: checked, told, undone like the rest."""

import json
import re

import pytest
from page_requests import TOKEN, Answer, Visitor, write_words

from handbook.changesets import read_changeset, undo_step
from handbook.messages import read_area, say

_PLACE = "bai-bao-mau-2017#d2"


class Chooser:
    """An editor in the midst of a form, who misses something in a list."""

    def __init__(self, visit: Visitor) -> None:
        """Take a unit into a new change."""
        self._visit = visit
        answer = visit.post("ban-ghi/exemplars/chi-bo-hoa-sen", [("thay-doi", "")])
        self.form = answer.headers["location"].removeprefix(f"/{TOKEN}/")
        self.change = self.form.split("/")[1]

    def open(self, space: str, place: str = "") -> str:
        """Open the boxes for something new."""
        answer = self._visit.get(f"thay-doi/{self.change}/them/{space}?nguon={place.replace('#', '%23')}")
        assert answer.status == 200
        return answer.text

    def add(self, space: str, home: str = "", sure: str = "", **given: str) -> Answer:
        """Fill the boxes in and send them."""
        pairs = [("bang", home), ("van-them", sure), *((f"moi.{name}", value) for name, value in given.items())]
        return self._visit.post(f"thay-doi/{self.change}/them/{space}", pairs)

    def read(self, path: str) -> str:
        """Read a record of the change."""
        return str(read_changeset(self._visit.workspace.root, self.change).records[path].text)

    def list_paths(self) -> list[str]:
        """List the records of the change."""
        return [*read_changeset(self._visit.workspace.root, self.change).records]

    def tell_change(self) -> str:
        """Tell what the change means."""
        return self._visit.get(f"thay-doi/{self.change}").text


def read_added(answer: Answer) -> dict[str, str]:
    """Read what the form is told to choose."""
    assert answer.status == 200, answer.text
    assert "hx-trigger-after-swap" in answer.headers, answer.text
    added: dict[str, str] = json.loads(answer.headers["hx-trigger-after-swap"])["da-them"]
    return added


@pytest.fixture
def chooser(visit: Visitor) -> Chooser:
    """Return an editor in the midst of a form."""
    return Chooser(visit)


_GIVEN = {
    "indicators": (
        {"label": "Bài thơ về Bác", "unit": "bài"},
        "bai-tho-ve-bac",
        "vocabulary/indicators/bai-tho-ve-bac.yml",
    ),
    "provinces": ({"label": "Tỉnh Ví Dụ"}, "tinh-vi-du", "vocabulary/provinces/tinh-vi-du.yml"),
    "bodies": ({"name": "Xã Hoa Cau", "level": "co-so", "cite": _PLACE}, "xa-hoa-cau", "exemplars/xa-hoa-cau.yml"),
    "exemplars": ({"name": "Xã Hoa Cau", "level": "co-so", "cite": _PLACE}, "xa-hoa-cau", "exemplars/xa-hoa-cau.yml"),
}


@pytest.mark.parametrize("space", _GIVEN)
def test_what_is_added_is_chosen_by_its_id_told_with_the_change_and_undone(
    chooser: Chooser, visit: Visitor, space: str
) -> None:
    given, identifier, path = _GIVEN[space]
    added = read_added(chooser.add(space, **given))
    assert (added["lookup"], added["value"], added["told"]) == (
        space,
        identifier,
        say("editor", "choice-added", name=added["name"]),
    )
    assert f"id: {identifier}\n" in chooser.read(path)
    assert added["name"] in chooser.tell_change()
    undo_step(visit.workspace.root, chooser.change)
    assert path not in chooser.list_paths()
    assert not (visit.workspace.root / path).exists()


def test_a_body_that_only_issues_goes_into_their_table(chooser: Chooser) -> None:
    added = read_added(chooser.add("bodies", name="Hội đồng Ví dụ", level="tinh", cite=_PLACE, home="issuers"))
    assert added["value"] == "hoi-dong-vi-du"
    assert chooser.read("vocabulary/issuers.yml").count("- id: hoi-dong-vi-du\n") == 1
    assert "- id: tinh-uy-mau\n" in chooser.read("vocabulary/issuers.yml")


def test_a_passage_gets_an_id_of_its_own_behind_the_one_it_stands_after_and_its_words_stay_here(
    chooser: Chooser,
) -> None:
    words = "Ngày 12/6/2016, cả tỉnh có 1.250 chi bộ học theo tấm gương của Bác và viết cam kết"
    added = read_added(chooser.add("passages", source="bai-bao-mau-2017", words=words, after="đoạn 2"))
    assert added["value"] == "bai-bao-mau-2017#d2a"
    record = chooser.read("sources/bai-bao-mau-2017.yml")
    assert re.findall(r"- id: (\S+)", record)[:5] == ["nhan-de", "d1", "d2", "d2a", "d3"]
    assert "numbers: [1.250]" in record.replace('"', "")
    assert "viết cam kết" not in record


def test_a_passage_behind_no_other_stands_last(chooser: Chooser) -> None:
    known = re.findall(r'value="bai-bao-mau-2017#(\w+)"', chooser.open("passages", _PLACE))
    added = read_added(chooser.add("passages", source="bai-bao-mau-2017", words="Một đoạn chưa ai thấy."))
    record = chooser.read("sources/bai-bao-mau-2017.yml")
    assert re.findall(r"- id: (\S+)", record)[-1] == added["value"].partition("#")[2]
    assert "d2" in known
    assert added["value"].partition("#")[2] not in known


def test_a_passage_that_is_there_is_only_chosen(chooser: Chooser) -> None:
    opening = "Ngày 15/5/2016, Tỉnh ủy Mẫu"
    added = read_added(chooser.add("passages", source="bai-bao-mau-2017", words=opening))
    assert added["value"] == "bai-bao-mau-2017#d1"
    assert added["told"] == say("editor", "choice-there", name=added["name"])
    assert "sources/bai-bao-mau-2017.yml" not in chooser.list_paths()


@pytest.mark.parametrize(
    ("space", "given", "told"),
    [
        ("indicators", {"label": "", "unit": "bài"}, say("editor", "choice-empty")),
        ("indicators", {"label": "Mô hình", "unit": "mô hình"}, say("draft", "taken", id="mo-hinh")),
        ("provinces", {"label": "Ví Dụ", "id": "../../vi-du"}, say("editor", "choice-id-unfit")),
        ("passages", {"source": "", "words": "a b c"}, say("editor", "choice-no-source", source="")),
        ("passages", {"source": "bai-bao-mau-2017", "words": " "}, say("editor", "choice-empty")),
    ],
)
def test_what_cannot_be_added_is_told_beside_its_box_with_all_that_was_filled_in(
    chooser: Chooser, space: str, given: dict[str, str], told: str
) -> None:
    before = chooser.list_paths()
    answer = chooser.add(space, **given)
    assert re.search(rf'<div id="loi-moi-\w+">\s*<p class="ed-fault">{re.escape(told)}', answer.text)
    assert all(value in answer.text for value in given.values())
    assert chooser.list_paths() == before


def test_what_the_check_says_of_it_is_told_before_it_is_written(chooser: Chooser) -> None:
    before = chooser.list_paths()
    answer = chooser.add("indicators", label="Bài thơ", unit="bài <b>")
    assert re.search(r'id="loi-moi-unit">\s*<p class="ed-fault">', answer.text)
    assert write_words("choice-add-anyway") not in answer.text
    unknown = chooser.add("bodies", name="Xã Hoa Cau", level="khong-co", cite=_PLACE, sure="1")
    assert re.search(r'id="loi-moi-level">\s*<p class="ed-fault">', unknown.text)
    assert chooser.list_paths() == before


def test_a_doubt_is_told_once_and_then_the_editor_decides(chooser: Chooser) -> None:
    given = {"name": "Chi bộ Hoa Sen", "id": "chi-bo-hoa-sen-khac", "level": "co-so", "cite": _PLACE}
    answer = chooser.add("bodies", **given)
    assert re.search(r'id="loi-moi-name">\s*<p class="ed-fault">.*chi-bo-hoa-sen', answer.text)
    assert write_words("choice-add-anyway") in answer.text
    assert "exemplars/chi-bo-hoa-sen-khac.yml" not in chooser.list_paths()
    assert read_added(chooser.add("bodies", **given, sure="1"))["value"] == "chi-bo-hoa-sen-khac"


def test_the_boxes_begin_with_the_passage_at_hand(chooser: Chooser) -> None:
    assert _PLACE in chooser.open("bodies", _PLACE)
    assert 'value="bai-bao-mau-2017"' in chooser.open("passages", _PLACE)
    titles = re.findall(r'<option value="(\w+)"[^>]*>[^<]*</option>', chooser.open("bodies").partition("</select>")[0])
    assert titles == ["exemplars", "issuers"]


@pytest.mark.parametrize("space", ["directives", "types", "../sources", "khong-co"])
def test_nothing_else_can_be_added_so(chooser: Chooser, visit: Visitor, space: str) -> None:
    answer = visit.post(f"thay-doi/{chooser.change}/them/{space}", [("moi.label", "A")])
    assert answer.status == 404


def test_each_list_that_can_lack_something_offers_to_add_it(chooser: Chooser, visit: Visitor) -> None:
    screen = visit.post(chooser.form, [("name", "Chi bộ Hoa Sen"), ("level", "co-so"), ("them", "figures")]).text
    offered = set(re.findall(rf'hx-get="/{TOKEN}/thay-doi/{chooser.change}/them/(\w+)\?', screen))
    assert offered == {"bodies", "indicators", "passages", "provinces"}
    assert set(re.findall(r'class="ed-add" data-into="([^"]+)"', screen)) <= set(re.findall(r' id="([^"]+)"', screen))
    assert "them-loi" not in screen


def test_a_proposal_that_lacks_an_indicator_takes_a_new_one_and_keeps_a_new_unit_on_offer(visit: Visitor) -> None:
    text = "Xã học Bác\nHội Nông dân xã Đồng Tâm triển khai mô hình “Tổ tự quản” với 147 bụi tre.\n"
    path = visit.post("bai", [("bai", text)]).headers["location"].removeprefix(f"/{TOKEN}/")
    change, source = path.split("/")[1], path.split("/")[3]
    screen = visit.get(path).text
    assert "/them/indicators?" in screen
    visit.post(
        f"thay-doi/{change}/them/exemplars",
        [("moi.name", "Xã Hoa Cau"), ("moi.level", "co-so"), ("moi.cite", f"{source}#d1")],
    )
    visit.post(f"thay-doi/{change}/them/indicators", [("moi.label", "Cây tre"), ("moi.unit", "cây")])
    again = visit.get(path).text
    assert '<option value="cay-tre">Cây tre (cây)</option>' in again
    assert "ed-card" in again


def test_the_words_for_passages_are_there_for_each_box() -> None:
    assert all(set(each) == {"label", "hint"} for each in read_area("editor")["passage-boxes"].values())
