"""Where a field of the header stands."""

from refcase.text import Span
from refcase.validate.draft import Draft


def header_span(draft: Draft, value: str) -> Span:
    """The stretch above section 1 that holds the value of a field; the document's beginning if none does."""
    end = min((s.heading_span.start for s in draft.study.sections), default=len(draft.text))
    at = draft.text.find(value, 0, end)
    return Span(start=0, end=0) if at < 0 else Span(start=at, end=at + len(value))
