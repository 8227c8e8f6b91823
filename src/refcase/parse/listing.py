"""Listing: a section of listed things (3 or 5) cut into items at their printed labels.

    line  := [bullet] [marks] [label] text
    label := open? "#"? (prefix number | major "." minor | number | letter | roman) close?

Lines that begin like a label may be wrapped prose, so candidates of one *style* (form and
closing) are read as a chain that counts up; the style whose chain explains the list best is the
list's. Exports restart numbers (1, 1, 2, 3) and authors skip or double them; chains allow for it.
"""

from collections import Counter, defaultdict
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from refcase.base import made
from refcase.labels import Form, Kind, Label, fold, letter, roman
from refcase.parse.lines import BULLETS, Line
from refcase.patterns import compile_re

_WORDS = (
    "Reference|Ref|Publication|Pub|Output|Source|Evidence|Paper|Item|Grant|Corroboration|Testimonial|Document|Appendix|"
    "Evid|Ev|Outcome|Project|Award|Funding"
)
_HEAD = compile_re(
    rf"""(?x) [ \t]* (?: [{BULLETS}] [ \t]+ | \*(?=\w) )? (?P<marks> (?: [*_]{{1,3}}
      | \#{{1,6}}[ ] )? )
    (?P<printed>
      \\? (?P<open> [\[(\{{［（【<]{{0,2}}+ ) [ ]?+ (?:\#(?=\d))?
      (?: (?P<major>\d) \. (?P<minor>\d{{1,2}})(?![\d])
        | (?P<bare>\d{{1,2}})(?!\d)
        | (?!REF) (?=[^\W\d_]{{2}}) (?P<word>(?i:{_WORDS})) (?:
            s?[ .:#-]{{0,2}} (?:[Nn]o\.?[ ]?|\#)? (?P<wnumber>\d{{1,2}})(?![\d.]\d)
          | s?[ .:#-]{{1,2}} (?P<wletter>[A-Za-z])(?=[\]).:]|[ ]?[–—:-]) )(?![\w])
        | (?!REF[ ]?2) (?P<prefix>[A-Z]{{1,4}}|[a-z](?=\d)|(?:Ev|Ref)(?=\d)) (?:[.-]
          |[ ](?=\d{{1,2}}[\]).:]))? (?P<number>\d{{1,2}})(?!\d) (?:\.(?P<sub>\d{{1,2}})(?!\d))?
        | (?P<roman>[ivx]{{2,6}}|[ivx](?=[\])）］.:])) (?![\w])
        | (?P<letter>[A-Za-z]) (?![\w])
      )
      (?P<part>[a-z](?![a-z])|(?<=[35])[A-Z](?![A-Za-z]))? (?P<star>\*{{0,3}})
      (?P<close> \\?[\])\}}］）】>][.:]? | [.:)] (?![\d]) | [ ]?[–—-](?=[ ]) | \t | (?=[ \n]|$) )
    ) [*_]{{0,3}} [ \t.:]* """
)


# A line that begins with two letters, the second a small one, be it in a bracket, is a label only if it
# begins like these: one of the words, which three letters tell from most others, or a roman numeral.
_BEGINNINGS = frozenset(
    "".join(letters)
    for letters in (
        *(word[:3].lower() for word in (*_WORDS.split("|"), "Evs")),
        *(each for length in (2, 3) for each in product("ivx", repeat=length)),
    )
)
_THIRD_ON = "CDEFGHIJKLMNOPQRSTUVWXYZ"


class Candidate(NamedTuple):
    """A line that begins like a labelled item. `body` is where the text after the label begins."""

    line: int
    label: Label
    printed: str
    close: str
    body: int


class Item(NamedTuple):
    """A listed thing: its label as read and as printed (None when it has none) and its stretch."""

    label: Label | None
    printed: str | None
    start: int
    body: int
    end: int


