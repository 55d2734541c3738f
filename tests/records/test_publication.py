"""A file of records as readers get it."""

from pathlib import Path

from handbook.records import publish_file

_UNIT = "id: chi-bo-sen\nname: Chi bộ Sen\nlevel: co-so\ncite: [bai-bao-mau-2017#d2]\n"


def test_a_file_without_private_words_is_published_byte_for_byte(toy: Path) -> None:
    for path in sorted(toy.rglob("*.yml")):
        name, content = path.relative_to(toy).as_posix(), path.read_bytes()
        if not name.startswith("build/"):
            assert publish_file(name, content) == content
    spoken = f"{_UNIT}note: Hai chữ todo và owner không phải trường.\n".encode()
    assert publish_file("exemplars/chi-bo-sen.yml", spoken) == spoken


def test_private_fields_and_the_comments_above_them_are_left_out() -> None:
    noted = f"# mở\n{_UNIT}# ai\nowner: Văn phòng\ntodo: >-\n  Gọi\n  ông A\n# hết\n"
    assert publish_file("exemplars/chi-bo-sen.yml", noted.encode()).decode() == f"# mở\n{_UNIT}# hết\n"


def test_private_fields_are_found_however_they_are_written() -> None:
    content = f'"todo": "Gọi"\n{_UNIT}'.encode()
    assert publish_file("exemplars/chi-bo-sen.yml", content).decode() == _UNIT


def test_entries_of_a_table_lose_theirs() -> None:
    inner = _UNIT.replace("\n", "\n    ").rstrip()
    content = f"issuers:\n  - {inner}\n    owner: Văn phòng\n".encode()
    assert publish_file("vocabulary/issuers.yml", content).decode() == f"issuers:\n  - {inner}\n"
