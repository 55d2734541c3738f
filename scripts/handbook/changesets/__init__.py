"""Records changed together: drafted, tried as if they lay in the handbook, taken in or sent to others as a whole."""

from handbook.changesets.acceptance import Acceptance, accept_changesets, choose_records, plan_acceptance
from handbook.changesets.changeset import ChangedRecord, Changeset, ChangesetError, StaleError, fingerprint_text
from handbook.changesets.collisions import Collision, find_collisions
from handbook.changesets.itemizing import Trail
from handbook.changesets.merging import Disagreement, Merge, merge_texts
from handbook.changesets.packet import MAX_PACKET, Packet, pack_changeset, read_packet
from handbook.changesets.steps import (
    add_changeset,
    begin_changeset,
    discard_changeset,
    drop_record,
    find_version,
    keep_text,
    read_changeset,
    read_note,
    remove_record,
    settle_record,
    take_record,
    undo_step,
    write_note,
    write_record,
)
from handbook.changesets.storage import DRAFTS, list_names, propose_name
from handbook.changesets.submission import Submission, find_remote, send_changeset
from handbook.changesets.trial import check_changesets, compare_trial

__all__ = [
    "DRAFTS",
    "MAX_PACKET",
    "Acceptance",
    "ChangedRecord",
    "Changeset",
    "ChangesetError",
    "Collision",
    "Disagreement",
    "Merge",
    "Packet",
    "StaleError",
    "Submission",
    "Trail",
    "accept_changesets",
    "add_changeset",
    "begin_changeset",
    "check_changesets",
    "choose_records",
    "compare_trial",
    "discard_changeset",
    "drop_record",
    "find_collisions",
    "find_remote",
    "find_version",
    "fingerprint_text",
    "keep_text",
    "list_names",
    "merge_texts",
    "pack_changeset",
    "plan_acceptance",
    "propose_name",
    "read_changeset",
    "read_note",
    "read_packet",
    "remove_record",
    "send_changeset",
    "settle_record",
    "take_record",
    "undo_step",
    "write_note",
    "write_record",
]
