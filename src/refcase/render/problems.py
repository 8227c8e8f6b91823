"""The last part of the view: cited but not listed, listed but not cited, notes and leftovers."""

from collections import Counter
from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from refcase.links import Missing
from refcase.models import CaseStudy, ItemKind
from refcase.render.page import NAME, QUIET, WARNING, Page, heading, indented, table, text

_MOST_LEFTOVERS = 10
_MOST_POSITIONS = 6


def problems(page: Page) -> Iterator[RenderableType]:
    """The parts that are not empty; a single line when all are."""
    shown = [*_missing(page), *_uncited(page), *_notes(page), *_leftovers(page)]
    if shown:
        yield from shown
    else:
        yield heading("To look at")
        yield indented(Text("Nothing: all that is cited is listed, all that is listed is cited."))


def _missing(page: Page) -> Iterator[RenderableType]:
    missing = page.links.missing
    if not missing:
        return
    yield heading("Cited but not listed", f"{page.places} of each citation")
    rows = []
    for found in missing:
        where = page.where(Counter(citation.section for citation in found.citations))
        rows.append((text(found.label, WARNING), Text(where), text(_positions(page, found), QUIET)))
    yield indented(table(("|24", "|14", ""), rows))


def _positions(page: Page, missing: Missing) -> str:
    spans = [citation.span for citation in missing.citations]
    told = ", ".join(page.position(span) for span in spans[:_MOST_POSITIONS])
    if len(spans) > _MOST_POSITIONS:
        told += f", {page.signs.more}"
    return f"{told}  (source {missing.source} is listed, this part is not)" if missing.source else told


def _uncited(page: Page) -> Iterator[RenderableType]:
    """Labels that sections 1, 2 and 4 never cite, a line for each kind."""
    study, links = page.study, page.links
    rows = {
        "References": _names(study, "reference", links.uncited_references),
        "Sources": _names(study, "source", links.uncited_sources),
        "Parts": [f"{study.sources[n].label or ''}{part}" for n, part in links.uncited_parts],
    }
    if not any(rows.values()):
        return
    yield heading("Listed but not cited", "in sections 1, 2 or 4")
    shown = [(Text(name), text(", ".join(labels), WARNING)) for name, labels in rows.items() if labels]
    yield indented(table(("", ""), shown))


def _names(study: CaseStudy, kind: ItemKind, items: list[int]) -> list[str]:
    """The labels of the items, `no. 3` for one without; a few words when the whole list is never cited."""
    whole = study.references if kind == "reference" else study.sources
    if len(items) == len(whole) > 1:
        return [f"none of the {len(whole)} is cited"]
    return [whole[n].label or f"no. {n + 1}" for n in items]


def _notes(page: Page) -> Iterator[RenderableType]:
    notes = page.study.notes
    if not notes:
        return
    yield heading("Notes")
    # The place stands behind the words: most notes are about the whole and have none.
    rows = [
        (text(note.message), Text(page.position(note.span) if note.span else "", QUIET)) for note in notes
    ]
    yield indented(table(("", ""), rows))


def _leftovers(page: Page) -> Iterator[RenderableType]:
    leftovers = page.study.leftovers
    if not leftovers:
        return
    yield heading("Left over", "text in no field, reference, source or grant, by " + page.places)
    rows = []
    for leftover in leftovers[:_MOST_LEFTOVERS]:
        about = Text("\n").join((text(leftover.reason, NAME), text(page.excerpt(leftover.raw))))
        rows.append((Text(page.position(leftover.span), QUIET), about))
    yield indented(table(("", ""), rows))
    if len(leftovers) > _MOST_LEFTOVERS:
        more = len(leftovers) - _MOST_LEFTOVERS
        yield indented(Text(f"and {more} more; --format json has them all", QUIET))
