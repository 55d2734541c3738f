"""Steps that turn the records of an older format into today's; they work on plain trees and lose nothing."""

from handbook.migration.conversion import Migration, apply_migration, plan_migration
from handbook.migration.models import split_models
from handbook.migration.successors import list_successors
from handbook.migration.trees import MigrationError

__all__ = [
    "Migration",
    "MigrationError",
    "apply_migration",
    "list_successors",
    "plan_migration",
    "split_models",
]
