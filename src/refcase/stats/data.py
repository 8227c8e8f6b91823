"""Figures as JSON."""

from typing import Any

from refcase.render.json import dumps
from refcase.stats.figures import LISTS, NUMBERS, Figures, ranked, spread


def to_json(figures: Figures) -> str:
    """The figures as one JSON document; shares are from 0 to 1, null where there is nothing to share."""
    cited, sources = figures.sources
    data = {
        "studies": figures.studies,
        "failed": len(figures.failures),
        "exercises": [{"exercise": name, "studies": n} for name, n in ranked(figures.exercises)],
        "styles": {
            name: [{**style._asdict(), "studies": n} for style, n in ranked(figures.styles[name])]
            for name in LISTS
        },
        "words": [{"section": number, **_spread(words)} for number, words in figures.words.items()],
        **{name: _spread(figures.numbers[name]) for name in NUMBERS},
        "sources_cited": {"sources": sources, "cited": cited, "share": _share(cited, sources)},
        "targets": {
            "listed": figures.targets[True],
            "not_listed": figures.targets[False],
            "share": _share(figures.targets[True], figures.targets.total()),
        },
        "findings": [
            {**rule._asdict(), "findings": n, "studies": figures.found_in[rule]}
            for rule, n in ranked(figures.findings)
        ],
        "severities": {name: figures.severities[name] for name in ("error", "warning", "info")},
    }
    return dumps(data, indent=2) + "\n"


def _spread(counter: Any) -> dict[str, Any]:
    found = spread(counter)
    if not found:
        return {"studies": 0, "least": None, "lower": None, "median": None, "upper": None, "most": None}
    return found._asdict()


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
