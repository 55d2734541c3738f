"""Orders: what is kept, what is made again, what is stopped, and that the others are made all the same."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pytest
from papers import REPOSITORY, make_section, read_shelf

import handbook.pdf
from handbook.pages.blocks import Paragraph
from handbook.pages.lines import Run
from handbook.pdf import orders as orders_module
from handbook.pdf import printing as printing_module
from handbook.pdf import workers
from handbook.pdf.chapters import Image
from handbook.pdf.document import ONE_SIDED, TWO_SIDED, Document, write_document
from handbook.pdf.orders import (
    Limits,
    Order,
    Print,
    PrintError,
    find_fonts,
    hash_ground,
    place_prints,
    print_documents,
    print_orders,
    prune_cache,
)
from handbook.pdf.printing import print_sections
from handbook.pdf.register import find_offers, list_offers, render_register
from handbook.pdf.writer import DocumentError
from handbook.resources import PRINT_FONTS, THEME

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from handbook.pdf.sections import Shelf

pytestmark = pytest.mark.slow

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">{}</svg>'


def make_documents(shelf: Shelf) -> list[Document]:
    wanted = ("van-ban/", "dien-hinh/", "pha-he", "so-lieu")
    return [write_document(shelf.make(plan)) for plan in shelf.plans.values() if plan.id.startswith(wanted)]


def make_one(name: str, text: str, record: str = "directives/thu.yml") -> Document:
    section = make_section(Paragraph((Run(text),)), title=name, record=record)
    return write_document(replace(section, id=f"van-ban/{name}"))


def test_what_was_made_once_is_not_made_again(toy_shelf: Shelf, tmp_path: Path) -> None:
    documents = make_documents(toy_shelf)
    first = print_documents(documents, REPOSITORY, tmp_path)
    again = print_documents(documents, REPOSITORY, tmp_path)
    assert first.failures == again.failures == ()
    assert [each.is_new for each in first.prints] == [True] * len(documents)
    assert [each.is_new for each in again.prints] == [False] * len(documents)
    assert [(each.pages, each.size, each.file) for each in first.prints] == [
        (each.pages, each.size, each.file) for each in again.prints
    ]


def test_the_same_data_gives_the_same_bytes_in_any_order_and_crowd(toy_shelf: Shelf, tmp_path: Path) -> None:
    documents = make_documents(toy_shelf)
    one = print_documents(documents, REPOSITORY, tmp_path / "a", Limits(workers=1))
    two = print_documents(reversed(documents), REPOSITORY, tmp_path / "b", Limits(workers=3))
    bytes_of = {each.id: each.file.read_bytes() for each in two.prints}
    assert {each.id: each.file.read_bytes() for each in one.prints} == bytes_of


def test_one_changed_record_makes_only_the_files_that_show_it(
    toy_shelf: Shelf, cache: Path, change: Callable[[str, str, str], Path]
) -> None:
    print_documents(make_documents(toy_shelf), REPOSITORY, cache)
    root = change("exemplars/models/gio-day-hoc-som.yml", "kèm trẻ em học bài", "giúp trẻ em học bài")
    printing = print_documents(make_documents(read_shelf(root)), REPOSITORY, cache)
    assert [each.id for each in printing.prints if each.is_new] == [
        "van-ban/05-ct-tum-2016",
        "dien-hinh/chi-bo-hoa-sen",
        "dien-hinh/dang-uy-mau",
    ]


def test_a_damaged_file_in_the_cache_is_made_again(tmp_path: Path) -> None:
    document = make_one("mot", "một")
    (made,) = print_documents([document], REPOSITORY, tmp_path).prints
    content = made.file.read_bytes()
    made.file.write_bytes(content[:100])
    (again,) = print_documents([document], REPOSITORY, tmp_path).prints
    assert again.is_new
    assert again.file.read_bytes() == content


def test_what_is_no_longer_wanted_is_forgotten(tmp_path: Path) -> None:
    prints = print_documents([make_one("mot", "một"), make_one("hai", "hai")], REPOSITORY, tmp_path).prints
    prune_cache(tmp_path, prints[:1])
    assert {path.stem for path in tmp_path.iterdir()} == {prints[0].file.stem}


def test_a_section_that_takes_too_long_is_stopped_and_named_and_the_others_are_made(tmp_path: Path) -> None:
    long = make_one("dai", "chữ " * 400_000, "directives/dai.yml")
    printing = print_documents([long, make_one("ngan", "ngắn")], REPOSITORY, tmp_path, Limits(seconds=1.5, heavy=1))
    assert [each.message for each in printing.failures] == [
        "directives/dai.yml: quá 1.5 giây mà chưa dàn trang xong nên đã dừng"
    ]
    assert [each.id for each in printing.prints] == ["van-ban/ngan"]
    assert not [path for path in tmp_path.iterdir() if path.suffix not in {".pdf", ".json"}]


def test_a_section_that_takes_too_much_memory_is_stopped_and_named_and_the_others_are_made(tmp_path: Path) -> None:
    large = make_one("to", "chữ " * 300_000, "directives/to.yml")
    limits = Limits(megabytes=480, heavy=1, workers=1)
    printing = print_documents([large, make_one("ngan", "ngắn")], REPOSITORY, tmp_path, limits)
    assert [each.id for each in printing.prints] == ["van-ban/ngan"]
    (failure,) = printing.failures
    assert re.match(r"directives/to\.yml: máy dàn trang dừng giữa chừng .* quá nhiều bộ nhớ", failure.message)


class Crowd:
    """Counts the processes that set sections, and lets some of them fail."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, fails: Callable[[int, str], bool]) -> None:
        """Let the process die that is handed a section as the given one of its kind."""
        self.asked: list[tuple[workers.Worker, str]] = []
        self.started: list[workers.Worker] = []
        ask, start = workers.Worker._ask, workers.Worker._start  # noqa: SLF001 - where a process is met

        def count_start(worker: workers.Worker, document: Document) -> None:
            self.started.append(worker)
            start(worker, document)

        def count_ask(worker: workers.Worker, job: str) -> tuple[dict[str, Any] | None, bool]:
            title = json.loads(json.loads(job)["data"])["title"]
            tries = sum(title == each for _, each in self.asked) + 1
            self.asked.append((worker, title))
            return (None, False) if fails(tries, title) else ask(worker, job)

        monkeypatch.setattr(workers.Worker, "_start", count_start)
        monkeypatch.setattr(workers.Worker, "_ask", count_ask)


