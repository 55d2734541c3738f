"""A day that an article prints is proposed where it belongs: to a document issued then, to an event held then."""

import re

import pytest
from page_requests import TOKEN, Visitor

from handbook.changesets import read_changeset
from handbook.messages import read_area

_TEXT = (
    "Xã Đồng Tâm học Bác\n"
    "Ngày 2/2/2018, xã ban hành Kế hoạch số 18-KH/ĐUDT. Năm 2019 có nhiều việc mới.\n"
    "Ngày 20/8/2021, Hội Nông dân xã Đồng Tâm tổ chức Hội nghị sơ kết hai năm thực hiện kế hoạch.\n"
    "Ngày 20/3/2017, Tỉnh ủy Mẫu ban hành Hướng dẫn số 23-HD/ĐUM.\n"
    "Ngày 15/5/2016, Tỉnh ủy Mẫu ban hành Chỉ thị số 05-CT/TUM.\n"
)
_PLAN, _UNIT = "18-kh-dudt", "hoi-nong-dan-xa-dong-tam"


class Decider:
    """An editor who decides on the days of an article."""

    def __init__(self, visit: Visitor) -> None:
        """Paste the article."""
        self._visit = visit
        answer = visit.post("bai", [("bai", _TEXT)])
        self.path = answer.headers["location"].removeprefix(f"/{TOKEN}/")
        _, self.change, _, self.source = self.path.split("/")

    def show(self) -> str:
        """Look at the screen."""
        return self._visit.get(self.path).text

    def find(self, text: str) -> tuple[str, str, str]:
        """Find the proposal that quotes some words: its key, its state and what it says."""
        pattern = r'<div id="de-([^"]+)" class="ed-proposal ed-(\w+)".*?</form>'
        for match in re.finditer(pattern, self.show(), re.DOTALL):
            if f"<q>{text}</q>" in match[0]:
                return match[1], match[2], match[0]
        pytest.fail(f"nothing is proposed of {text}")

    def decide(self, action: str, text: str, **given: str) -> int:
        """Decide on the proposal that quotes some words."""
        pairs = [("khoa", self.find(text)[0]), ("viec", action), *given.items()]
        return self._visit.post(self.path, pairs).status

    def read(self, path: str) -> str:
        """Read a record of the change; nothing where it has none."""
        record = read_changeset(self._visit.workspace.root, self.change).records.get(path)
        return str(record.text) if record else ""


@pytest.fixture
def decider(visit: Visitor) -> Decider:
    """Return an editor who has pasted the article."""
    return Decider(visit)


def test_the_day_of_a_document_is_a_proposal_of_its_card_and_its_place_leads_there_and_back(decider: Decider) -> None:
    key, state, proposal = decider.find("Ngày 2/2/2018")
    assert state == "open"
    assert read_area("recognition")["kinds"]["dates"] in proposal
    assert re.search(r"<dt>Ngày ban hành</dt><dd>2/2/2018</dd>", proposal)
    assert f'<a class="ed-find" href="#de-{key}" data-find="{key}">Ngày 2/2/2018</a>' in decider.show()
    assert f'href="#cho-{key}"' in proposal
    assert f'id="cho-{key}"' in decider.show()


def test_a_day_that_is_accepted_stands_in_the_record_and_cites_its_passage(decider: Decider) -> None:
    assert decider.decide("nhan", "Ngày 2/2/2018") == 200
    record = decider.read(f"directives/{_PLAN}.yml")
    assert "issued: 2018-02-02\n" in record
    assert f"{decider.source}#d1" in record
    assert decider.find("Ngày 2/2/2018")[1] == "accepted"


def test_a_document_is_accepted_with_its_day(decider: Decider) -> None:
    decider.decide("nhan", "Kế hoạch số 18-KH/ĐUDT")
    assert "issued: 2018-02-02\n" in decider.read(f"directives/{_PLAN}.yml")
    assert decider.find("Ngày 2/2/2018")[1] == "accepted"


def test_a_day_that_is_refused_stays_out_of_the_document_until_it_is_accepted_after_all(decider: Decider) -> None:
    decider.decide("bo", "Ngày 2/2/2018")
    decider.decide("nhan", "Kế hoạch số 18-KH/ĐUDT")
    assert "issued" not in decider.read(f"directives/{_PLAN}.yml")
    assert decider.find("Ngày 2/2/2018")[1] == "refused"
    decider.decide("mo", "Ngày 2/2/2018")
    decider.decide("nhan", "Ngày 2/2/2018")
    assert "issued: 2018-02-02\n" in decider.read(f"directives/{_PLAN}.yml")


def test_the_day_of_an_event_comes_with_the_event_and_not_without_its_words(decider: Decider) -> None:
    assert decider.decide("nhan", "Ngày 20/8/2021") == 400
    assert decider.read(f"exemplars/{_UNIT}.yml") == ""
    assert decider.decide("nhan", "Ngày 20/8/2021", loi="Xã nhìn lại hai năm.") == 200
    record = decider.read(f"exemplars/{_UNIT}.yml")
    assert "date: 2021-08-20\n" in record
    assert "text: Xã nhìn lại hai năm.\n" in record
    assert decider.find("Ngày 20/8/2021")[1] == "accepted"


def test_an_event_is_accepted_without_the_day_that_was_refused(decider: Decider) -> None:
    name = "Hội nghị sơ kết hai năm thực hiện kế hoạch"
    decider.decide("bo", "Ngày 20/8/2021")
    assert decider.decide("nhan", name, loi="Xã nhìn lại hai năm.") == 200
    record = decider.read(f"exemplars/{_UNIT}.yml")
    assert f"name: {name}\n" in record
    assert "date: 2021-08-20" not in record


def test_no_card_accepts_a_day_unasked_that_waits_for_the_words_of_its_event(decider: Decider) -> None:
    together = re.findall(r'<form class="ed-row".*?</form>', decider.show(), re.DOTALL)
    assert not any(decider.find("Ngày 20/8/2021")[0] in form for form in together)


def test_a_day_that_is_of_nothing_is_no_proposal(decider: Decider) -> None:
    assert "<q>Năm 2019</q>" not in decider.show()


def test_a_day_that_the_handbook_has_is_shown_as_held_and_another_is_not_put_in_its_place(decider: Decider) -> None:
    screen = decider.show()
    assert decider.find("Ngày 15/5/2016")[1] == "accepted"
    assert "<q>Ngày 20/3/2017</q>" not in screen
    assert "<q>Hướng dẫn số 23-HD/ĐUM</q>" in screen
