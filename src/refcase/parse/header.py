"""The header: title, institution, unit of assessment, periods and staff, as far as printed.

Two layouts: labelled fields (a draft or a submission: "Institution: …", as in the REF 2021 template), and
none (the database's page prints the title alone).
"""

from typing import NamedTuple

import regex

from refcase.lookup import folded, has_any
from refcase.models import Header, StaffMember
from refcase.parse.furniture import Stretch
from refcase.parse.layout import trim
from refcase.patterns import compile_re, compile_regex

_GAP = r"(?:[ ]|[ ]?\n[ ]?)"  # a narrow cell wraps its label


def _wrapped(label: str) -> str:
    return label.replace(" ", _GAP)


# PDFs of the template print field labels with junk before them ("4BDetails of staff …").
_FIELD = compile_re(
    rf"""(?mix) ^ [ \t]* (?:[*_#]{{1,4}}[ \t]*)? (?:\d{{1,2}}[A-Z](?=[A-Z]))? (?:
        (?P<institution>institution | (?:name[ ]of[ ])?(?:higher[ ]education[ ])?institution)
      | (?P<unit>unit[ ]of[ ]assessment | uoa)
      | (?P<title>title[ ]of[ ](?:the[ ])?case[ ]study | case[ ]study[ ]title | title)
      | (?P<research>{_wrapped("period when the underpinning research was undertaken")})
      | (?P<staff>{_wrapped("details of staff conducting the underpinning research")}[^\n:]{{0,60}})
      | (?P<impact>{_wrapped("period when the claimed impact occurred")})
      | (?P<continued>{_wrapped("is this case study continued from a case study submitted in 2014")}
          \?? (?:[ ]*\(?y(?:es)?[ ]?/[ ]?n(?:o)?\)?)?)
      | (?P<panel>main[ ]panel)
      | (?P<heads>name\(s\) (?=[ ]?:?[ \t|]{{1,9}}role\(s\)))
    ) [ \t]* [*_]{{0,3}} (?: [:?] [*_]{{0,3}} | (?<=\?) | (?<=/n) | (?<=/n\)) | (?<=name\(s\)) ) [ \t]* """
)
# One of these stands in every field's label.
_WORDS = ("institution", "assessment", "uoa", "title", "period", "details", "continued", "panel", "name(s)")
_LONGEST_TITLE = 500  # characters; the longest of 2,192 published ones has 206
_STAFF_HEADS = compile_regex(
    rf"""(?mix) (?:\d[A-Z](?=[A-Z]))? (?:
        name\(s\) | names? (?=[ \t]*:) | role\(s\) (?:[ ]\(e\.g\.[ ]job[ ]title\))? | roles? (?=[ \t]*:)
      | period\(s\){_GAP}{_wrapped("employed by submitting")}{_GAP}(?:hei|institution) ) [ \t]*:? """
)
_MARKED = compile_regex(
    r"^(?:\#{1,6}[ ]+)?(?P<mark>\*{0,3}|_{0,3})(?P<inner>[^*_\n]*)(?P=mark)$", regex.VERBOSE
)
_MARKS = ("#", "*", "_")
_BLANK_LINE = compile_re(r"\n[ \t]*\n")
_YES = compile_regex(r"(?i)y(?:es)?\b")
_NO = compile_regex(r"(?i)no?\b")
_CELLS = compile_regex(r"\t+|[ ]*[|][ ]*|[ ]{3,}|;[ ]*")
_PERIOD = compile_regex(
    r"""(?ix) \(? ( (?:from[ ]|since[ ])? (?:[a-z]{3,9}\.?[ ])? (?:\d{1,2}/){0,2} (?:19|20)\d\d
        (?: [ ]* (?:[-–—]|to|until) [ ]* (?:present|now|date|current|ongoing
          |(?:[a-z]{3,9}\.?[ ])?(?:\d{1,2}/){0,2}(?:19|20)?\d\d) )?
        (?: [ ]*[-–—] (?=[ ]*\)?$) )? ) \)? [ ]* $ """
)


class Head(NamedTuple):
    """What the head gives, and the stretches it understood."""

    title: str | None
    institution: str | None
    unit_of_assessment: str | None
    header: Header
    claimed: list[Stretch]
    leftovers: list[Stretch]