def candidates(found: list[Line]) -> list[Candidate]:
    """Every reading of every line that begins like a label; a roman numeral also reads as a letter."""
    result: list[Candidate] = []
    for index, line in enumerate(found):
        text = line.text
        begins = text[:3]
        letters = begins.isalpha()
        if not letters:
            if begins[0] in "([" and (behind := text[1:4]).isascii():
                begins = behind
            if begins.isdecimal() and len(begins) == 3:
                continue  # a year
            letters = begins.isalpha() or (begins := begins[:2]).isalpha()
        if letters and begins.lower() not in _BEGINNINGS and begins[1:2].islower():
            continue  # prose
        if match := _HEAD.match(text):
            body = match.end()
            printed, close, labels = _readings(match.groups(), text[0] in "*_", body < len(text))
            for label in labels:  # one mostly, for which a comprehension takes twice as long
                result.append(made(Candidate, (index, label, printed, close, line.start + body)))  # noqa: PERF401
    return result


_NARROW = {"］": "]", "】": "]", "）": ")"}


# Labels recur from text to text: in 400 texts five of six have been read before.
@lru_cache(maxsize=1024)
def _readings(
    groups: tuple[str | None, ...], emphasised: bool, text_follows: bool
) -> tuple[str, str, tuple[Label, ...]]:
    """A label as printed, the kind of its closing (a bracket, a stop, or nothing), and its readings.

    `groups` are those of `_HEAD`; none but a label with a closing, a prefix or a minor number stands alone.
    """
    head = {name: text or "" for name, text in zip(_HEAD.groupindex, groups, strict=True)}
    close = head["close"].strip().lstrip("\\")[:1]
    close = _NARROW.get(close, close)
    printed = head["printed"].replace("\\", "").strip()
    if emphasised:
        printed = printed.rstrip("*")
    if text_follows or close or head["prefix"] or head["minor"]:
        return printed, close, tuple(_labels(head, close, text_follows))
    return printed, close, ()


def _labels(head: dict[str, str], close: str, text_follows: bool) -> list[Label]:
    part, word, number, minor, bare = (head[name] for name in ("part", "word", "number", "minor", "bare"))
    if word:
        word = word if word.isupper() else word.capitalize()
        if head["wnumber"]:
            return [Label(Form(word, Kind.NUMBER), int(head["wnumber"]), f"{word} {head['wnumber']}", part)]
        kind = Kind.UPPER if head["wletter"].isupper() else Kind.LOWER
        return [Label(Form(word, kind), letter(head["wletter"]), f"{word} {head['wletter']}", part)]
    if number:
        prefix, sub = head["prefix"], head["sub"]
        if sub:
            return [Label(Form(prefix, Kind.DOTTED, int(number)), int(sub), f"{prefix}{number}.{sub}", part)]
        return [Label(Form(prefix, Kind.NUMBER), int(number), prefix + number, part)]
    if minor:
        major = head["major"]
        return [Label(Form("", Kind.DOTTED, int(major)), int(minor), f"{major}.{minor}", part)]
    if bare:
        if not close and not text_follows:
            return []
        plain = Label(Form("", Kind.NUMBER), int(bare), bare, part)
        if part and bare in ("3", "5"):  # "5A": item A of section 5
            kind = Kind.UPPER if part.isupper() else Kind.LOWER
            lettered = Label(Form("", kind, int(bare)), letter(part), bare + part)
            return [lettered, plain] if close else [lettered]
        return [plain]
    text = head["roman"] or head["letter"]
    if not close:  # "A study of …" is no label, but "C" may be one after "A." and "B."
        goes_on = text_follows and text in _THIRD_ON
        return [Label(Form("", Kind.UPPER), letter(text), text)] if goes_on else []
    found = []
    if roman(text):
        found.append(Label(Form("", Kind.ROMAN), roman(text), text))
    if len(text) == 1:
        kind = Kind.UPPER if text.isupper() else Kind.LOWER
        found.append(Label(Form("", kind), letter(text), text))
    return found


class Chain(NamedTuple):
    """Candidates of one style that count up; `restarts` is how often the count began again."""

    form: Form
    close: str
    links: list[Candidate]
    restarts: int
    score: float


