"""The comment on a pull request: one, of the newest commit, and never silent about what could not be read."""

from pathlib import Path
from typing import Any

import pytest

from forge import comment
from forge.comment import REVIEW, CommentError, Forge, find_fault, main, write_comment

_HEAD = "b" * 40


def make_pull(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return {"state": "open", "head": {"sha": _HEAD}, "base": {"repo": {"full_name": "nha/so-tay"}}} | changes


@pytest.fixture
def run(fake_forge: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:  # noqa: ANN401 - see conftest
    """Return a function that posts a review, or that there is none."""
    fake_forge.pull = make_pull()
    monkeypatch.setenv("GITHUB_REPOSITORY", "nha/so-tay")
    monkeypatch.setenv("GITHUB_API_URL", fake_forge.address)
    monkeypatch.setenv("FORGE_TOKEN", "token-of-the-test")
    monkeypatch.setenv("GITHUB_RUN_ID", "12")
    monkeypatch.chdir(tmp_path)

    def post(review: str | None = "## Thay đổi này có nghĩa gì\n", number: str = "7", head: str = _HEAD) -> int:
        REVIEW.parent.mkdir(parents=True, exist_ok=True)
        REVIEW.unlink(missing_ok=True)
        if review is not None:
            REVIEW.write_text(review, encoding="utf-8")
        return main([number, head])

    return post


def test_the_second_review_rewrites_the_comment_of_the_first(run: Any, fake_forge: Any) -> None:  # noqa: ANN401
    assert run() == 0
    assert run("## Khác\n") == 0
    (posted,) = fake_forge.comments
    assert "## Khác" in posted["body"]


def test_a_comment_says_which_commit_it_is_about_and_where_the_preview_is(run: Any, fake_forge: Any) -> None:  # noqa: ANN401
    assert run() == 0
    (posted,) = fake_forge.comments
    assert f"`{_HEAD[:12]}`" in posted["body"]
    assert "/nha/so-tay/actions/runs/12)" in posted["body"]


def test_a_commit_that_could_not_be_reviewed_takes_the_place_of_the_older_review(run: Any, fake_forge: Any) -> None:  # noqa: ANN401
    assert run("Không thay đổi dữ liệu, chỉ đổi cách viết.") == 0
    assert run(None) == 0
    (posted,) = fake_forge.comments
    assert "Máy không đọc được yêu cầu này" in posted["body"]
    assert "Không thay đổi" not in posted["body"]


def test_a_comment_behind_many_others_is_found(run: Any, fake_forge: Any) -> None:  # noqa: ANN401
    fake_forge.comments = [{"id": at, "user": {"login": "ai-do"}, "body": "…"} for at in range(230)]
    assert run() == 0
    assert run() == 0
    assert len(fake_forge.comments) == 231


def test_a_comment_that_only_looks_like_ours_is_left_alone(run: Any, fake_forge: Any) -> None:  # noqa: ANN401
    fake_forge.comments = [{"id": 1, "user": {"login": "ai-do"}, "body": f"{comment.MARK}\nchữ của người khác"}]
    assert run() == 0
    assert fake_forge.comments[0]["body"].endswith("chữ của người khác")
    assert len(fake_forge.comments) == 2


def test_the_token_stays_with_the_forge(run: Any, fake_forge: Any) -> None:  # noqa: ANN401
    fake_forge.leads_away = True
    assert run() == 0
    assert fake_forge.tokens_seen_elsewhere == [""]


@pytest.mark.parametrize(
    ("pull", "words"),
    [
        (make_pull(head={"sha": "c" * 40}), "không còn"),
        (make_pull(state="closed"), "đã đóng"),
        (make_pull(base={"repo": {"full_name": "nguoi-khac/so-tay"}}), "không thuộc kho này"),
    ],
)
def test_a_number_that_is_not_of_the_reviewed_commit_gets_no_comment(
    run: Any,  # noqa: ANN401
    fake_forge: Any,  # noqa: ANN401
    pull: dict[str, Any],
    words: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    fake_forge.pull = pull
    assert run() == 0
    assert words in capsys.readouterr().out
    assert not fake_forge.comments


@pytest.mark.parametrize("number", ["7; rm -rf .", "٧", "-7", "../7", "07", ""])
def test_what_is_no_number_is_not_asked_for(fake_forge: Any, number: str) -> None:  # noqa: ANN401
    assert find_fault(Forge(fake_forge.address, "nha/so-tay", ""), number, _HEAD)
    assert not fake_forge.asked


@pytest.mark.parametrize("head", ["main", "b" * 39, "b" * 41, f"{_HEAD}\n", "B" * 40])
def test_what_is_no_commit_is_not_asked_for(fake_forge: Any, head: str) -> None:  # noqa: ANN401
    assert find_fault(Forge(fake_forge.address, "nha/so-tay", ""), "7", head)
    assert not fake_forge.asked


def test_only_safe_addresses_are_asked() -> None:
    with pytest.raises(CommentError):
        find_fault(Forge("file:///etc", "nha/so-tay", ""), "1", _HEAD)


def test_a_comment_longer_than_the_forge_takes_is_no_comment() -> None:
    with pytest.raises(CommentError):
        write_comment("dòng\n" * 20_000, _HEAD, "")
