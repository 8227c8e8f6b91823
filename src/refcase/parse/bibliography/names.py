"""Names: a list of authors at a place in a reference, read name by name.

    list := name (separator name)* ("et al.")?
    name := Surname, I. J. | Surname IJ | I. J. Surname | Surname, Given M. | Given M. Surname | Surname

The first three carry initials and are sure. The others look like any words with capitals: they
stand only where what follows them (a year, a quotation, "et al.") says that names end there.
"""

import re
from typing import NamedTuple, TypeAlias

import regex

import refcase.parse.bibliography.forms as forms
from refcase.base import maker
from refcase.models import Author
from refcase.patterns import compile_re, compile_regex, compile_twin, is_latin_line


class Names(NamedTuple):
    """A list of authors, where it ends, and whether initials prove that it is one."""

    authors: tuple[Author, ...]
    end: int
    sure: bool


_Match: TypeAlias = "re.Match[str] | regex.Match[str]"


_made_author = maker(Author)


def _author(match: "_Match") -> Author:
    given = match["given"].strip(" ,") if "given" in match.re.groupindex else None
    return _made_author(family=match["family"].strip(" .,"), given=given or None)


def _sure_name(text: str, at: int, *, latin: bool, single: bool = False) -> "_Match | None":
    """The name with initials at a place; `single` keeps a name in front of a journal to one word."""
    if text[at + 1 : at + 2] != ".":  # behind an initial; a surname has two letters
        for form in (forms.INVERTED, forms.VANCOUVER):
            match = form[latin].match(text, at)
            if match and not (" " in match["family"] and forms.TITLE_WORD.search(match["family"])):
                return match
    match = (forms.NATURAL_ONE if single else forms.NATURAL)[latin].match(text, at)
    if (
        match is None
        or forms.SHORT_JOURNAL[latin].match(text, at)
        or forms.ACRONYM[latin].fullmatch(match["given"])
    ):
        return None
    if "." not in match["given"] and not forms.LISTED[latin].match(text, match.end()):
        return None  # "A Question of Trust"
    return match


def _ends(text: str, at: int) -> bool:
    """Does what follows say that names have ended: a year, a quotation, an editor's mark?"""
    return forms.WEAK_END.match(text, at) is not None


def _later_name(text: str, at: int, separator: str, *, latin: bool, sure: bool = False) -> "_Match | None":
    """A name without initials behind others: only where a joiner or an ending vouches for it."""
    joined = "and" in separator or "&" in separator
    for pattern in (forms.INVERTED_FULL, forms.FULL, forms.SURNAMES):
        match = pattern[latin].match(text, at)
        if match is None or forms.TITLE_WORD.search(match[0]):
            continue
        end = match.end()
        if _ends(text, end) or forms.ET_AL.match(text, end):
            return match
        if pattern is not forms.SURNAMES and joined and text[end : end + 1] in (",", ";", ".", ":"):
            return match
        if (
            pattern is not forms.INVERTED_FULL
            and not sure
            and (step := forms.SEPARATOR.match(text, end))
            and step[0].strip()
        ):
            follow = pattern[latin].match(text, step.end())
            if follow is None or forms.TITLE_WORD.search(follow[0]):
                continue
            last = follow.end()
            if _ends(text, last) or forms.ET_AL.match(text, last):
                return match
            if (
                pattern is forms.FULL
                and ("and" in step[0] or "&" in step[0])
                and text[last : last + 1] in (",", ";", ".", ":")
            ):
                return match
    return None


# The forms with initials, by whether the text is Latin.
_SURE = tuple([form[latin] for form in forms.SURE] for latin in (False, True))


def read_names(text: str, at: int = 0, *, single: bool = False, weak: bool = False) -> Names | None:
    """The names in a row at a place, None when none begins there.

    Without `weak` the first name must carry initials. With `single` a surname without hyphen or
    particle is one word, for names that a journal follows ("S. Brown Modern Review (2006)").
    """
    plain = forms.PLAIN.match(text, at)
    if plain is None and forms.NO_NAME.match(text, at):
        return None
    latin = is_latin_line(text)
    if weak and (plain is None or plain["initials"]):
        if (listed := forms.FULL_LIST[latin].match(text, at)) and not forms.TITLE_WORD.search(listed[0]):
            every = forms.ONE_FULL[latin].finditer(listed[0])
            return Names(tuple(_author(m) for m in every), listed.end(), True)
        if bare := _bare_list(text, at, latin=latin):
            return bare
    inverted, vancouver = forms.INVERTED[latin], forms.VANCOUVER[latin]
    authors: list[Author] = []
    end, sure, separator, previous = at, False, "", None
    while len(authors) < 400:
        if plain:
            family, inverse, given, initials, surname, separator, dated = plain.groups()
            authors.append(_made_author(family=family or surname, given=inverse or given or initials))
            at = plain.end()
            if not separator:
                names = Names(tuple(authors), at, True)
                return _recovered(text, names) if dated is None else names
            end, sure = at - len(separator), True
            previous = inverted if inverse else vancouver if given else None
            plain = forms.PLAIN.match(text, at)
            continue
        if authors and forms.NO_NAME.match(text, at):
            break
        match = _sure_name(text, at, latin=latin, single=single)
        if (
            match
            and match.re is vancouver
            and previous is not vancouver
            and (full := forms.FULL_DOTTED[latin].match(text, at))
        ):
            match = full
        if (
            match
            and separator == " "
            and match.re is not inverted
            and not (match.re is vancouver and previous in (inverted, vancouver) and "." in match["given"])
        ):
            match = None  # "Smith, J. Brown, A.": only the fullest form follows a mere stop
        if match is None and not authors and weak:
            match = _first_weak(text, at, latin=latin)
        if match is None and authors and separator.strip():
            match = _later_name(text, at, separator, latin=latin, sure=sure)
        if match is None and ("and" in separator or "&" in separator):
            match = forms.SLIP[latin].match(text, at)
        if match is None and previous is vancouver:
            match = forms.LAST_VANCOUVER[latin].match(text, at)
        if match is None:
            junk = forms.JUNK[latin].match(text, at) if authors and separator.strip() else None
            if junk and (
                inverted.match(text, junk.end())
                or ("and" not in junk[0] and vancouver.match(text, junk.end()))
            ):  # "VeJ., Smith, A.", "Bober. M., Smith, A."
                authors.append(Author(family=junk["family"]))
                at = junk.end()
                continue
            break
        sure = sure or match.re in _SURE[latin]
        authors.append(_author(match))
        previous, end = match.re, match.end()
        dots = None
        if forms.SOMETHING_ELSE.match(text, end):
            if junior := forms.JUNIOR.match(text, end):
                end = junior.end()
            if others := forms.ET_AL.match(text, end):
                return Names(tuple(authors), others.end(), True)
            dots = forms.ELLIPSIS.match(text, end + (text[end : end + 1] in (",", ";")))
        step = forms.SEPARATOR.match(text, end)
        if dots and dots.end() > end:
            at, separator = dots.end(), ","
        elif step:
            at, separator = step.end(), step[0]
            if text[at : at + 1] in (" ", ".", "…") and (more := forms.ELLIPSIS.match(text, at)):
                at = more.end()
        else:
            break
        if separator.strip():
            plain = forms.PLAIN.match(text, at)
    if not authors:
        return None
    return _recovered(text, Names(tuple(authors), end, sure))