def test_a_section_whose_process_died_is_tried_once_more_alone_in_a_fresh_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowd = Crowd(monkeypatch, lambda tries, title: tries == 1 and title == "hai")
    printing = print_documents([make_one(name, name) for name in ("mot", "hai", "ba")], REPOSITORY, tmp_path)
    assert printing.failures == ()
    assert [each.id for each in printing.prints] == ["van-ban/mot", "van-ban/hai", "van-ban/ba"]
    last, title = crowd.asked[-1]
    assert title == "hai"
    assert last not in {worker for worker, _ in crowd.asked[:-1]}
    assert len(crowd.asked) == 4


def test_a_section_that_dies_twice_is_named_and_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowd = Crowd(monkeypatch, lambda _, title: title == "hai")
    printing = print_documents([make_one(name, name) for name in ("mot", "hai", "ba")], REPOSITORY, tmp_path)
    (failure,) = printing.failures
    assert (failure.id, failure.was_stopped) == ("van-ban/hai", True)
    assert [each.id for each in printing.prints] == ["van-ban/mot", "van-ban/ba"]
    assert [title for _, title in crowd.asked].count("hai") == 2


class Hire:
    """Stands for a process that sets sections: its limits, and what it was handed; of some it is stopped once."""

    def __init__(self, staff: list[Hire], stopped: set[str], head: str, seconds: float) -> None:
        """Join the others."""
        self.limits = json.loads(head)["megabytes"], seconds
        self.set_ids: list[str] = []
        self._stopped = stopped
        staff.append(self)

    def __enter__(self) -> Self:
        """Start nothing."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop nothing."""

    def set(self, document: Document, _: str) -> tuple[int, int]:
        """Set a document as one page of ten bytes."""
        self.set_ids.append(document.id.removeprefix("van-ban/"))
        if self.set_ids[-1] in self._stopped:
            self._stopped.remove(self.set_ids[-1])
            raise workers.StoppedError(document.id)
        return 1, 10


