"""Nested labels: A1 to A5, B, C, D1 … cited where the list prints 1 to 19, its nesting lost in an export."""

from itertools import pairwise

from refcase.labels import Form, Kind, letter
from refcase.parse.alignment import align
from refcase.parse.atoms import Atom
from refcase.parse.linking import Linkage
from refcase.parse.mentions import Mention
from refcase.parse.tables import Link

_UPPER = Form("", Kind.UPPER)
_Key = tuple[str, int]  # letter and number, 0 for a letter alone
_REACH = 300  # characters of a passage read before its citation
_FEWEST = 5  # labels that make a scheme …
_LETTERS = 3  # … and letters in it


def with_nested(view: str, found: list[tuple[int, Mention]], links: Linkage) -> Linkage:
    """The linkage, with nested labels matched to the sources by content where no form reaches them."""
    held = links.tables["source"]
    passages: dict[_Key, tuple[int, int]] = {}
    counts: dict[_Key, int] = {}
    last = 0
    for section, mention in found:
        if section not in (1, 4) or mention.shape != "square" or not mention.pure:
            continue
        for atom in mention.atoms:
            key = _key(atom, links)
            if key:
                passages.setdefault(key, (max(last, mention.start - _REACH), mention.start))
                counts[key] = counts.get(key, 0) + 1
        last = mention.end
    keys = sorted(passages)
    if len(keys) < _FEWEST or len({name for name, _ in keys}) < _LETTERS or all(not n for _, n in keys):
        return links
    own = {_form(key) for key in keys}
    if any(
        w.kind == "source" and w.hits > 1
        for form, ways in links.ways.items()
        if form not in own
        for w in ways
    ):
        return links
    follows = [False, *(_follows(key, last) for last, key in pairwise(keys))]
    places = align(view, [passages[key] for key in keys], follows, held.items)
    if not any(place is not None for place in places):
        return links
    ways = {form: kept for form, kept in links.ways.items() if form not in own}
    by_label = dict(held.by_label)
    hits = sum(counts[key] for key, place in zip(keys, places, strict=True) if place is not None)
    for key, place in zip(keys, places, strict=True):
        ways[_form(key)] = [Link("source", "content", 0, hits, sum(counts.values()))]
        if place is not None:
            by_label[_form(key), key[1] or letter(key[0])] = place
    tables = {**links.tables, "source": held._replace(by_label=by_label)}
    return links._replace(tables=tables, ways=ways)


def _key(atom: Atom, links: Linkage) -> _Key | None:
    """The letter and number of an atom whose form no list prints, None for any other."""
    key = None
    if len(atom.letters) == 1 and atom.letters.isupper() and not atom.part:
        key = atom.letters, 0
    elif len(atom.prefix) == 1 and atom.prefix.isupper() and not atom.part:
        key = atom.prefix, int(atom.number)
    if key is None or any(way.mapping == "exact" for way in links.ways.get(_form(key), [])):
        return None
    return key


def _follows(key: _Key, last: _Key) -> bool:
    """Whether the label comes right after the last one, and is the first of no group."""
    if key[0] == last[0]:
        return key[1] == last[1] + 1 and last[1] > 0
    return letter(key[0]) == letter(last[0]) + 1 and key[1] == 0


def _form(key: _Key) -> Form:
    return Form(key[0].lower(), Kind.NUMBER) if key[1] else _UPPER
