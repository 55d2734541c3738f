"""Kill editors at random moments and look at what they leave: ``python killing.py ROOT EDITS ACCEPTANCES``.

It prints how many were killed, in the midst of how many steps, and every state that should not be; a process of its
own, as a copy of one that runs threads cannot be made safely.
"""

import multiprocessing
import random
import sys
import time
from collections.abc import Callable
from ctypes import c_int
from itertools import count
from pathlib import Path
from typing import Any

from handbook.changesets import (
    Acceptance,
    accept_changesets,
    begin_changeset,
    fingerprint_text,
    list_names,
    plan_acceptance,
    read_changeset,
    take_record,
    undo_step,
    write_record,
)

_FORK = multiprocessing.get_context("fork")
_PATHS = ("directives/05-ct-tum-2016.yml", "exemplars/xa-dong-xanh.yml", "directives/01-kl-tum-2021.yml")
_SEED = 16


def main() -> None:
    """Kill editors while they edit, then while drafts are moved in."""
    root, edits, acceptances = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    draw = random.Random(_SEED)  # noqa: S311 - moments are no secrets
    faults: list[str] = []
    begin_changeset(root, "thu")
    originals = {path: take_record(root, "thu", path).text or "" for path in _PATHS}
    for path, text in originals.items():
        write_record(root, "thu", path, f"{text}# 0\n", fingerprint_text(text))
    midst = sum(_kill_edit(root, originals, draw, faults) for _ in range(edits))
    midst += sum(_kill_acceptance(root, turn, draw, faults) for turn in range(acceptances))
    undo_step(root, "thu")
    left = {each.name for each in (*root.iterdir(), *(root / "drafts").iterdir()) if each.name.startswith(".")}
    faults += [f"{name} is left" for name in left - {".lock"}]
    sys.stdout.write(f"{edits + acceptances} killed, {midst} in the midst of a step\n")
    sys.stdout.writelines(f"{fault}\n" for fault in faults)


def _kill(work: Callable[..., None], *arguments: Any, after: float) -> None:  # noqa: ANN401 - whatever the work takes
    process = _FORK.Process(target=work, args=arguments)
    process.start()
    time.sleep(after)
    process.kill()
    process.join()


def _kill_edit(root: Path, originals: dict[str, str], draw: random.Random, faults: list[str]) -> bool:
    """Kill an editor who writes one field after another; what was done is there, and perhaps what was begun."""
    begun, done = _FORK.RawValue(c_int, 0), _FORK.RawValue(c_int, 0)
    start = _read_numbers(root)
    _kill(_edit, root, originals, max(start.values()) + 1, begun, done, after=draw.uniform(0.002, 0.04))
    for path, number in _read_numbers(root).items():
        mine = [each for each in range(begun.value + 1) if _PATHS[each % 3] == path and each > max(start.values())]
        allowed = {max((each for each in mine if each <= done.value), default=start[path])} | {begun.value}
        if number not in allowed:
            faults.append(f"{path} has {number}, done {done.value}, begun {begun.value}")
    before = _read_texts(root)
    path = undo_step(root, "thu")
    undone = _read_texts(root)
    if {each for each, text in undone.items() if text != before[each]} != {path}:
        faults.append(f"undoing changed something else than {path}")
    write_record(root, "thu", path, before[path], fingerprint_text(undone[path]))
    return begun.value != done.value


def _edit(root: Path, originals: dict[str, str], first: int, begun: Any, done: Any) -> None:  # noqa: ANN401 - shared numbers
    seen = {path: record.fingerprint for path, record in read_changeset(root, "thu").records.items()}
    for number in count(first):
        path = _PATHS[number % 3]
        begun.value = number
        seen[path] = write_record(root, "thu", path, f"{originals[path]}# {number}\n", seen[path]).fingerprint
        done.value = number


def _kill_acceptance(root: Path, turn: int, draw: random.Random, faults: list[str]) -> bool:
    """Kill whoever moves drafts in: each file is whole, and doing it again does the rest."""
    if "nhan" not in list_names(root):
        begin_changeset(root, "nhan")
        for path in _PATHS:
            record = take_record(root, "nhan", path)
            text = "".join(line for line in (record.text or "").splitlines(keepends=True) if not line.startswith("#"))
            write_record(root, "nhan", path, f"{text}# nhận {turn}\n", record.fingerprint)
    changeset = read_changeset(root, "nhan")
    acceptance = plan_acceptance(root, [changeset])
    if not acceptance.is_possible:
        faults.append(f"cannot be accepted: {acceptance.collisions}{acceptance.errors}")
        return False
    _kill(_accept, root, acceptance, after=draw.uniform(0, 0.03))
    wanted = {path: record.text for path, record in changeset.records.items()}
    there = {path: (root / path).read_text(encoding="utf-8") for path in wanted}
    new = {path for path in wanted if there[path] == wanted[path]}
    faults += [f"{path} is torn" for path in wanted if path not in new and there[path] != changeset.records[path].base]
    held = read_changeset(root, "nhan").records if "nhan" in list_names(root) else {}
    faults += [f"{path} is lost" for path in wanted if path not in new and path not in held]
    return 0 < len(new) < len(wanted) or len(held) not in {0, len(wanted)}


def _accept(root: Path, acceptance: Acceptance) -> None:
    accept_changesets(root, acceptance)


def _read_texts(root: Path) -> dict[str, str]:
    return {path: record.text or "" for path, record in read_changeset(root, "thu").records.items()}


def _read_numbers(root: Path) -> dict[str, int]:
    return {path: int(text.splitlines()[-1].removeprefix("# ")) for path, text in _read_texts(root).items()}


if __name__ == "__main__":
    main()