_YEAR_SOON = compile_re(
    r"[(\[12](?:(?<=[(\[])(?:19|20)\d\d[a-z]?[)\]]|(?:(?<=[.,] 1)9|(?<=[.,] 2)0)\d\d[.,])"
)
_STOP_LAST = compile_re(r"[ ]?[.,]?[ ]?$")
_NAME_LAST = compile_twin(
    r"(?:(?<![\p{L}'’-])[\p{L}'’-]{2,60}+,?[ ](?:[\p{Lu}]\.?[ -]?){1,5}"
    r"|(?:[\p{Lu}]\.[ -]?){1,5}[\p{Lu}][\p{L}'’-]{1,30})$"
)
_LOWER = compile_regex(r"(?<![\p{L}'’-])\p{Ll}{4,}")


def _recovered(text: str, names: Names) -> Names:
    """The names with those behind a slip ("Page. T.,", "5 others,") when a year still closes the list."""
    if (
        not names.sure
        or text[names.end : names.end + 1] not in (",", ";", ".", " ")
        or _ends(text, names.end)
    ):
        return names
    year = _YEAR_SOON.search(text, names.end, names.end + 2500)
    if year is None:
        return names
    stop = _STOP_LAST.search(text, max(names.end, year.start() - 3), year.start())
    end = stop.start() if stop else year.start()
    gap = text[names.end : end]
    if (
        not _NAME_LAST.search(gap[-60:])
        or len(_LOWER.findall(gap)) > 1 + gap.count(",") // 8
        or _QUOTE.search(gap)
    ):
        return names
    more = forms.ANY[is_latin_line(gap)].finditer(gap)
    return Names((*names.authors, *(_author(m) for m in more)), end, True)


_QUOTE = compile_regex(r"[‘“\"`?:]")


_COMMAS = compile_regex(r",? (?:and|&) |, ")


def _bare_list(text: str, at: int, *, latin: bool) -> Names | None:
    """Surnames in a row where "et al." or a year closes them: "Brown, Hill et al 2010"."""
    listed = forms.BARE_LIST[latin].match(text, at)
    if listed is None:
        return None
    end = listed.end()
    if others := forms.ET_AL.match(text, end):
        end = others.end()
    elif not ((listed[0].count(",") > 1 or "&" in listed[0]) and _ends(text, end)):
        return None
    return Names(tuple(Author(family=name) for name in _COMMAS.split(listed[0])), end, True)


def _first_weak(text: str, at: int, *, latin: bool) -> "_Match | None":
    """A first name without initials, by what follows it."""
    for pattern in (forms.FULL, forms.INVERTED_FULL, forms.SURNAMES):
        match = pattern[latin].match(text, at)
        if match is None or forms.TITLE_WORD.search(match[0]):
            continue
        end = match.end()
        if _ends(text, end) or forms.ET_AL.match(text, end) or text.startswith(" (with ", end):
            return match
        if (
            pattern is not forms.SURNAMES
            and text[end : end + 2] in (". ", ": ")
            and text[end + 2 : end + 3].isupper()
        ):
            if _sure_name(text, end + 2, latin=latin):
                return None  # a title, and then its authors
            return match
        step = forms.SEPARATOR.match(text, end)
        if step and step[0].strip():
            # Another name behind a joiner vouches for this one.
            if _sure_name(text, step.end(), latin=latin) or (
                "and" in step[0] and _later_name(text, step.end(), step[0], latin=latin)
            ):
                return match
            if text[end] in ",:.;" and text[step.end() : step.end() + 1].isupper():
                after = text[step.end() : step.end() + 4]
                if pattern is forms.FULL or (pattern is forms.INVERTED_FULL and after not in ("and ", "or ")):
                    return match
                if (
                    pattern is forms.SURNAMES
                    and text[end] == ","
                    and " " not in match[0]
                    and not forms.AND_LIST[latin].match(text, step.end())
                ):
                    return match
    return None
