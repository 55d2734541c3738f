"""What mkdocs is told of a handbook: its settings over those of the program, and the theme's folders, its own first."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import File, get_files
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from handbook.messages import say
from handbook.resources import SETTINGS, THEME
from handbook.settings import FILE
from handbook.site.colours import STYLES, render_colours
from handbook.site.paths import Paths, SiteError

OVERRIDES = "overrides"
_ADDED_TO = frozenset({"extra_css", "extra_javascript"})  # lists to which a handbook adds; others it writes anew

Settings = dict[str, Any]


def read_settings(paths: Paths) -> Settings:
    """Read the settings of a handbook as mkdocs does, with those of the program where it says nothing.

    Raises SiteError where they cannot be read.
    """
    path = paths.root / FILE
    own: object = {}
    try:
        if path.is_file():
            with path.open("rb") as file:
                own = yaml_load(file, get_yaml_loader())
    except (ConfigurationError, ValueError) as error:
        raise SiteError(say("build", "engine", faults=error)) from error
    if not isinstance(own, dict):
        raise SiteError(say("build", "no-settings", file=FILE))
    return _merge(yaml_load(SETTINGS.read_text(encoding="utf-8")), own)


def configure_engine(paths: Paths, docs: Path, fresh: Path) -> MkDocsConfig:
    """Set mkdocs up to build a site from ``docs``, which may be missing, into ``fresh``.

    Raises SiteError where a setting is wrong.
    """
    config = MkDocsConfig(config_file_path=str(paths.root / FILE))
    config.load_dict(read_settings(paths))
    config.load_dict({"docs_dir": str(docs if docs.is_dir() else THEME), "site_dir": str(fresh), "strict": True})
    if render_colours(paths.root):
        config.extra_css.append(STYLES)
    problems = [f"{name}: {problem}" for found in config.validate() for name, problem in found]
    if problems:
        raise SiteError(say("build", "engine", faults="; ".join(problems)))
    own = config.theme.custom_dir or str(paths.root / "docs" / OVERRIDES)
    others = [each for each in config.theme.dirs if each != own]
    config.theme.dirs = [own, str(THEME / OVERRIDES), *others]
    return config


def write_settings(paths: Paths, work: Path) -> None:
    """Write settings and overrides beside staged pages, whole, so that any engine that reads mkdocs.yml can go on."""
    configure_engine(paths, work / "docs", work / "site")  # what is wrong is told here, not by another engine
    settings = read_settings(paths)
    theme = {**settings["theme"], "custom_dir": OVERRIDES}
    own = paths.root / settings["theme"].get("custom_dir", f"docs/{OVERRIDES}")
    shutil.rmtree(work / OVERRIDES, ignore_errors=True)
    for folder in (THEME / OVERRIDES, own):
        if folder.is_dir():
            shutil.copytree(folder, work / OVERRIDES, dirs_exist_ok=True)
    whole = {**settings, "theme": theme, "docs_dir": "docs", "site_dir": "site"}
    (work / FILE).write_text(yaml.dump(whole, allow_unicode=True, sort_keys=False), encoding="utf-8")


def list_written(config: MkDocsConfig, docs: Path) -> Mapping[str, File]:
    """List the files nobody generates, by name: the handbook's own and those of the program it has none instead of."""
    found: dict[str, File] = {}
    for folder in (THEME, docs):
        config.docs_dir = str(folder)
        found |= {file.src_uri: file for file in get_files(config)}
    return found


def _merge(ground: Settings, own: Settings) -> Settings:
    """Lay settings over others; one that is left blank says nothing, and a theme may be its name alone."""
    merged = {**ground, **own}
    for name in ground.keys() & own.keys():
        if own[name] is None:
            merged[name] = ground[name]
        elif isinstance(ground[name], dict) and isinstance(own[name], dict):
            merged[name] = _merge(ground[name], own[name])
        elif name == "theme":
            merged[name] = {**ground[name], "name": own[name]}
        elif name in _ADDED_TO and isinstance(own[name], list):
            merged[name] = [*ground[name], *(each for each in own[name] if each not in ground[name])]
    return merged