def read_head(view: str, head: Stretch) -> Head:
    """The header fields found in the stretch before the first section."""
    fields = list(_FIELD.finditer(view, *head)) if has_any(folded(view[slice(*head)]), _WORDS) else []
    if not fields:
        return _bare(view, head)
    values: dict[str, str] = {}
    claimed: list[Stretch] = []
    leftovers: list[Stretch] = []
    lead = trim(view, head[0], fields[0].start())
    if lead[1] > lead[0]:
        leftovers.append(lead)
    for field, following in zip(fields, [*fields[1:], None], strict=False):
        end = following.start() if following else head[1]
        name = field.lastgroup or ""
        start, stop = trim(view, field.end(), end)
        if name == "heads":  # the table of staff itself, with or without its label above
            name, start = "staff", field.start()
        if name not in ("staff", "continued"):
            paragraph = _BLANK_LINE.search(view, start, stop)
            if paragraph:  # a value is one paragraph; what follows it is not understood
                rest = trim(view, paragraph.end(), stop)
                stop = paragraph.start()
                if rest[1] > rest[0]:
                    leftovers.append(rest)
        claimed.append(trim(view, field.start(), max(field.end(), stop)))
        if name not in values or not values[name]:
            values[name] = view[start:stop]
    header = Header(
        research_period=_value(values, "research"),
        impact_period=_value(values, "impact"),
        staff=_staff(values.get("staff", "")),
        continued=_answer(values.get("continued", "")),
    )
    title = _value(values, "title")
    if title is None and leftovers:
        start, stop = leftovers.pop(0)
        title = one_line(view[start:stop])
        claimed.append((start, stop))
    return Head(title, _value(values, "institution"), _value(values, "unit"), header, claimed, leftovers)


def _bare(view: str, head: Stretch) -> Head:
    """A head without fields: its first paragraph is the title, the rest is left over."""
    start, end = head
    paragraph = _BLANK_LINE.search(view, start, end)
    stop = trim(view, start, paragraph.start() if paragraph else end)[1]
    rest = trim(view, stop, end)
    title = one_line(view[start:stop]) or None
    if title is None or stop - start > _LONGEST_TITLE:
        return Head(None, None, None, Header(), [], [(start, end)] if end > start else [])
    claimed = [(start, stop)]
    return Head(title, None, None, Header(), claimed, [rest] if rest[1] > rest[0] else [])


def one_line(text: str) -> str:
    """The text with each run of white space as one space, without the marks of a Markdown heading or bold."""
    flat = " ".join(text.split())
    return _MARKED.sub(r"\g<inner>", flat) if flat.startswith(_MARKS) else flat


def _value(values: dict[str, str], name: str) -> str | None:
    return one_line(values.get(name, "")) or None


def _answer(text: str) -> bool | None:
    if _YES.match(text):
        return True
    if _NO.match(text):
        return False
    return None


def _staff(text: str) -> tuple[StaffMember, ...]:
    """The rows of the staff table.

    Rows are one a line with cells parted by tabs, bars, wide gaps or commas, or one cell a line.
    """
    lines = [line.strip() for line in _STAFF_HEADS.sub("", text).splitlines()]
    lines = [line for line in lines if line.strip("|*_ ")]
    rows = [[c for c in _CELLS.split(line.strip("| ")) if c.strip()] for line in lines]
    rows = [row for row in rows if row]
    if rows and all(len(row) == 1 for row in rows):
        rows = _commas([row[0] for row in rows]) or [
            [row[0] for row in rows[i : i + 3]] for i in range(0, len(rows), 3)
        ]
    return tuple(_member(row) for row in rows)


def _commas(lines: list[str]) -> list[list[str]] | None:
    """Rows written as "Name, role, 2009-2015", None when the lines are not of that kind."""
    if not all("," in line and _PERIOD.search(line) for line in lines):
        return None
    rows = []
    for line in lines:
        period = _PERIOD.search(line)
        assert period is not None
        name, _, role = line[: period.start()].rstrip(" ,").partition(",")
        rows.append([name.strip(), role.strip(), period[1]])
    return rows


def _member(row: list[str]) -> StaffMember:
    cells = [one_line(c) or None for c in [*row, "", ""]][:3]
    return StaffMember(name=cells[0] or "", role=cells[1], period=cells[2])
