"""Vendor what binds prints in the browser: fetch pdf-lib, cut the letters of covers out of the fonts of print.

Run by ``make vendor-booklet`` when a new version is wanted; the site, the tests and CI use what is committed. It needs
``npm`` and the network. The package ``pdf-lib`` was last published in 2021; ``@cantoo/pdf-lib`` goes on with it.
"""

import base64
import hashlib
import io
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from npm_packages import Package, fetch_package

_PRINT = Path(__file__).resolve().parents[1] / "scripts/handbook/theme/assets/js/print"
_FONTS = _PRINT.parents[1] / "fonts-print"
_VENDOR = _PRINT / "vendor"
_SUMS = _PRINT / "SHA256SUMS"

LIBRARY = Package(
    "@cantoo/pdf-lib@2.11.1", "lYuRJFfXgoP8WVE8HYSeoLfDcnSXmjMLmdZS7YvmYHngbcZfiqDOruHrZBqjYizkrNa4ad1yW4WCrPYyb26T3Q=="
)
# what its file holds of others, whose terms go along with it
HELD = (
    Package("culori@4.0.2", "1+BhOB8ahCn4O0cep0Sh2l9KCOfOdY+BXJnKMHFFzDEouSr/el18QwXEMRlOj9UY5nCeA8UN3a/82rUWRBeyBw=="),
    Package("fflate@0.8.2", "cPJU47OaAoCbg0pBvzsgpTPhmhqI5eJjh/JIu8tPj5q+T7iLvW/JAYUqmE7KOB4R1ZyEhzBaIQpQpardBF5z8A=="),
    Package(
        "node-html-better-parser@1.5.8",
        "t/wAKvaTSKco43X+yf9+76RiMt18MtMmzd4wc7rKj+fWav6DV4ajDEKdWlLzSE8USDF5zr/06uGj0Wr/dGAFtw==",
    ),
    Package(
        "html-entities@2.6.0",
        "kig+rMn/QOVRvr7c86gQ8lWXq+Hkv6CbAH1hLu+RG338StTpE8Z0b44SDVaqVu7HGKf27frdmUYEs9hTUX/cLQ==",
    ),
    Package("tslib@2.9.1", "a4Ux9VKuIMHsOS7ENbEq6hK2ZGYIT27Rtl0E4eD9KqwxhKiQeMZE/9xb3IdYwWaSOyIBQLExhQgXDTYoiCxnWA=="),
)
LETTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *(0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x300, 0x301, 0x303, 0x306, 0x309, 0x323),
    *range(0x1E80, 0x1EFA),
    *range(0x2010, 0x2027),
    *(0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AB, 0x2116, 0x2190, 0x2191, 0x2192, 0x2193),
)
"""The letters of titles: Vietnamese and its neighbours, the marks of names that have no letter of their own, signs."""


def main() -> int:
    """Fetch, check and write; print what was written and how much it weighs."""
    with tempfile.TemporaryDirectory() as folder:
        library = fetch_package(LIBRARY, Path(folder, "library"))
        held = [fetch_package(each, Path(folder, f"held-{place}")) for place, each in enumerate(HELD)]
        program = (library / "dist/pdf-lib.min.js").read_text(encoding="utf-8")
        terms = "\n\n".join(_list_terms([library, *held]))
    files = {
        "pdf-lib.min.js": program.rpartition("//# sourceMappingURL=")[0].encode(),
        "LICENSE-pdf-lib.txt": terms.encode(),
        "tinos.js": write_letters(cut_letters(_FONTS / "Tinos_400Regular.ttf")).encode(),
        "LICENSE-tinos.txt": (_FONTS / "Tinos-LICENSE.txt").read_bytes(),
    }
    shutil.rmtree(_VENDOR, ignore_errors=True)
    _VENDOR.mkdir()
    for name, content in files.items():
        (_VENDOR / name).write_bytes(content)
    sums = (f"{hashlib.sha256(content).hexdigest()}  vendor/{name}\n" for name, content in sorted(files.items()))
    _SUMS.write_text("".join(sums), encoding="utf-8")
    sys.stdout.write(f"{len(files)} files, {sum(map(len, files.values())):,} bytes in {_VENDOR.name}\n")
    return 0


def cut_letters(font: Path) -> bytes:
    """Cut a font down to the letters of titles, without hints, names and joins."""
    opened = TTFont(font, recalcTimestamp=False)
    options = Options(hinting=False, layout_features=[], notdef_outline=True, name_IDs=[])
    options.drop_tables += ["GDEF", "GPOS", "GSUB"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(opened)
    target = io.BytesIO()
    opened.save(target)
    return target.getvalue()


def write_letters(font: bytes) -> str:
    """Write a font as a script, since a page of a folder can read nothing else."""
    return f'window.HandbookBooklet.font = "{base64.b64encode(font).decode()}";\n'


def _list_terms(packages: list[Path]) -> Iterator[str]:
    for package in packages:
        (terms,) = (path for path in package.iterdir() if path.name.lower().partition(".")[0] in {"license", "licence"})
        yield terms.read_text(encoding="utf-8").replace("\r\n", "\n").strip() + "\n"


if __name__ == "__main__":
    sys.exit(main())
