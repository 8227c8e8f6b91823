"""Two sources have exactly the same web address.

Why: one of the two addresses may have been copied by mistake.
Basis: internal consistency; two documents on one page do occur.

Flagged: ``www.kilns.example/report`` in E1 and in E4
Fine:    ``www.kilns.example/report`` in E1 and ``www.kilns.example/minutes`` in E4
"""

from collections.abc import Iterator

from refcase.findings import Severity
from refcase.validate.draft import Draft
from refcase.validate.rule import Aside, Hit, rule


@rule("ITM014", "same-url-twice", Severity.INFO, since="0.1")
def check(draft: Draft) -> Iterator[Hit]:
    """A hit for each source with an address that one above has."""
    seen: dict[str, int] = {}
    for index, source in enumerate(draft.study.sources):
        for url in source.urls:
            first = seen.setdefault(url, index)
            if first != index:
                here, there = draft.called("source", index), draft.called("source", first)
                yield Hit(
                    draft.head(source),
                    f"{here} has the same address as {there}",
                    hint="check that both are meant",
                    label=source.label,
                    asides=(Aside(draft.head(draft.study.sources[first]), there),),
                )
                break