def chains(found: list[Line], heads: list[Candidate], cited: dict[Form, int]) -> list[Chain]:
    """The chains of the candidates, best first.

    `cited` tells how many different labels of a form the text cites in brackets: of two ways to
    read a list, the one the text speaks of is the right one.
    """
    styles: dict[tuple[Form, str], list[Candidate]] = defaultdict(list)
    for head in heads:
        form = head.label.form
        # "[b] … b] … [c]": a closing that is lost or swapped must not part a style with a prefix
        styles[form, "" if _is_firm(form) else head.close].append(head)
    _lend(styles)
    result = [_chain(found, form, close, links, cited) for (form, close), links in styles.items()]
    return sorted((c for c in result if c.links), key=lambda c: (-c.score, c.links[0].line))


_CAPITALS = Form("", Kind.UPPER)
_DOTTED = Kind.DOTTED  # to look a member of an enumeration up takes longer than what is asked of it


def _is_firm(form: Form) -> bool:
    """Whether labels of the form are labels by themselves, without a closing."""
    return bool(form.prefix) or form.kind is _DOTTED


def _lend(styles: dict[tuple[Form, str], list[Candidate]]) -> None:
    """Hands letters without a closing to the styles that have one, which may lose it: "A. … B. … C …".

    They are no style of their own, and stand in for no letter that has its closing further on. One by
    itself at the head of a line is prose ("vitamin / C in potteries").
    """
    bare = styles.pop((_CAPITALS, ""), [])
    if not bare:
        return
    values = {head.label.value for head in bare}
    for (other, _), heads in styles.items():
        if other == _CAPITALS:
            closed = {head.label.value for head in heads}
            heads += (
                head
                for head in bare
                if head.label.value not in closed
                and (
                    not values.isdisjoint((head.label.value - 1, head.label.value + 1))
                    or head.label.value + 1 in closed
                )
            )
            heads.sort(key=lambda head: head.line)


def _chain(
    found: list[Line], form: Form, close: str, heads: list[Candidate], cited: dict[Form, int]
) -> Chain:
    firm = _is_firm(form)
    lettered = form.kind is Kind.UPPER and not firm
    strong = firm or close == "]"
    links: list[Candidate] = []
    restarts = 0
    refused = 0
    last = 0
    for place, head in enumerate(heads):
        line = found[head.line]
        value = head.label.value
        if lettered and not head.close and value != last + 1:
            continue
        if links and value == last and head.label.part and not links[-1].label.part:
            continue  # "5.7a" under "5.7" is a part
        if value == last + 1:
            fits = True
        elif not links:
            fits = line.hard and (strong or value <= 20)
        elif value > last + 1:
            fits = value <= last + (9 if firm else 3) and (line.gap or (strong and line.hard))
        elif value == 1 and strong:
            # "… R2 and / R3." above the list is prose; a label that is there twice is still a label
            if len(links) == 1 and last > 1 and line.hard:
                links.clear()
            fits = line.hard and (not links or (firm and last == 1))
        elif value == 1 or (value == last and not firm):
            # exports restart plain numbers; nothing restarts "[1]" or letters but a new list
            begins = line.hard or (place + 1 < len(heads) and heads[place + 1].label.value == 2)
            fits = form == Form("", Kind.NUMBER) and close in (".", ")") and begins
            restarts += fits
        else:
            fits = firm and line.hard
        if fits:
            links.append(head)
            last = value
        else:
            refused += 1
    spoken = cited.get(fold(form), 0)  # as `readings` of what is cited has it
    if firm and last > 1 and len(links) > 1 and not spoken and len({head.label for head in links}) == 1:
        links.clear()  # a name: "CH4 …", "E2v …"
    score = len(links) * (1.5 if strong else 1.0) - 0.5 * refused - 0.2 * restarts
    if links:
        score += 1.0 if links[0].label.value == 1 else -1.0
        score += 0.5 * min(spoken, len(links))
    if not close:  # the commonest, for a style in which they may differ
        closes = Counter([head.close for head in links])
        close = max(closes, key=closes.__getitem__, default="")
    return Chain(form, close, links, restarts, score)


def cut(view: str, found: list[Line], links: list[Candidate], end: int) -> list[Item]:
    """The items that begin at `links`, each up to the next or to `end`."""
    items = []
    for head, following in zip(links, [*links[1:], None], strict=False):
        start = found[head.line].start
        stop = found[following.line - 1].end if following else end
        items.append(made(Item, (head.label, head.printed, start, min(head.body, stop), stop)))
    return items
