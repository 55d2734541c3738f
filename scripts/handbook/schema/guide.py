"""What of the guide is made from the models: the pages of fields and samples, and the web form's settings."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from handbook.schema.dictionary import DICTIONARY, SAMPLE_PAGE, render_dictionary, render_samples
from handbook.schema.form.config_file import CONFIG, render_config
from handbook.settings import find_repository


def list_guide(home: Path) -> Mapping[str, Callable[[], str]]:
    """List what is made for the site of a handbook whose settings are in a folder, by address."""
    form = partial(render_config, find_repository(home))
    return {DICTIONARY: render_dictionary, SAMPLE_PAGE: render_samples, CONFIG: form}
