"""Which subjects a record bears: its own, and those of its claims, each once."""

from pathlib import Path

from handbook.records.loading import read_catalog
from handbook.records.subjects import list_claims, list_subjects


def test_a_model_bears_its_own_subjects_first_then_those_of_its_claims(toy: Path) -> None:
    record = read_catalog(toy).catalog.models["so-viec-tot"].record
    assert list_subjects(record) == ("neu-guong", "sinh-hoat-chi-bo")
    step = record.steps[0].model_copy(update={"subjects": ("kiem-tra", "neu-guong")})
    changed = record.model_copy(update={"steps": (step,)})
    assert list_subjects(changed) == ("neu-guong", "sinh-hoat-chi-bo", "kiem-tra")


def test_a_record_of_which_no_claim_bears_one_has_none(toy: Path) -> None:
    assert list_subjects(read_catalog(toy).catalog.directives["01-kl-tum-2021"].record) == ()


def test_claims_are_listed_with_their_places_as_they_are_written(toy: Path) -> None:
    record = read_catalog(toy).catalog.exemplars["chi-bo-hoa-sen"].record
    assert [(field, position) for field, position, _ in list_claims(record)] == [("implements", 0)]
