"""Which kinds of files a handbook's repository holds, and who looks at a change of each.

The report of a change and the forge's list of owners are both made from this table.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from handbook.messages import read_area, say
from handbook.records import ENTRY_FOLDERS, FOLDERS, RECORD_FOLDERS

OWNERS = ".github/CODEOWNERS"
_SETTINGS = "mkdocs.yml"
_BLOCK = re.compile(r"(?m)^  owners:[^\n]*\n((?:    [^\n]*\n)*)")
_OWNER = re.compile(r"@[A-Za-z0-9][\w.-]*(?:/[\w.-]+)?|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file: by what its name is known, who keeps it, and where it lies, as the forge writes places."""

    id: str
    keeper: str
    places: tuple[str, ...]

    @property
    def name(self) -> str:
        """What it is called."""
        name: str = read_area("keepers")["kinds"][self.id]
        return name


KEEPERS: Mapping[str, str] = MappingProxyType(read_area("keepers")["keepers"])
"""Name in the settings → what such people are called."""

OTHER = Kind("other", "program", ("*",))
STRAY = Kind("stray", "program", tuple(f"/{folder}/" for folder in RECORD_FOLDERS))
KINDS: tuple[Kind, ...] = (
    OTHER,
    Kind("readme", "program", ("/*.md", "/LICENSE")),
    Kind("reviews", "content", ("/reviews/*.yml",)),
    Kind("schema", "program", ("/schema/",)),
    Kind("editors", "program", ("/.vscode/",)),
    Kind("docs", "program", ("/docs/",)),
    Kind("tests", "program", ("/tests/", "/benchmarks/")),
    STRAY,
    Kind("theme", "program", ("/docs/overrides/", "/docs/assets/")),
    Kind("form", "program", ("/docs/bien-tap/form/",)),
    Kind("site", "program", ("/mkdocs.yml",)),
    Kind("requirements", "program", ("/requirements/", "/pyproject.toml")),
    Kind("program", "program", ("/scripts/",)),
    Kind("git", "program", (".gitattributes", ".gitignore", ".gitmodules")),
    Kind("forge", "program", ("/.github/", "/.ci/", "/.pre-commit-config.yaml")),
    Kind("make", "program", ("Makefile", "GNUmakefile", "*.mk")),
    Kind("records", "content", tuple(f"/{folder}/*.yml" for folder in FOLDERS)),
    Kind("vocabulary", "vocabulary", ("/vocabulary/*.yml", *(f"/{folder}/*.yml" for folder in ENTRY_FOLDERS))),
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
    lines = say("keepers", "owners").splitlines()
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
