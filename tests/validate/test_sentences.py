"""Where running text is cut into sentences."""

import pytest

from refcase.validate.sentences import sentences


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(["The kiln burnt.", "The bees left."], id="two"),
        pytest.param(["The kiln\nburnt on 3 May.", "The bees\nleft."], id="wrapped"),
        pytest.param(["The kiln burnt. [E3]", "The bees left (R1)."], id="a citation behind the stop"),
        pytest.param(["“The kiln burnt.”", "She wept."], id="a quotation"),
        pytest.param(["The guild, esp. Ash, asked the Dept. Head and Capt. Reed."], id="short forms"),
        pytest.param(["See e.g. The Potter, no. 3, by A. B. Ash."], id="initials"),
    ],
)
def test_cuts(parts: list[str]) -> None:
    text = " ".join(parts)
    assert [span.of(text) for span in sentences(text, 0, len(text))] == parts
