"""``python scripts/licences.py``: write LICENSES.md, under what terms everything comes that this project builds on."""

import re
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "LICENSES.md"
_PINNED = re.compile(r"^([A-Za-z0-9][\w.-]*)==(\S+)", re.MULTILINE)
_CLASSIFIER = "License :: "
_SETS = (
    ("build", "Needed to build the site"),
    ("desk", "Needed by the editors' page and to read PDFs"),
    ("mcp", "Needed to answer programs"),
    ("dev", "Needed only to test"),
)
# what is pinned for other systems and cannot be installed on the maintainers', with the licence its own package states
_ELSEWHERE = {"httpx2-jsfetch": "BSD-3-Clause", "pywin32": "Python Software Foundation License"}
# name, licence, where it lies: files of others that stand in this repository, each with its licence beside it
_BROUGHT = (
    ("DCAT-AP 3.0.1, its shapes for the tests", "CC-BY-4.0", "tests/opendata/shapes/LICENSE.txt"),
    ("htmx", "0BSD", "scripts/handbook/editor/assets/js/htmx-LICENSE.txt"),
    ("Be Vietnam Pro", "OFL-1.1", "scripts/handbook/theme/assets/fonts/be-vietnam-pro-LICENSE.txt"),
    ("Be Vietnam Pro, for print", "OFL-1.1", "scripts/handbook/theme/assets/fonts-print/BeVietnamPro-LICENSE.txt"),
    (
        "Noto Sans Symbols, Noto Sans Symbols 2 and Noto Sans Math, for print",
        "OFL-1.1",
        "scripts/handbook/theme/assets/fonts-print/NotoSansSymbols-LICENSE.txt",
    ),
    ("Source Serif 4", "OFL-1.1", "scripts/handbook/theme/assets/fonts/source-serif-4-LICENSE.txt"),
    ("Tinos", "OFL-1.1", "scripts/handbook/theme/assets/fonts-print/Tinos-LICENSE.txt"),
    ("Tinos, cut for booklets", "OFL-1.1", "scripts/handbook/theme/assets/js/print/vendor/LICENSE-tinos.txt"),
    (
        "pdf-lib (@cantoo), with culori, fflate, html-entities, node-html-better-parser and tslib",
        "MIT AND 0BSD",
        "scripts/handbook/theme/assets/js/print/vendor/LICENSE-pdf-lib.txt",
    ),
    ("Sveltia CMS", "MIT", "scripts/handbook/theme/bien-tap/form/vendor/LICENSE-sveltia-cms.txt"),
    ("Material Symbols", "OFL-1.1", "scripts/handbook/theme/bien-tap/form/vendor/fonts/LICENSE-material-symbols.txt"),
    ("Noto Mono", "OFL-1.1", "scripts/handbook/theme/bien-tap/form/vendor/fonts/LICENSE-noto-mono.txt"),
    ("Source Sans 3", "OFL-1.1", "scripts/handbook/theme/bien-tap/form/vendor/fonts/LICENSE-source-sans-3.txt"),
)


def list_pinned(name: str) -> dict[str, str]:
    """Read the packages that a file of requirements pins, with their versions; one line for each package."""
    text = (ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8")
    return {each[1]: each[2] for each in _PINNED.finditer(text)}


def find_licence(package: str) -> str:
    """Find the licence an installed package states: as an expression, in its classifiers, its own words, its file."""
    try:
        found = distribution(package)
    except PackageNotFoundError:
        return _ELSEWHERE.get(package, "not installed here")
    return next((each for each in _list_statements(found) if each), "not stated")


def render_licences() -> str:
    """Write the tables."""
    lines = ["# Licences of what this project builds on", ""]
    lines += ["Written by `make licences` from the hashed requirements and what the packages state.", ""]
    listed: set[str] = set()
    for name, title in _SETS:
        packages = {package: version for package, version in list_pinned(name).items() if package not in listed}
        listed.update(packages)
        lines += [f"## {title}", "", "| Package | Licence |", "| --- | --- |"]
        lines += [f"| {package} | {find_licence(package)} |" for package in sorted(packages)]
        lines.append("")
    lines += ["## Brought along in this repository", "", "| Work | Licence | Its text |", "| --- | --- | --- |"]
    lines += [
        f"| {work} | {licence} | [{Path(path).name}]({path}) |"
        for work, licence, path in sorted(_BROUGHT, key=lambda each: each[0].lower())
    ]
    return "\n".join(lines) + "\n"


def list_brought() -> dict[str, str]:
    """List the files with the terms of what was brought along, and which terms they are."""
    return {path: licence for _, licence, path in _BROUGHT}


def main() -> None:
    """Write the file."""
    TARGET.write_text(render_licences(), encoding="utf-8", newline="")
    sys.stdout.write(f"{TARGET.name}\n")


def _list_statements(package: Distribution) -> Iterator[str]:
    stated = package.metadata
    yield _first(stated.get_all("License-Expression"))
    classifiers = [each for each in stated.get_all("Classifier") or () if each.startswith(_CLASSIFIER)]
    yield ", ".join(sorted(each.rpartition(" :: ")[2] for each in classifiers))
    yield _first(stated.get_all("License"))
    texts = [path.read_text(encoding="utf-8") for path in package.files or () if "LICENSE" in path.name]
    yield _first(texts)


def _first(texts: Sequence[str] | None) -> str:
    """Take the first line of the first text."""
    return texts[0].strip().partition("\n")[0].strip() if texts else ""


if __name__ == "__main__":
    main()
