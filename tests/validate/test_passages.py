"""Passages: paragraphs that a reader takes for one, and what they cite."""

import pytest

import refcase
from refcase.profiles import for_exercise
from refcase.validate.draft import Draft


def passages(text: str) -> list[tuple[str, bool]]:
    study = refcase.parse_text(
        "4. Details of the impact\n" + text + "\n5. Sources to corroborate the impact\nE1 Log\nE2 Letter\n"
    )
    assert study.document is not None
    draft = Draft(study.document, study, for_exercise(None))
    return [(draft.text[p.start : p.end].replace("\n", " "), p.cites) for p in draft.passages]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # two paragraphs
        ("It was lit [E1].\n\nIt went out.", [("It was lit [E1].", True), ("It went out.", False)]),
        # a heading
        ("The harbour [E1]\n\nIt was lit.", [("The harbour [E1]  It was lit.", True)]),
        # what introduces a list, and the list
        (
            "Three were lit [E2]:\n\n- one at the cliff;\n\n- one at the pier.",
            [("Three were lit [E2]:  - one at the cliff;  - one at the pier.", True)],
        ),
        # a quotation set apart
        ("She spoke of it [E2].\n\n“It is lit.”", [("She spoke of it [E2].  “It is lit.”", True)]),
    ],
)
def test_passages(text: str, expected: list[tuple[str, bool]]) -> None:
    assert passages(text) == expected
