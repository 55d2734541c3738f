"""What the editors' page works on: one handbook, read again where its files changed, and the words of its screens."""

from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined

from handbook.changesets import Changeset, check_changesets
from handbook.editor.new_choices import THINGS_TO_ADD
from handbook.messages import fill, read_area
from handbook.reading import Checked, Reader
from handbook.settings import find_name


class Workspace:
    """A handbook as its editors work on it; requests come one after another, under ``lock``."""

    def __init__(self, root: Path, token: str) -> None:
        """Take the root of the handbook, and the word that every address begins with."""
        self.root = root
        self.lock = Lock()
        self._token = token
        self.reader = Reader(root)
        self._environment = _make_environment()
        self._environment.globals.update(address=self.address, site=find_name(root))

    def read(self) -> Checked:
        """Read and check the records as they are on the disk now."""
        return self.reader.read()

    def try_change(self, changeset: Changeset) -> Checked:
        """Read and check the records as they would be with a change in them."""
        return check_changesets(self.root, [changeset], self.reader)

    def address(self, *parts: str, **query: str) -> str:
        """Write the address of a screen."""
        path = "/".join(quote(part, safe="") for part in (self._token, *parts))
        return f"/{path}{'' if parts else '/'}{f'?{urlencode(query)}' if query else ''}"

    def render(self, template: str, **views: Any) -> str:  # noqa: ANN401 - as templates take it
        """Write a screen, or a part of one, as HTML."""
        return self._environment.get_template(f"editor/{template}.html.j2").render(views)


def _make_environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("handbook"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(words=_write_words, kinds=read_area("recognition")["kinds"], things=THINGS_TO_ADD)
    return environment


def _write_words(name: str, **given: object) -> str:
    """Write words of the screens."""
    return fill(read_area("editor")["screens"][name], given)
