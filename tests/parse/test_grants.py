"""Numbers of grants: found where one may begin, and nowhere missed."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from refcase.parse import grants

# fmt: off
PIECES = st.sampled_from((
    "[", "]", "–", "&", "²",
    "EP/", "G0900871", "123456", "123456/A/12/Z", "2012-1-GB02-LEO05-008125", "123456-CP-1-2005-1-UK-AB",
    "(123456)", ", 123456.", "no. 123456 ", "KTP 1234", "MC_UP_A", "BBS/B/1", "WT", "/", "-", "1", "2009-1",
    "ES/", "RES-000-22-1234", " ", "\n", "£12,345", "A", "C1/A1234", ":", "F/00 123/AB", "2010-", "é", "1234",
))
# fmt: on


@example(["no. 123456 "])
@example(["2009-1", "-", "A"])
@example(["1", "]", "G0900871"])
@given(st.lists(PIECES, max_size=8).map("".join) | st.text("AG0129/-, .", max_size=30))
def test_a_number_is_found_wherever_it_begins(pieces: list[str] | str) -> None:
    text = "".join(pieces)
    found = grants._number(text, 0, len(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grants, "_NUMBER_START", re.compile(""))
        assert found == grants._number(text, 0, len(text))
