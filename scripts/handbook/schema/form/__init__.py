"""The web form's settings, generated from the models: what the form asks, how it is called, where it is kept."""

from handbook.schema.form.settings import CONFIG, find_stale_form, render_config, write_form

__all__ = ["CONFIG", "find_stale_form", "render_config", "write_form"]
