"""``handbook submit`` and ``receive``: a draft goes to the shared place or by mail, and comes in as a draft."""

import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import Result

from handbook.changesets import begin_changeset, fingerprint_text, list_names, write_record

_PATH = "directives/05-ct-tum-2016.yml"
Lay = Callable[[Mapping[str, str | bytes | None]], Path]
Run = Callable[..., Result]


@pytest.fixture
def root(lay: Lay) -> Path:
    root = lay({})
    text = (root / _PATH).read_text(encoding="utf-8")
    begin_changeset(root, "thu", "Sửa tên gọi")
    write_record(root, "thu", _PATH, text.replace("CT 05", "CT số 05"), fingerprint_text(text))
    return root


def test_a_draft_goes_by_mail_from_one_desk_to_another_and_is_accepted_there(
    root: Path, run: Run, tmp_path: Path, toy: Path
) -> None:
    result = run(root, "submit")
    assert result.exit_code == 0, result.output
    assert "CT số 05" in result.output
    assert result.output.splitlines()[-1].startswith(f"Đã ghi {root}/drafts/thu.zip.")
    with zipfile.ZipFile(root / "drafts/thu.zip") as archive:
        assert "CT số 05" in archive.read("thay-doi.md").decode()
    other = tmp_path / "other"
    for folder in ("directives", "exemplars", "sources", "vocabulary"):
        shutil.copytree(toy / folder, other / folder)
    received = run(other, "receive", str(root / "drafts/thu.zip"))
    assert received.exit_code == 0, received.output
    assert "Đã lưu thành bản nháp «thu» trong drafts/." in received.output
    assert "CT số 05" in received.output
    assert (other / _PATH).read_bytes() == (toy / _PATH).read_bytes()
    assert run(other, "accept", "thu").exit_code == 0
    assert "CT số 05" in (other / _PATH).read_text(encoding="utf-8")


def test_what_the_receiver_changed_too_is_told_when_it_comes_and_kept_out_until_somebody_chooses(
    root: Path, run: Run, tmp_path: Path
) -> None:
    assert run(root, "submit", "thu", "--out", str(tmp_path / "a.zip")).exit_code == 0
    (root / _PATH).write_text((root / _PATH).read_text(encoding="utf-8").replace("CT 05", "CT. 05"), encoding="utf-8")
    received = run(root, "receive", str(tmp_path / "a.zip"))
    assert f"{_PATH}: sổ tay đã đổi bản ghi này" in received.output
    assert list_names(root) == ("thu", "thu-2")
    assert run(root, "accept", "thu-2").exit_code == 1
    assert run(root, "accept", "thu-2", "--merge", "mine").exit_code == 0
    assert "CT số 05" in (root / _PATH).read_text(encoding="utf-8")


def test_a_file_that_is_no_draft_is_told_and_leaves_nothing(root: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04")
    result = run(root, "receive", str(tmp_path / "a.zip"))
    assert (result.exit_code, list_names(root)) == (1, ("thu",))
    assert "Lỗi: tệp này không phải bản nháp" in result.output


def test_a_draft_with_an_error_or_a_collision_is_not_sent(root: Path, run: Run) -> None:
    begin_changeset(root, "hong")
    write_record(root, "hong", "directives/a.yml", "id: a\n", "")
    result = run(root, "submit", "hong")
    assert (result.exit_code, "directives/a.yml:1:1: lỗi[" in result.output) == (1, True)
    assert not (root / "drafts/hong.zip").exists()
    (root / _PATH).write_text("id: khac\n", encoding="utf-8")
    assert run(root, "submit", "thu").exit_code == 1


def test_of_several_drafts_one_must_be_named(root: Path, run: Run) -> None:
    begin_changeset(root, "hai")
    assert "có nhiều bản nháp; nêu tên một bản: hai, thu" in run(root, "submit").output
    assert "bản nháp «hai» chưa có bản ghi nào để gửi" in run(root, "submit", "hai").output
    assert "không có bản nháp tên «ba»; đang có hai, thu" in run(root, "submit", "drafts/ba/").output


def test_a_draft_goes_to_where_the_handbook_came_from(root: Path, run: Run, tmp_path: Path) -> None:
    def git(folder: Path, *arguments: str) -> str:
        names = ("-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "core.hooksPath=/dev/null")
        command = ["git", "-C", str(folder), *names, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    git(tmp_path, "init", "-q", "--bare", "-b", "main", "shared")
    git(root, "init", "-q", "-b", "main")
    git(root, "config", "user.name", "a")
    git(root, "config", "user.email", "a@b.example")
    git(root, "add", "directives", "exemplars", "sources", "vocabulary")
    git(root, "commit", "-qm", "first")
    git(root, "remote", "add", "origin", str(tmp_path / "shared"))
    git(root, "push", "-qu", "origin", "main")
    result = run(root, "submit")
    assert result.exit_code == 0, result.output
    assert "Đã gửi bản nháp «Sửa tên gọi» lên kho chung để duyệt, nhánh bien-tap/thu." in result.output
    assert "CT số 05" in git(tmp_path / "shared", "show", f"bien-tap/thu:{_PATH}")
    git(root, "pull", "-q", "origin", "bien-tap/thu")
    assert "0 tệp đổi" in run(root, "accept").output
    assert list_names(root) == ()


def test_without_any_draft_there_is_nothing_to_send(lay: Lay, run: Run) -> None:
    result = run(lay({}), "submit")
    assert (result.exit_code, "Lỗi: Chưa có bản nháp nào" in result.output) == (1, True)