def hire_for(
    monkeypatch: pytest.MonkeyPatch, cache: Path, letters: Mapping[str, int], limits: Limits | None, *stopped: str
) -> list[Hire]:
    """Print sections of so many letters on a machine of three processors, and return who worked."""
    staff: list[Hire] = []
    left = set(stopped)
    monkeypatch.setattr(orders_module, "Worker", lambda head, seconds: Hire(staff, left, head, seconds))
    monkeypatch.setattr(orders_module, "count_processors", lambda: 3)
    documents = {name: make_one(name, name) for name in letters}
    orders = [Order(each.id, "", name, letters[name], lambda each=each: each) for name, each in documents.items()]
    assert print_orders(orders, REPOSITORY, cache, limits).failures == ()
    return staff


@pytest.mark.parametrize(
    ("workers", "count", "hired"), [(0, 5, 3), (0, 3, 3), (0, 2, 2), (1, 5, 1), (2, 5, 2), (9, 5, 5)]
)
def test_as_many_work_as_there_are_processors_but_no_more_than_sections(
    workers: int, count: int, hired: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letters = {f"so-{number}": 9 for number in range(count)}
    staff = hire_for(monkeypatch, tmp_path, letters, Limits(workers=workers))
    assert len(staff) == hired
    assert sorted(each for one in staff for each in one.set_ids) == sorted(letters)


def test_a_section_may_take_a_minute_and_a_heavy_one_alone_four_times_as_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letters = {"nhe": 9, "nang": 400_001, "nang-hon": 400_002, "vua": 400_000}
    staff = hire_for(monkeypatch, tmp_path / "sau" / "cache", letters, None, "nhe", "nang")
    assert [one.limits for one in staff] == [(1500, 60)] * 2 + [(6000, 240)] + [(1500, 60), (6000, 240)]
    assert sorted(each for one in staff[:2] for each in one.set_ids) == ["nhe", "vua"]
    assert [one.set_ids for one in staff[2:]] == [["nang-hon", "nang"], ["nhe"], ["nang"]]


def test_limits_that_are_given_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = Limits(seconds=7, megabytes=600, heavy=2)
    staff = hire_for(monkeypatch, tmp_path, {"nhe": 9, "nang": 400_001}, given)
    assert [one.limits for one in staff] == [(600, 7), (1200, 14)]


def test_prints_are_put_under_their_ids_in_folders_there_are_or_are_not(tmp_path: Path) -> None:
    prints = [Print(f"{name}/a", tmp_path / "goc.pdf", "", 1, 3, is_new=True) for name in ("mot/hai", "mot/hai/ba")]
    (tmp_path / "goc.pdf").write_bytes(b"pdf")
    for _ in range(2):
        place_prints(prints, tmp_path / "pdf")
    placed = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in tmp_path.rglob("a.pdf")}
    assert placed == {"pdf/mot/hai/a.pdf": b"pdf", "pdf/mot/hai/ba/a.pdf": b"pdf"}


def test_what_typst_refuses_is_not_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    crowd = Crowd(monkeypatch, lambda *_: False)
    (failure,) = print_documents([make_one("mot", "năm sao 🌟")], REPOSITORY, tmp_path).failures
    assert not failure.was_stopped
    assert len(crowd.asked) == 1


