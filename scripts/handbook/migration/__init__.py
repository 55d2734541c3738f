"""Steps that turn the records of an older format into today's; each works on plain trees and loses nothing."""

from handbook.migration.models import split_models
from handbook.migration.successors import list_successors

__all__ = ["list_successors", "split_models"]
