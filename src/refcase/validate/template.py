"""The template's five headings, the same in REF 2014, 2021 and, as far as known, 2029."""

HEADINGS = {
    1: "Summary of the impact",
    2: "Underpinning research",
    3: "References to the research",
    4: "Details of the impact",
    5: "Sources to corroborate the impact",
}