def test_a_process_that_has_grown_is_replaced_and_one_that_has_not_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = [make_one(f"so-{number}", str(number)) for number in range(4)]
    crowd = Crowd(monkeypatch, lambda *_: False)
    print_documents(documents, REPOSITORY, tmp_path / "a", Limits(workers=1))
    assert len(crowd.started) == 1
    print_documents(documents, REPOSITORY, tmp_path / "b", Limits(workers=1, megabytes=400))
    assert len(crowd.started) == 1 + len(documents)


def test_a_process_is_replaced_after_many_jobs_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_JOBS_A_WORKER", 2)
    crowd = Crowd(monkeypatch, lambda *_: False)
    documents = [make_one(f"so-{number}", str(number)) for number in range(5)]
    print_documents(documents, REPOSITORY, tmp_path, Limits(workers=1))
    assert len(crowd.started) == 3


@pytest.mark.parametrize("kind", ["RLIMIT_AS", "RLIMIT_DATA"])
def test_a_process_is_full_by_the_limit_it_runs_under(kind: str) -> None:
    code = f"import resource, sys; resource.setrlimit(resource.{kind}, (int(sys.argv[1]) << 20, -1))\n"
    code += "from handbook.pdf.worker import is_full; held = bytearray(200 << 20); print(is_full())"
    answers = []
    for megabytes in (450, 4000):
        run = subprocess.run([sys.executable, "-c", code, str(megabytes)], check=True, capture_output=True, text=True)
        answers.append(run.stdout.strip())
    assert answers == ["True", "False"]


def test_sections_are_printed_by_processes_that_may_hold_little(toy_shelf: Shelf, tmp_path: Path) -> None:
    code = """
import resource, sys
from pathlib import Path
from papers import REPOSITORY, read_shelf
from handbook.pdf.printing import print_sections
shelf = read_shelf(REPOSITORY / "tests/toy")
resource.setrlimit(resource.RLIMIT_DATA, (400 << 20, 400 << 20))
printing = print_sections(shelf, shelf.plans.values(), REPOSITORY, Path(sys.argv[1]))
print(len(printing.prints), [failure.message for failure in printing.failures])
"""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    command = [sys.executable, "-c", code, str(tmp_path / "cache")]
    run = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    assert (run.stdout, run.stderr) == (f"{len(toy_shelf.plans)} []\n", "")


