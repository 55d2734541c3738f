"""The web form's settings, generated from the models: what the form asks, how it is called, where it is kept."""

from handbook.schema.form.config_file import CONFIG, render_config

__all__ = ["CONFIG", "render_config"]
