"""Steps that turn the records of an older format into today's; each works on plain trees and loses nothing."""

from handbook.migration.models import split_models

__all__ = ["split_models"]
