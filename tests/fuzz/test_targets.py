"""Every fuzzing target holds for what it starts from, for what was found once, and for bytes drawn at random."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from targets import TARGETS, list_seeds

pytestmark = pytest.mark.slow

_PIECES = st.lists(
    st.sampled_from(list_seeds()).flatmap(
        lambda seed: st.tuples(st.integers(0, len(seed)), st.integers(0, 60)).map(
            lambda cut: seed[cut[0] : cut[0] + cut[1]]
        )
    )
    | st.sampled_from([b'"\\u202e"', b'"\\x08"', b": ", b"- ", b"\n  ", b"[[", b"]]", b"\xd9\xa0", "Đ".encode(), b"="])
    | st.binary(max_size=4),
    max_size=12,
).map(b"".join)


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_holds_for_what_fuzzing_starts_from(name: str) -> None:
    for seed in list_seeds():
        TARGETS[name](seed)


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=40)
@given(content=_PIECES)
def test_a_target_holds_for_pieces_put_together(name: str, content: bytes) -> None:
    TARGETS[name](content)
