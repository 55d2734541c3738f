"""A change shows its records, what is wrong and what it means; it is undone, settled with others' work, taken in."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from page_requests import TOKEN, Visitor, write_words

from handbook.changesets import list_names, read_changeset, write_record
from handbook.messages import say

_PATH = "exemplars/chi-bo-hoa-sen.yml"


@pytest.fixture
def git(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Return a function that runs git in a folder, as nobody in particular."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "a")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "a@b.example")
    program = shutil.which("git") or "git"

    def run(folder: Path, *arguments: str) -> str:
        done = subprocess.run([program, *arguments], cwd=folder, check=True, capture_output=True, text=True)
        return done.stdout

    return run


@pytest.fixture
def change(visit: Visitor) -> str:
    """Begin a change with a record of the handbook in it, one word of which is changed."""
    answer = visit.post("ban-ghi/exemplars/chi-bo-hoa-sen", [("thay-doi", "")])
    name = answer.headers["location"].split("/")[3]
    record = read_changeset(visit.workspace.root, name).records[_PATH]
    text = str(record.text).replace("name: Chi bộ Hoa Sen", "name: Chi bộ Hoa Sen Trắng", 1)
    write_record(visit.workspace.root, name, _PATH, text, record.fingerprint)
    return name


def _act(visit: Visitor, change: str, action: str, **more: str) -> int:
    fields = [("viec", action), *((name.replace("_", "-"), value) for name, value in more.items())]
    return visit.post(f"thay-doi/{change}", fields).status


def test_it_is_told_in_words_what_a_change_means(visit: Visitor, change: str) -> None:
    screen = visit.get(f"thay-doi/{change}").text
    assert "Chi bộ Hoa Sen Trắng" in screen
    assert write_words("change-clean") in screen
    assert f'href="/{TOKEN}/thay-doi/{change}/ban-ghi/exemplars/chi-bo-hoa-sen"' in screen


def test_the_last_step_is_undone(visit: Visitor, change: str) -> None:
    assert _act(visit, change, "hoan-tac") == 303
    record = read_changeset(visit.workspace.root, change).records[_PATH]
    assert record.text == record.base


def test_a_change_that_is_taken_in_is_in_the_handbook_and_under_way_no_more(visit: Visitor, change: str) -> None:
    assert _act(visit, change, "nhan") == 303
    assert "name: Chi bộ Hoa Sen Trắng\n" in (visit.workspace.root / _PATH).read_text(encoding="utf-8")
    assert list_names(visit.workspace.root) == ()


def test_a_change_with_a_fault_says_so_and_is_not_taken_in(visit: Visitor, change: str) -> None:
    record = read_changeset(visit.workspace.root, change).records[_PATH]
    text = re.sub(r"^level: .*$", "level: khong-co", str(record.text), count=1, flags=re.MULTILINE)
    write_record(visit.workspace.root, change, _PATH, text, record.fingerprint)
    screen = visit.get(f"thay-doi/{change}").text
    assert "ed-fault" in screen
    assert write_words("change-accept") not in screen
    assert _act(visit, change, "nhan") == 409
    assert "level: khong-co" not in (visit.workspace.root / _PATH).read_text(encoding="utf-8")


def test_what_a_colleague_changed_meanwhile_is_shown_three_ways_and_chosen(visit: Visitor, change: str) -> None:
    disk = visit.workspace.root / _PATH
    disk.write_text(
        disk.read_text(encoding="utf-8").replace("name: Chi bộ Hoa Sen", "name: Chi bộ Sen Hồng", 1), "utf-8"
    )
    screen = visit.get(f"thay-doi/{change}").text
    for words in ("Chi bộ Hoa Sen", "Chi bộ Hoa Sen Trắng", "Chi bộ Sen Hồng"):
        assert f"<pre>{words}</pre>" in screen
    [theirs] = re.findall(r'name="kia" value="(\w+)"', screen)
    assert _act(visit, change, "nhan") == 409
    assert _act(visit, change, "ghep", tep=_PATH, kia=theirs) == 400
    assert _act(visit, change, "ghep", tep=_PATH, kia="0", chon_0="kia") == 409
    assert _act(visit, change, "ghep", tep=_PATH, kia=theirs, chon_0="kia") == 303
    record = read_changeset(visit.workspace.root, change).records[_PATH]
    assert "name: Chi bộ Sen Hồng\n" in str(record.text)
    assert "name: Chi bộ Sen Hồng\n" in disk.read_text(encoding="utf-8")


def test_a_record_is_left_out_and_a_change_thrown_away(visit: Visitor, change: str, toy: Path) -> None:
    assert _act(visit, change, "bo-ban-ghi", tep=_PATH) == 303
    assert not read_changeset(visit.workspace.root, change).records
    assert write_words("change-none") in visit.get(f"thay-doi/{change}").text
    assert _act(visit, change, "bo-thay-doi") == 303
    assert list_names(visit.workspace.root) == ()
    assert (visit.workspace.root / _PATH).read_bytes() == (toy / _PATH).read_bytes()


@pytest.mark.parametrize("way", ["//a.example/", "../../..", "https://a.example"])
def test_after_a_step_is_undone_no_other_place_is_shown(visit: Visitor, change: str, way: str) -> None:
    answer = visit.post(f"thay-doi/{change}", [("viec", "hoan-tac"), ("ve", way)])
    assert answer.headers["location"].startswith(f"/{TOKEN}/thay-doi/{change}/")


@pytest.mark.parametrize("path", ["../../mkdocs.yml", "/etc/passwd", "exemplars/../../a.yml", "drafts/a.yml", ""])
def test_no_path_leads_out_of_a_change(visit: Visitor, change: str, path: str) -> None:
    assert _act(visit, change, "bo-ban-ghi", tep=path) == 409
    assert _act(visit, change, "khac") == 400


def test_without_a_common_place_a_change_is_handed_out_as_a_file_that_another_page_takes(
    visit: Visitor, change: str
) -> None:
    sent = visit.post(f"thay-doi/{change}", [("viec", "gui")])
    assert sent.headers["content-disposition"] == f'attachment; filename="{change}.zip"'
    _act(visit, change, "bo-thay-doi")
    octets = {"content-type": "application/octet-stream"}
    taken = visit.post("nhan-tep", body=sent.content, headers=octets)
    assert taken.status == 303
    [name] = list_names(visit.workspace.root)
    assert "name: Chi bộ Hoa Sen Trắng\n" in str(read_changeset(visit.workspace.root, name).records[_PATH].text)


@pytest.mark.parametrize("content", [b"", b"PK\x05\x06" + b"\0" * 18, b"zip"])
def test_a_file_that_is_no_change_is_refused(visit: Visitor, content: bytes) -> None:
    answer = visit.post("nhan-tep", body=content or b"\0", headers={"content-type": "application/octet-stream"})
    assert answer.status == 409
    assert list_names(visit.workspace.root) == ()


def test_a_change_with_a_fault_is_not_sent(visit: Visitor, change: str) -> None:
    record = read_changeset(visit.workspace.root, change).records[_PATH]
    text = str(record.text).replace("level: co-so", "level: khong-co", 1)
    write_record(visit.workspace.root, change, _PATH, text, record.fingerprint)
    answer = visit.post(f"thay-doi/{change}", [("viec", "gui")])
    assert (answer.status, say("editor", "not-ready") in answer.text) == (409, True)


def test_a_change_goes_to_the_common_place_where_there_is_one(
    visit: Visitor, change: str, tmp_path: Path, git: Callable[..., str]
) -> None:
    root = visit.workspace.root
    git(tmp_path, "init", "--quiet", "--bare", "chung.git")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "directives", "exemplars", "sources", "vocabulary")
    git(root, "commit", "--quiet", "--message=a")
    git(root, "remote", "add", "origin", str(tmp_path / "chung.git"))
    git(root, "push", "--quiet", "origin", "main")
    answer = visit.post(f"thay-doi/{change}", [("viec", "gui")])
    assert answer.status == 200
    assert write_words("sent") in answer.text
    assert f"bien-tap/{change}" in git(tmp_path / "chung.git", "branch", "--list", "--all")
    screen = visit.get(f"thay-doi/{change}").text
    assert write_words("sent-before") in screen
    assert write_words("send-by-mail") in screen
    packet = visit.post(f"thay-doi/{change}", [("viec", "lay-tep")])
    assert packet.headers["content-type"] == "application/zip"


def test_the_page_of_a_record_is_shown_as_it_would_be(visit: Visitor, change: str) -> None:
    page = visit.get(f"thay-doi/{change}/xem/exemplars/chi-bo-hoa-sen").text
    assert "Chi bộ Hoa Sen Trắng" in page
    article = page.partition('class="md-typeset')[2]
    assert not re.search(r' href="(?!#|/)', article)
    assert " style=" not in article
    assert "<script" not in article
    assert visit.get(f"thay-doi/{change}/xem/exemplars/khong-co").status == 404
