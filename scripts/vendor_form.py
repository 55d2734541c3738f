"""Vendor the web form's program: fetch Sveltia CMS and one font, check them, patch them, write them beside the form.

Run by ``make vendor-form`` when a new version is wanted; the site, the tests and CI use what is committed. It needs
``npm`` and the network. Every patch must find its place exactly once, so a new version that moved one stops here.
"""

import hashlib
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from form_patches import PATCHES, WORDS
from npm_packages import Package, fetch_package

_ROOT = Path(__file__).resolve().parents[1]
_FORM = _ROOT / "scripts/handbook/theme/bien-tap/form"
_VENDOR = _FORM / "vendor"
_SUMS = _FORM / "SHA256SUMS"
_CONFIG_SCHEMA = _ROOT / "tests/golden/form/sveltia-cms.schema.json"


CMS = Package(
    "@sveltia/cms@0.221.1", "J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ=="
)
FONT = Package(
    "@fontsource-variable/source-sans-3@5.3.0",
    "dpi0GZk7EQe2tYpg6Q0Fx0OmUgnuGu+0rHPgtXqtKhglYmJuP7jZ12Mu1uN+NfRaJRY1Emn8AQJEWzmoZ4wa9g==",
)

# what is taken out of each package → its name beside the form
CMS_FILES: Mapping[str, str] = MappingProxyType(
    {
        "LICENSE.txt": "LICENSE-sveltia-cms.txt",
        "npm/assets/material-symbols-outlined-latin-wght-normal-_Z1IJPLg.woff2": "fonts/material-symbols.woff2",
        "npm/assets/material-symbols-outlined.LICENSE.txt": "fonts/LICENSE-material-symbols.txt",
        "npm/assets/noto-mono-latin-400-normal-DiC8lJru.woff2": "fonts/noto-mono.woff2",
        "npm/assets/noto-mono.LICENSE.txt": "fonts/LICENSE-noto-mono.txt",
        "npm/assets/source-sans-3-latin-wght-normal-BqRLTx4X.woff2": "fonts/source-sans-3-latin.woff2",
    }
)
FONT_FILES: Mapping[str, str] = MappingProxyType(
    {
        "LICENSE": "fonts/LICENSE-source-sans-3.txt",
        "files/source-sans-3-vietnamese-wght-normal.woff2": "fonts/source-sans-3-vietnamese.woff2",
    }
)


def main() -> int:
    """Fetch, check, patch and write; print what was written and how much it weighs."""
    with tempfile.TemporaryDirectory() as folder:
        cms = fetch_package(CMS, Path(folder, "cms"))
        font = fetch_package(FONT, Path(folder, "font"))
        files = dict(_gather_files(cms, font))
        schema = _strip_schema(json.loads((cms / "schema/sveltia-cms.json").read_text(encoding="utf-8")))
    for name, content in files.items():
        target = _VENDOR / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    for path in sorted(_VENDOR.rglob("*")):
        if path.is_file() and path.relative_to(_VENDOR).as_posix() not in files:
            path.unlink()
    sums = (f"{hashlib.sha256(content).hexdigest()}  vendor/{name}\n" for name, content in sorted(files.items()))
    _SUMS.write_text("".join(sums), encoding="utf-8")
    _CONFIG_SCHEMA.parent.mkdir(parents=True, exist_ok=True)
    _CONFIG_SCHEMA.write_text(json.dumps(schema, separators=(",", ":")) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(files)} files, {sum(map(len, files.values())):,} bytes in {_VENDOR.relative_to(_ROOT)}\n")
    return 0


def patch_program(text: str) -> str:
    """Apply every patch; raise ValueError where one does not find its place exactly once."""
    for patch in PATCHES:
        if (count := text.count(patch.old)) != 1:
            message = f"«{patch.old}» stands {count} times in the program; the patch ({patch.reason}) needs a new place"
            raise ValueError(message)
        text = text.replace(patch.old, patch.new)
    return text


def _gather_files(cms: Path, font: Path) -> Iterator[tuple[str, bytes]]:
    program = (cms / "dist/sveltia-cms.js").read_text(encoding="utf-8")
    yield "sveltia-cms.js", patch_program(program.rpartition("//# sourceMappingURL=")[0] or program).encode()
    yield "locales/vi.json", _translate((cms / "locales/vi.json").read_text(encoding="utf-8")).encode()
    for folder, names in ((cms, CMS_FILES), (font, FONT_FILES)):
        for origin, name in names.items():
            yield name, (folder / origin).read_bytes()


def _translate(text: str) -> str:
    words = json.loads(text)
    for path, translation in WORDS.items():
        *groups, name = path.split(".")
        place = words
        for group in groups:
            place = place.setdefault(group, {})
        place[name] = translation
    return json.dumps(words, ensure_ascii=False, separators=(",", ":")) + "\n"


def _strip_schema(schema: object) -> object:
    """Leave out what only documentation needs: three quarters of the file."""
    if isinstance(schema, dict):
        return {key: _strip_schema(value) for key, value in schema.items() if not _is_words(key, value)}
    return [_strip_schema(item) for item in schema] if isinstance(schema, list) else schema


def _is_words(key: str, value: object) -> bool:
    return key in {"description", "markdownDescription"} and isinstance(value, str)


if __name__ == "__main__":
    sys.exit(main())
