"""An article is read into passages and proposals; what is accepted stands in the change, with the passage it cites."""

import re
from pathlib import Path

import pytest
from page_requests import TOKEN, Answer, Visitor, write_words

from handbook.changesets import list_names, read_changeset
from handbook.messages import read_area

_TEXT = (
    "Xã Đồng Tâm học Bác\n"
    "Hội Nông dân xã Đồng Tâm triển khai mô hình “Tổ tự quản” cho 147 hộ dân, nhận 12 bằng khen.\n"
    "Thực hiện Chỉ thị số 05-CT/TUM, xã ban hành Kế hoạch số 08-KH/ĐUM.\n"
    "Một số bài học kinh nghiệm sau:\n"
    "Một là, người đứng đầu phải nêu gương, nói đi đôi với làm.\n"
)
_BODY = "hoi-nong-dan-xa-dong-tam"


class Reader:
    """An editor who reads an article on the page."""

    def __init__(self, visit: Visitor, text: str = _TEXT) -> None:
        """Paste an article."""
        self._visit = visit
        answer = visit.post("bai", [("bai", text)])
        assert answer.status == 303
        self.path = answer.headers["location"].removeprefix(f"/{TOKEN}/")
        _, self.change, _, self.source = self.path.split("/")

    def show(self) -> str:
        """Look at the screen."""
        return self._visit.get(self.path).text

    def decide(self, action: str, *keys: str, **answers: str) -> Answer:
        """Decide on proposals."""
        given = [(name.replace("_", "-"), value) for name, value in answers.items()]
        return self._visit.post(self.path, [*(("khoa", key) for key in keys), ("viec", action), *given])

    def find_key(self, kind: str, text: str) -> str:
        """Find the key of the proposal that quotes some words."""
        pattern = rf'id="de-({kind}-[^"]+)"(?:(?!<form).)*?<q>{re.escape(text)}</q>'
        return re.findall(pattern, self.show(), re.DOTALL)[0]

    def read(self, path: str) -> str:
        """Read a record of the change."""
        return str(read_changeset(self._visit.workspace.root, self.change).records[path].text)


@pytest.fixture
def reader(visit: Visitor) -> Reader:
    """Return an editor who has pasted the article."""
    return Reader(visit)


def test_a_pasted_article_begins_a_change_with_the_record_of_its_source(reader: Reader, visit: Visitor) -> None:
    assert list_names(visit.workspace.root) == (reader.change,)
    record = reader.read(f"sources/{reader.source}.yml")
    assert "title: Xã Đồng Tâm học Bác\n" in record
    assert "- id: d4\n" in record
    assert "147" in record
    assert "triển khai mô hình “Tổ tự quản” cho 147" not in record


def test_the_handbook_itself_is_not_touched(reader: Reader, visit: Visitor, toy: Path) -> None:
    reader.decide("nhan", reader.find_key("bodies", "Hội Nông dân xã Đồng Tâm"))
    for folder in ("directives", "exemplars", "sources", "vocabulary"):
        names = sorted(path.name for path in (toy / folder).iterdir())
        assert sorted(path.name for path in (visit.workspace.root / folder).iterdir()) == names


def test_each_place_leads_to_its_proposal_and_back(reader: Reader) -> None:
    screen = reader.show()
    places = dict(re.findall(r'href="#(de-[^"]+)" data-find="[^"]+">([^<]+)<', screen))
    assert {"147", "12", "Hội Nông dân xã Đồng Tâm", "Tổ tự quản"} <= set(places.values())
    assert all(f'id="{place}"' in screen for place in places)
    assert all(f'id="{place}"' in screen for place in re.findall(r'href="#(cho-[^"]+)"', screen))


def test_an_accepted_body_and_its_figure_cite_their_passage(reader: Reader) -> None:
    body, figure = reader.find_key("bodies", "Hội Nông dân xã Đồng Tâm"), reader.find_key("figures", "147")
    assert reader.decide("nhan", body).status == 200
    reader.decide("nhan", figure, chi_tieu="tap-the-duoc-khen")
    record = reader.read(f"exemplars/{_BODY}.yml")
    assert f"cite: [{reader.source}#d1]" in record
    assert "name: Hội Nông dân xã Đồng Tâm\n" in record
    assert 'printed: "147"\n' in record
    assert record.count("figures:") == 1


def test_what_is_accepted_twice_stands_once(reader: Reader) -> None:
    figure = reader.find_key("figures", "147")
    reader.decide("nhan", figure, chi_tieu="tap-the-duoc-khen")
    first = reader.read(f"exemplars/{_BODY}.yml")
    reader.decide("nhan", figure, chi_tieu="tap-the-duoc-khen")
    assert reader.read(f"exemplars/{_BODY}.yml") == first