def test_a_process_that_cannot_be_started_is_told_of_the_section(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise BlockingIOError(errno.EAGAIN, "no more processes")

    monkeypatch.setattr(workers.subprocess, "Popen", fail)
    (failure,) = print_documents([make_one("mot", "một")], REPOSITORY, tmp_path).failures
    assert failure.message.startswith("directives/thu.yml: máy dàn trang dừng giữa chừng")


def test_a_fault_of_the_program_itself_names_the_section_and_leaves_the_others(tmp_path: Path) -> None:
    def fail() -> Document:
        raise KeyError("lạ")

    good = make_one("mot", "một")
    orders = [Order("van-ban/hong", "", "a", 9, fail), Order(good.id, good.content, "b", 1, lambda: good)]
    printing = print_orders(orders, REPOSITORY, tmp_path, Limits(workers=1))
    assert [each.message for each in printing.failures] == [
        "van-ban/hong: chương trình hỏng khi in phần này (KeyError: 'lạ')"
    ]
    assert [each.id for each in printing.prints] == ["van-ban/mot"]


def test_a_cache_that_cannot_be_written_names_the_section(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(Path, "write_text", fail)
    (failure,) = print_documents([make_one("mot", "một")], REPOSITORY, tmp_path).failures
    assert failure.message == "van-ban/mot: không ghi được tệp PDF: hết chỗ trên đĩa hoặc không có quyền (28)"


def find_target(home: Path, form: str = "") -> Path:
    """Find where a file is kept; nothing is made."""
    (failure,) = print_orders([Order("a", "", form, 1, refuse)], home, home / "cache").failures
    assert failure.message == "không in"
    return orders_module._Printer(home, home / "cache", Limits()).find_target(Order("a", "", form, 1, refuse))  # noqa: SLF001 - the key itself


def refuse() -> Document:
    message = "không in"
    raise DocumentError(message)


@pytest.fixture
def fonts(tmp_path: Path) -> Path:
    """Return a home with fonts of its own."""
    folder = tmp_path / "docs" / PRINT_FONTS
    folder.mkdir(parents=True)
    for name in ("a.ttf", "b.ttf", "c.ttf"):
        (folder / name).write_text(name * 3, encoding="utf-8")
    return folder


def test_the_key_of_a_file_changes_with_every_font(tmp_path: Path, fonts: Path) -> None:
    keys = [find_target(tmp_path)]
    for name in ("a.ttf", "b.ttf", "c.ttf"):
        before = (fonts / name).read_bytes()
        (fonts / name).write_bytes(before[:-1] + b"x")
        keys.append(find_target(tmp_path))
        (fonts / name).unlink()
        keys.append(find_target(tmp_path))
        (fonts / name).write_bytes(before)
        assert find_target(tmp_path) == keys[0]
    (fonts / "d.ttf").write_bytes(b"")
    keys.append(find_target(tmp_path))
    (fonts / "d.ttf").rename(fonts / "e.ttf")
    keys.append(find_target(tmp_path))
    assert len(set(keys)) == len(keys)


def test_letters_that_pass_from_one_font_to_the_next_change_the_key(tmp_path: Path, fonts: Path) -> None:
    before = find_target(tmp_path)
    (fonts / "a.ttf").write_text("a.ttfa.ttfa.tt", encoding="utf-8")
    (fonts / "b.ttf").write_text("fb.ttfb.ttfb.ttf", encoding="utf-8")
    assert find_target(tmp_path) != before


def test_the_key_of_a_file_changes_with_each_tool_and_only_with_their_versions(
    tmp_path: Path, fonts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert fonts.is_dir()
    known = orders_module.version
    keys = [find_target(tmp_path)]
    for tool in ("pikepdf", "segno", "typst"):
        monkeypatch.setattr(
            orders_module, "version", lambda name, tool=tool: known(name) + ("x" if name == tool else "")
        )
        keys.append(find_target(tmp_path))
    assert len(set(keys)) == 4
    monkeypatch.undo()
    assert find_target(tmp_path) == keys[0]


def test_the_key_of_a_file_changes_with_every_file_of_the_program(tmp_path: Path) -> None:
    program = tmp_path / "handbook"
    shutil.copytree(Path(handbook.pdf.__file__).parents[1], program, ignore=shutil.ignore_patterns("__pycache__"))
    made = {
        "pdf/section.typ",
        "pdf/geometry.json",
        "pdf/worker.py",
        "pdf/captions.py",
        "text/dates.py",
        "templates/diagram.svg.j2",
    }
    before = hash_ground((), program, ()).hexdigest()
    assert hash_ground((), program, ()).hexdigest() == before
    for name in made:
        text = (program / name).read_text(encoding="utf-8")
        (program / name).write_text(text + " ", encoding="utf-8")
        assert hash_ground((), program, ()).hexdigest() != before, name
        (program / name).write_text(text, encoding="utf-8")
    assert hash_ground((), program, ()).hexdigest() == before


def test_the_key_of_a_file_changes_with_its_order(tmp_path: Path, fonts: Path) -> None:
    assert fonts.is_dir()
    assert find_target(tmp_path, "một") != find_target(tmp_path, "hai")


def test_the_same_section_for_another_site_day_geometry_or_look_is_another_file(
    toy_shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = toy_shelf.bind("Tập", list(toy_shelf.plans.values())[-2:])

    def find(base: str = "", geometry: str = ONE_SIDED, **other: Any) -> str:  # noqa: ANN401 - any field
        orders: list[Order] = []
        monkeypatch.setattr(printing_module, "print_orders", lambda given, *_: orders.extend(given))
        print_sections(toy_shelf, [replace(plan, **other)], tmp_path, tmp_path, base, geometry)
        return orders[0].form

    forms = [find(), find("https://a.example/"), find(geometry=TWO_SIDED), find(title="Khác"), find(eyebrow="Khác")]
    forms += [find(subject="Khác"), find(addresses=plan.addresses[::-1]), find(address="khac.html")]
    assert len(set(forms)) == len(forms)
    assert find() == forms[0]
    date = make_one("mot", "một")
    documents = [date, replace(date, moment=date.moment + 1), replace(date, check="khac"), replace(date, data="{}")]
    targets: list[str] = []
    monkeypatch.setattr(orders_module, "print_orders", lambda given, *_: targets.extend(each.form for each in given))
    print_documents(documents, tmp_path, tmp_path)
    assert len(set(targets)) == len(documents)


def test_what_is_no_file_of_the_cache_is_never_taken_away(tmp_path: Path) -> None:
    (made,) = print_documents([make_one("mot", "một")], REPOSITORY, tmp_path).prints
    (tmp_path / "digests.json").write_text("{}", encoding="utf-8")
    (tmp_path / f"{'0' * 64}.12").write_text("", encoding="utf-8")
    (tmp_path / ("0" * 63)).write_text("", encoding="utf-8")
    (tmp_path / ("1" * 64)).mkdir()
    prune_cache(tmp_path, [made])
    left = {"0" * 63, "1" * 64, "digests.json", made.file.name, made.file.with_suffix(".json").name}
    assert {path.name for path in tmp_path.iterdir()} == left


def test_a_note_that_does_not_fit_its_file_is_not_believed(tmp_path: Path) -> None:
    document = make_one("mot", "một")
    (made,) = print_documents([document], REPOSITORY, tmp_path).prints
    for note in (
        "",
        "{}",
        "[]",
        json.dumps({"pages": 1, "bytes": made.size + 1}),
        json.dumps({"bytes": made.size}),
        '{"pages": 1}',
    ):
        made.file.with_suffix(".json").write_text(note, encoding="utf-8")
        (again,) = print_documents([document], REPOSITORY, tmp_path).prints
        assert (again.is_new, again.pages, again.size) == (True, made.pages, made.size), note


def test_the_longest_are_set_first_and_the_heavy_ones_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    crowd = Crowd(monkeypatch, lambda *_: False)
    orders = []
    given = (("be", 10), ("nang", 400_001), ("vua", 20), ("nang-hon", 500_000), ("bien", 400_000), ("an", 20))
    for name, letters in given:
        document = make_one(name, name)
        orders.append(Order(document.id, "", name, letters, lambda document=document: document))
    print_orders(orders, REPOSITORY, tmp_path, Limits(workers=1))
    assert [title for _, title in crowd.asked] == ["bien", "an", "vua", "be", "nang-hon", "nang"]


def test_fonts_are_found_in_the_order_of_their_names(tmp_path: Path) -> None:
    folder = tmp_path / "docs" / PRINT_FONTS
    folder.mkdir(parents=True)
    names = [f"{number * 37 % 64:02}.ttf" for number in range(64)]
    for name in names:
        (folder / name).touch()
    assert [path.name for path in find_fonts(tmp_path)] == sorted(names)


def test_fonts_of_a_handbook_are_used_before_those_of_the_program(tmp_path: Path, fonts: Path) -> None:
    assert [path.name for path in find_fonts(tmp_path)] == ["a.ttf", "b.ttf", "c.ttf"]
    shutil.rmtree(fonts)
    assert find_fonts(tmp_path)[0].parent == THEME / PRINT_FONTS


def test_a_letter_the_fonts_lack_is_named_with_its_record(tmp_path: Path) -> None:
    documents = [make_one("mot", "năm sao 🌟", "exemplars/sao.yml"), make_one("hai", "hai")]
    printing = print_documents(documents, REPOSITORY, tmp_path)
    assert [each.message for each in printing.failures] == ["exemplars/sao.yml: phông chữ in không có chữ «🌟»"]
    assert [each.id for each in printing.prints] == ["van-ban/hai"]


@pytest.mark.parametrize(
    "inner",
    [
        '<image href="http://la.example/x.png" width="9" height="9"/>',
        '<image href="file:///etc/hostname" width="9" height="9"/>',
    ],
)
def test_a_figure_that_calls_for_something_outside_is_refused_with_its_record(tmp_path: Path, inner: str) -> None:
    picture = Image(SVG.format(inner), "hình", 10, 10)
    printing = print_documents([write_document(make_section(picture))], REPOSITORY, tmp_path)
    assert printing.prints == ()
    assert re.match(r"directives/thu\.yml: có hình gọi tới", printing.failures[0].message)


def test_a_figure_without_words_is_refused(tmp_path: Path) -> None:
    document = write_document(make_section(Image(SVG.format(""), "hình", 10, 10)))
    silent = replace(document, data=document.data.replace('"alt":"hình"', '"alt":null'))
    printing = print_documents([silent], REPOSITORY, tmp_path)
    assert [each.message for each in printing.failures] == ["directives/thu.yml: có hình thiếu lời mô tả"]


def test_a_link_among_the_fonts_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "assets" / "fonts-print"
    folder.mkdir(parents=True)
    (folder / "la.ttf").symlink_to("/etc/hostname")
    with pytest.raises(PrintError, match=r"docs/assets/fonts-print/la\.ttf: là lối tắt"):
        print_documents([make_one("mot", "một")], tmp_path, tmp_path / "cache")


def test_unsafe_text_in_one_section_leaves_the_others(toy_shelf: Shelf, cache: Path) -> None:
    plans = [replace(toy_shelf.plans["pha-he"], title="Phả\u202e hệ"), toy_shelf.plans["van-ban/05-ct-tum-2016"]]
    printing = print_sections(toy_shelf, plans, REPOSITORY, cache)
    assert [each.message for each in printing.failures] == [
        "pha-he/index.html: chữ có ký tự ẩn U+202E nên không in được: «Phả[U+202E] hệ»"
    ]
    assert [each.id for each in printing.prints] == ["van-ban/05-ct-tum-2016"]


def test_the_register_says_what_a_button_needs(toy_shelf: Shelf, cache: Path, tmp_path: Path) -> None:
    printing = print_sections(toy_shelf, [toy_shelf.plans["pha-he"]], REPOSITORY, cache)
    offers = list_offers(toy_shelf, printing.prints)
    (offer,) = offers
    place_prints(printing.prints, tmp_path / "pdf")
    assert (tmp_path / offer.file).stat().st_size == offer.size
    assert find_offers(offers)["pha-he/index.html"] is offer
    assert re.fullmatch(r"\d+ trang, \d+ KB", offer.details)
    assert replace(offer, pages=12, size=1_234_567).details == "12 trang, 1,2 MB"
    entry = json.loads(render_register(offers))["sections"]["pha-he"]
    assert entry == {
        "title": "Lược đồ",
        "group": "Cả sổ tay",
        "page": "pha-he/index.html",
        "file": "pdf/pha-he.pdf",
        "hash": printing.prints[0].content,
        "updated": "2026-11-22",
        "pages": offer.pages,
        "bytes": offer.size,
    }


def test_the_template_reads_nothing_and_imports_nothing() -> None:
    template = (Path(handbook.pdf.__file__).parent / "section.typ").read_text(encoding="utf-8")
    assert not re.search(r"@preview|#import|#include|\bread\(|\beval\(|\bplugin\(", template)
    assert re.findall(r"(?:json|image)\((.*?)[,)]", template) == [
        "bytes(sys.inputs.data",
        "bytes(it.svg",
        "bytes(sys.inputs.qr",
    ]
