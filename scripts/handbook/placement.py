"""Files that lie where no record is read from, or under a name no record has: what they probably are."""

import re
from collections.abc import Collection, Mapping
from pathlib import Path

from pydantic import BaseModel

from handbook.diagnostics import Diagnostic, Place
from handbook.vietnamese import slug_text

_RECORD_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.yml")
_ID_LINE = re.compile(rb"(?:\xef\xbb\xbf)?id: *[\"']?([a-z0-9-]+)")
_LEAST_FOREIGN = 2  # fields that a file must have of another kind, and its own kind lacks


def has_record_name(name: str) -> bool:
    """Tell whether a file is named as a record is."""
    return _RECORD_NAME.fullmatch(name) is not None


def explain_name(folder: str, path: Path) -> Diagnostic:
    """Say what to do about a file, or folder, whose name no record has."""
    place = Place(f"{folder}/{path.name}")
    if path.is_dir():
        message = "trong thư mục này có thư mục con, mà tệp trong thư mục con không được đọc"
        return Diagnostic(place, "file-name", message, f"chuyển các tệp ra thẳng «{folder}/», rồi xóa thư mục con")
    head, _, end = path.name.partition(".")
    slug = slug_text(head)
    if not {"yml", "yaml"} & set(end.lower().split(".")):
        hint = f"«{folder}/» chỉ có tệp .yml: chuyển tệp này đi chỗ khác"
        return Diagnostic(place, "file-name", "đây không phải tệp dữ liệu", hint)
    origin = next((each.name for each in sorted(path.parent.glob("*.yml")) if _is_copy(path, each)), None)
    if origin:
        hint = f"xóa tệp này nếu thừa; nếu là bản ghi mới, đổi tên theo «id» của nó, ví dụ «{slug}.yml»"
        return Diagnostic(place, "file-name", f"tệp này có lẽ là bản chép của «{origin}»", hint)
    message = "tên tệp không đúng dạng «mã.yml»: chữ thường không dấu, chữ số, gạch nối, đuôi .yml"
    return Diagnostic(place, "file-name", message, f"đổi tên tệp thành «{slug}.yml»")


def list_hidden(path: Path) -> frozenset[str]:
    """List the ids of records that a file or folder with a wrong name probably holds."""
    paths = sorted(path.rglob("*")) if path.is_dir() else [path]
    return frozenset(slug_text(each.name.partition(".")[0]) for each in paths)


def find_home(folder: str, data: object, models: Mapping[str, type[BaseModel]]) -> str | None:
    """Return the folder that a file of another kind belongs into."""
    if not isinstance(data, dict):
        return None
    foreign = {name: len(data.keys() - model.model_fields.keys()) for name, model in models.items()}
    if foreign[folder] < _LEAST_FOREIGN:
        return None
    return next((name for name, count in foreign.items() if not count), None)


def explain_folder(name: str, home: str) -> Diagnostic:
    """Say where a file belongs."""
    there = f"{home}/{name.rpartition('/')[2]}"
    return Diagnostic(Place(name), "file-folder", "tệp này để nhầm thư mục", f"chuyển tệp sang «{there}»")


def find_strays(root: Path, folders: Collection[str]) -> Mapping[str, Diagnostic]:
    """Find records that lie beside the folders instead of in one, by id."""
    found: dict[str, Diagnostic] = {}
    for path in sorted(root.glob("*.yml")):
        if not path.is_file() or path.is_symlink():
            continue
        with path.open("rb") as stream:
            match = _ID_LINE.match(stream.read(200))
        if match and match[1].decode() == path.stem:
            hint = f"chuyển tệp vào thư mục của nó: {', '.join(f'«{each}/»' for each in folders)}"
            message = "bản ghi này nằm ngoài các thư mục nên không được đọc"
            found[path.stem] = Diagnostic(Place(path.name), "file-folder", message, hint)
    return found


def _is_copy(path: Path, other: Path) -> bool:
    stem = path.name.partition(".")[0]
    return (
        other != path and has_record_name(other.name) and re.match(rf"{re.escape(other.stem)}[\s(_-]", stem) is not None
    )