def test_a_lesson_is_taken_only_in_the_editors_own_words(reader: Reader) -> None:
    lesson = reader.find_key("lessons", "Một là, người đứng đầu phải nêu gương, nói đi đôi với làm.")
    refused = reader.decide("nhan", lesson)
    assert (refused.status, read_area("editor")["lacks"]["loi"] in refused.text) == (400, True)
    reader.decide("nhan", lesson, loi="Cán bộ chủ chốt làm trước.")
    assert "text: Cán bộ chủ chốt làm trước.\n" in reader.read(f"exemplars/{_BODY}.yml")


def test_what_is_refused_stays_so_until_it_is_opened_again(reader: Reader, visit: Visitor) -> None:
    key = reader.find_key("bodies", "Hội Nông dân xã Đồng Tâm")
    assert write_words("refused") in reader.decide("bo", key).text
    again = Visitor(visit.workspace.root).get(reader.path).text
    assert re.search(rf'id="de-{key}" class="ed-proposal ed-refused"', again)
    reader.decide("mo", key)
    assert not re.search(rf'id="de-{key}" class="ed-proposal ed-refused"', reader.show())


def test_a_number_is_not_taken_before_it_is_said_what_it_counts(reader: Reader) -> None:
    keys = re.findall(r'name="khoa" value="(figures-[^"]+)"', reader.show())
    unnamed = [key for key in dict.fromkeys(keys) if reader.decide("nhan", key).status == 400]
    assert unnamed
    assert reader.decide("nhan", unnamed[0], chi_tieu="tap-the-duoc-khen").status == 200


def test_a_text_that_cannot_be_read_is_refused_with_a_sentence(visit: Visitor) -> None:
    octets = {"content-type": "application/octet-stream"}
    answer = visit.post("bai/tep?ten=a.docx", body=b"PK\x03\x04" + b"\0" * 40, headers=octets)
    assert answer.status == 400
    assert "ed-fault" in answer.text
    assert list_names(visit.workspace.root) == ()


@pytest.mark.parametrize(
    "path", ["thay-doi/khong-co/bai/a", "thay-doi/..%2f..%2fsources/bai/a", "thay-doi/{}/bai/khong-co"]
)
def test_what_is_not_there_is_told(reader: Reader, visit: Visitor, path: str) -> None:
    assert visit.get(path.format(reader.change)).status in {404, 409}


@pytest.mark.parametrize("action", ["", "xoa", "nhan-het"])
def test_no_other_decision_can_be_sent(reader: Reader, action: str) -> None:
    assert reader.decide(action, "figures-d1-1").status == 400


def test_a_model_whose_unit_no_sentence_names_gets_the_one_that_is_chosen(reader: Reader) -> None:
    model = reader.find_key("models", "Tổ tự quản")
    asked = "don-vi" in re.findall(rf'id="de-{model}".*?</form>', reader.show(), re.DOTALL)[0]
    answer = reader.decide("nhan", model, don_vi=_BODY)
    assert answer.status == 200
    record = reader.read("exemplars/models/to-tu-quan.yml")
    assert "name: Tổ tự quản\n" in record
    assert not asked or f"unit: {_BODY}\n" in record


def test_a_unit_without_a_level_is_asked_for_it(visit: Visitor) -> None:
    reader = Reader(visit, "Trung đoàn 2 học Bác\nTrung đoàn 2 có 100 chiến sĩ học tập.\n")
    unit = reader.find_key("bodies", "Trung đoàn 2")
    assert reader.decide("nhan", unit).status == 400
    assert reader.decide("nhan", unit, cap="co-so").status == 200
    assert "level: co-so\n" in reader.read("exemplars/trung-doan-2.yml")


def test_of_several_documents_of_one_name_none_is_taken_before_somebody_chooses(visit: Visitor) -> None:
    reader = Reader(visit, "Học tập\nCán bộ thực hiện Nghị quyết số 01-NQ/ĐUM của Đảng ủy.\n")
    key = reader.find_key("documents", "Nghị quyết số 01-NQ/ĐUM")
    offered = re.findall(r'name="ung-vien" value="([^"]+)"', reader.show())
    assert offered == ["01-nq-dum-2012", "01-nq-dum-2016", "moi"]
    reader.decide("nhan", key)
    assert write_words("card-choose") in reader.show()
    reader.decide("chon", key, ung_vien="01-nq-dum-2016")
    screen = reader.show()
    assert write_words("card-choose") not in screen
    assert "01-NQ/ĐUM" in screen
