"""What is given as a DOI is none.

Why: the link leads nowhere, and machines that look the output up find nothing.
Basis: a DOI is 10., four to nine digits, a slash, and the publisher's part (Crossref).

Flagged: ``DOI: 10.5555.kilns.2011.04``   (no slash)
Fine:    ``DOI: 10.5555/kilns.2011.04``
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.lookup import positions
from refcase.models import Section
from refcase.patterns import compile_re, compile_regex
from refcase.text import Span
from refcase.validate.draft import Draft
from refcase.validate.rule import Hit, rule

_INTRODUCED = compile_regex(
    r"(?i)(?:(?<!\w)doi(?:[ ]?(?:no|number)\b\.?)?[ ]?[:.=]?[ ]?(?:https?://(?:dx\.)?doi\.org/(?:doi:)?)?|doi\.org/(?:doi:)?)"
    r"(?=[\d.])"
)
# None of the faults below: it has its slash, and goes on behind it; or the address of doi.org goes on.
_RIGHT = compile_re(r"10\.\d{4,9}/[^\s.,;)\]]|\.(?!1)")
_SPACED = compile_regex(r"10(?:[ ]\.[ ]?|\.[ ])\d{4,9}/[^\s]+|10\.\d{4,9}[ ]/[ ]?[^\s]+")
_SLASHLESS = compile_regex(r"10\.\d{4,9}[.\-:_(][^\s/%]{3,80}(?=[\s,;)\]]|$)(?!\n[ ]{0,8}[^\s/]{0,40}/)")
_CUT = compile_regex(r"10\.\d{4,9}/?(?=[.,;)\]]?(?:[ ](?!/)|\n(?=[^\w/])|$))")
_HEADLESS = compile_regex(r"(?:[01]?\.)?(?<!10\.)(?<!\d)1\d{3}/[a-z][^\s]{3,80}")
_END = ".,;:)]"


@rule("ITM006", "doi-malformed", Severity.WARNING, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each such DOI in sections 3 and 5."""
    for section in draft.sections(3, 5):
        end = section.span.end
        for at in _introduced(draft, section):
            if _RIGHT.match(draft.view, at, end):
                continue  # nearly all
            if spaced := _SPACED.match(draft.view, at, end):
                written = spaced[0].rstrip(_END)
                right = written.replace(" ", "")
                yield _hit(at, written, "has a space inside", f"write {right}", right)
            elif slashless := _SLASHLESS.match(draft.view, at, end):
                yield _hit(
                    at, slashless[0].rstrip(_END), "has no slash", "copy it again from the output's page"
                )
            elif cut := _CUT.match(draft.view, at, end):
                yield _hit(at, cut[0], "breaks off", "copy it again from the output's page")
            elif headless := _HEADLESS.match(draft.view, at, end):
                written = headless[0].rstrip(_END)
                yield _hit(at, written, "does not begin with 10.", "copy it again from the output's page")


def _introduced(draft: Draft, section: Section) -> Iterator[int]:
    """Where a DOI should begin, in order."""
    start, end = section.span.start, section.span.end
    for at in positions(draft.folded, ("doi",), start, end):
        intro = _INTRODUCED.match(draft.view, at, end) if at >= start else None
        if intro:
            start = intro.end()
            yield start


def _hit(at: int, written: str, fault: str, hint: str, right: str | None = None) -> Hit:
    return Hit(
        Span(start=at, end=at + len(written)), f"the DOI “{written}” {fault}", hint=hint, suggestion=right
    )
