"""Which kinds of files a handbook's repository holds, and who looks at a change of each.

The report of a change and the forge's list of owners are both made from this table.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

OWNERS = ".github/CODEOWNERS"
_SETTINGS = "mkdocs.yml"
_BLOCK = re.compile(r"(?m)^  owners:[^\n]*\n((?:    [^\n]*\n)*)")
_OWNER = re.compile(r"@[A-Za-z0-9][\w.-]*(?:/[\w.-]+)?|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file: what it is called, who keeps it, and where it lies, as the forge writes places."""

    name: str
    keeper: str
    places: tuple[str, ...]


KEEPERS: Mapping[str, str] = MappingProxyType(
    {"content": "người duyệt nội dung", "vocabulary": "người giữ từ vựng", "program": "người giữ chương trình"}
)
"""Name in the settings → what such people are called."""

OTHER = Kind("tệp khác", "program", ("*",))
STRAY = Kind(
    "tệp lạ nằm trong thư mục bản ghi", "program", ("/directives/", "/exemplars/", "/sources/", "/vocabulary/")
)
KINDS: tuple[Kind, ...] = (
    OTHER,
    Kind("giới thiệu, giấy phép, nhật ký của kho", "program", ("/*.md", "/LICENSE")),
    Kind("lược đồ do chương trình sinh ra", "program", ("/schema/",)),
    Kind("thiết lập trình soạn thảo", "program", ("/.vscode/",)),
    Kind("trang viết tay, hướng dẫn", "program", ("/docs/",)),
    Kind("phép thử, phép đo", "program", ("/tests/", "/benchmarks/")),
    STRAY,
    Kind("khung trang và chương trình chạy trong trang", "program", ("/docs/overrides/", "/docs/assets/")),
    Kind("biểu mẫu sửa trên trang", "program", ("/docs/bien-tap/form/",)),
    Kind("thiết lập của trang", "program", ("/mkdocs.yml",)),
    Kind("yêu cầu cài đặt", "program", ("/requirements/", "/pyproject.toml")),
    Kind("chương trình", "program", ("/scripts/",)),
    Kind("thiết lập của git", "program", (".gitattributes", ".gitignore", ".gitmodules")),
    Kind("quy trình của kho", "program", ("/.github/", "/.ci/", "/.pre-commit-config.yaml")),
    Kind("lệnh dựng và kiểm tra", "program", ("Makefile", "GNUmakefile", "*.mk")),
    Kind("văn bản, điển hình, nguồn", "content", ("/directives/*.yml", "/exemplars/*.yml", "/sources/*.yml")),
    Kind("từ vựng", "vocabulary", ("/vocabulary/*.yml",)),
)
"""All kinds, those that can do most harm towards the end; of those that a path fits the last is its kind."""
_BESIDE = KINDS[:-2]


def find_kind(path: str) -> Kind:
    """Find the kind of a file that is no record; large and small letters make no difference, as on some disks."""
    folded = path.casefold()
    return next(kind for kind in reversed(_BESIDE) if any(_fits(place.casefold(), folded) for place in kind.places))


def rank_kind(name: str) -> int:
    """Rank the kinds of files that are no records: the smaller, the more harm a change can do."""
    return next(rank for rank, kind in enumerate(reversed(_BESIDE)) if kind.name == name)


def list_missing(root: Path) -> tuple[str, ...]:
    """List the keepers nobody is named for in the settings; a handbook that has no list of owners needs none."""
    if not (root / OWNERS).is_file():
        return ()
    owners = _read_owners(root)
    return tuple(words for keeper, words in KEEPERS.items() if not owners[keeper])


def render_owners(root: Path) -> str:
    """Write the forge's list of owners; a line without an owner is a comment, so that nobody is invented."""
    owners = _read_owners(root)
    lines = [
        "# Ai phải xem phần nào; «handbook schema» viết tệp này từ «extra.owners» trong mkdocs.yml.",
        "# Dòng sau thắng dòng trước. Dòng còn dấu # là phần chưa có người giữ, nên chưa có hiệu lực.",
        "# Điền xong thì bật «Require review from Code Owners» cho nhánh main; người được nêu phải có quyền ghi.",
    ]
    for kind in KINDS:
        owner = owners[kind.keeper]
        lines += ["", f"# {kind.name[0].upper()}{kind.name[1:]}: {KEEPERS[kind.keeper]}."]
        lines += [f"{place} {owner}" if owner else f"# {place} @…" for place in kind.places]
    return "\n".join(lines) + "\n"


def find_stale_owners(root: Path) -> tuple[str, ...]:
    """Name the list of owners if it differs from the settings; only a handbook with a forge's folder has one."""
    path = root / OWNERS
    if not path.parent.is_dir():
        return ()
    return () if path.is_file() and path.read_bytes() == render_owners(root).encode() else (OWNERS,)


def write_owners(root: Path) -> None:
    """Write the list of owners, if the handbook has a forge's folder."""
    path = root / OWNERS
    if path.parent.is_dir():
        path.write_text(render_owners(root), encoding="utf-8", newline="")


def _read_owners(root: Path) -> Mapping[str, str]:
    """Read who keeps what; several are parted by blanks, and what is no account counts as nobody."""
    path = root / _SETTINGS
    block = _BLOCK.search(path.read_text(encoding="utf-8")) if path.is_file() else None
    given = dict(line.strip().partition(":")[::2] for line in block[1].splitlines()) if block else {}
    owners = {keeper: given.get(keeper, "").partition(" #")[0].strip().strip("\"'") for keeper in KEEPERS}
    return {keeper: text if all(map(_OWNER.fullmatch, text.split())) else "" for keeper, text in owners.items()}


def _fits(place: str, path: str) -> bool:
    """Tell whether a path lies at a place: ``/`` at the start means the top, at the end a folder, ``*`` any letters."""
    pattern = re.escape(place.strip("/")).replace(r"\*", "[^/]*")
    start = "" if place.startswith("/") else "(?:.*/)?"
    return re.fullmatch(f"{start}{pattern}{'/.*' if place.endswith('/') else ''}", path, re.DOTALL) is not None
