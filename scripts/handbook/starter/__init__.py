"""A handbook's beginning, and what a newer program changes in the files it began with."""

from handbook.starter.beginning import BeginningError, begin_handbook
from handbook.starter.upgrade import UpgradeError, UpgradeStep, apply_upgrade, plan_upgrade, show_file

__all__ = [
    "BeginningError",
    "UpgradeError",
    "UpgradeStep",
    "apply_upgrade",
    "begin_handbook",
    "plan_upgrade",
    "show_file",
]
