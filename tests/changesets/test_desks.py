"""Two desks on one draft while a pull changes the handbook: whatever any of the three wrote is there at the end."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from handbook.changesets import (
    StaleError,
    accept_changesets,
    begin_changeset,
    find_collisions,
    find_version,
    merge_texts,
    plan_acceptance,
    read_changeset,
    settle_record,
    take_record,
    write_record,
)

_PATH = "directives/05-ct-tum-2016.yml"
_TURNS = 8
Lay = Callable[[Mapping[str, str | bytes | None]], Path]


def work_at_desk(root: Path, desk: str, before: str) -> None:
    """Add one line after the other above one, each time to what this desk has seen last."""
    record = take_record(root, "thu", _PATH)
    for turn in range(_TURNS):
        line = f"  - text: Điều {turn} của bàn {desk}.\n    cite: [bai-bao-mau-2017#d1]\n"
        mine = (record.text or "").replace(before, f"{before}{line}")
        while True:
            try:
                record = write_record(root, "thu", _PATH, mine, record.fingerprint)
                break
            except StaleError:
                base = find_version(root, "thu", _PATH, record.fingerprint)
                record = read_changeset(root, "thu").records[_PATH]
                merge = merge_texts(_PATH, base, mine, record.text)
                assert merge.disagreements == ()
                mine = merge.text or ""


def pull(root: Path) -> None:
    """Change the record in the handbook again and again, as pulls do."""
    for turn in range(_TURNS):
        text = (root / _PATH).read_text(encoding="utf-8")
        line = f"  - text: Điều {turn} của kho.\n    cite: [bai-bao-mau-2023#d2]\n"
        (root / "fresh").write_text(text.replace("limitations:\n", f"limitations:\n{line}"), encoding="utf-8")
        (root / "fresh").replace(root / _PATH)


def test_two_desks_and_a_pull_at_once_lose_nothing(lay: Lay) -> None:
    root = lay({})
    begin_changeset(root, "thu")
    with ThreadPoolExecutor(3) as pool:
        desks = [
            pool.submit(work_at_desk, root, desk, before) for desk, before in (("A", "tasks:\n"), ("B", "lessons:\n"))
        ]
        desks.append(pool.submit(pull, root))
        for each in desks:
            each.result()
    for collision in find_collisions(root, read_changeset(root, "thu")):
        assert collision.merge.disagreements == ()
        settle_record(root, "thu", _PATH, collision.merge.text, collision.fingerprint)
    acceptance = plan_acceptance(root, [read_changeset(root, "thu")])
    assert acceptance.is_possible
    accept_changesets(root, acceptance)
    text = (root / _PATH).read_text(encoding="utf-8")
    wanted = [f"Điều {turn} của {who}." for turn in range(_TURNS) for who in ("bàn A", "bàn B", "kho")]
    assert [words for words in wanted if words not in text] == []
