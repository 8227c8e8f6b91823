"""Names: a list of authors at a place in a reference, read name by name.

    list := name (separator name)* ("et al.")?
    name := Surname, I. J. | Surname IJ | I. J. Surname | Surname, Given M. | Given M. Surname | Surname

The first three carry initials and are sure. The others look like any words with capitals: they
stand only where what follows them (a year, a quotation, "et al.") says that names end there.
"""

from typing import NamedTuple

import regex

from refcase.models import Author

# A word of a name; capitals inside it (McGuigan, O'Hagan, DeLuca) and accents are common.
_WORD = r"\p{Lu}[\p{L}\p{M}]{0,30}+(?:[-‐‑–'’`´]\p{L}[\p{L}\p{M}]{0,30}+){0,3}+"
_PARTICLE = r"(?:(?i:van|von|der|den|de|del|della|di|da|dos|das|du|ter|ten|la|le|el|al|bin|ibn|af|zu|st\.?|mac|ap|vande|d['’])[ ]?(?<=[ '’]))"
_LONG = rf"(?=\p{{Lu}}[\p{{L}}'’`-]){_WORD}"  # two letters or more
_NOT_INITIALS = r"(?!\p{Lu}{1,4}(?![\p{L}'’-]))"
_SURNAME = rf"{_PARTICLE}{{0,3}}+{_LONG}(?:[ ]{_NOT_INITIALS}{_PARTICLE}{{0,3}}+{_LONG}){{0,2}}"
_ONE_SURNAME = rf"{_PARTICLE}{{0,3}}+{_LONG}"
_INITIAL = r"(?:\p{Lu}\p{Ll}{0,2}[ ]?\.|\p{Lu}(?![\p{L}'’]))"
_INITIALS = (
    rf"(?:{_INITIAL}(?:[ ]?[-‐‑–]?[ ]?{_INITIAL}){{0,5}}+|\p{{Lu}}{{2,4}}(?!\p{{L}})\.?(?:-\p{{Lu}}\.?)?"
    rf"|\p{{Lu}}-\p{{Lu}}(?!\p{{L}})\.?|\p{{Ll}}\.(?!\p{{L}}))"
)
# What may follow a name with initials behind: the next name, a bracket, a stop; not a word of a sentence.
_AFTER = r"(?=[ ]?(?:[,;.:&(\[/…‘“\"'`]|$|(?:and|with|et|eds?|in|on|for|\d{4})\b)|(?<=\.)[ ])"
_GIVEN = rf"{_LONG}(?:[ ](?:{_LONG}|\p{{Lu}}(?:\.|(?!\p{{L}})))){{0,2}}?"

_A = regex.compile(
    rf"(?P<family>{_SURNAME})[ ]?(?:\.?,|\.(?=[ ]?\p{{Lu}}\.\p{{Lu}}?\.?;))[ ]?(?P<given>{_INITIALS}){_AFTER}"
)
_B = regex.compile(
    rf"(?P<family>{_SURNAME})[ ](?P<given>{_INITIALS})(?=[ ]?(?:[,;.:&(\[/…‘“\"]|$|(?:and|with|et|eds?|\d{{4}})\b)|(?<=\.)[ ]\p{{Lu}})"
)
_C = regex.compile(
    rf"(?P<given>{_INITIALS})[ ]?(?P<family>{_ONE_SURNAME}(?:[ ]{_NOT_INITIALS}{_LONG}(?=[,;:.(]|[ ](?:and|&)[ ]))?)"
)
_C_ONE = regex.compile(rf"(?P<given>{_INITIALS})[ ]?(?P<family>{_ONE_SURNAME})")
_D = regex.compile(
    rf"(?P<given>{_LONG}(?:[ ](?:\p{{Lu}}\.[ ]?){{1,3}}(?<=[ ])|[ ]{_LONG}[ ]|[ ])){_NOT_INITIALS}(?P<family>{_ONE_SURNAME})(?![\p{{L}}'’-])"
)
# "Ada B. Cole, Title" holds "Ada B." too, a surname with its initial.
_FULL = regex.compile(
    rf"(?P<given>{_LONG}[ ](?:\p{{Lu}}\.[ ]?){{1,3}}(?<=[ ]))(?P<family>{_ONE_SURNAME})(?=[ ]?[,(;‘“]|[ ](?:and|&)[ ])"
)
_PERSON = rf"(?:{_LONG}[ ](?:(?:{_LONG}|\p{{Lu}}\.)[ ]){{0,2}}|{_INITIAL}(?:[ ]?{_INITIAL}){{0,3}}[ ]?){_NOT_INITIALS}{_ONE_SURNAME}"
_FULL_LIST = regex.compile(
    rf"{_PERSON}(?:,[ ]{_PERSON}){{1,15}}(?:,?[ ](?:and|&)[ ]{_PERSON})(?=[ ]?[,.:;(\[‘“\"`])"
)
_ONE_FULL = regex.compile(
    rf"(?P<given>{_LONG}(?:[ ](?:{_LONG}|\p{{Lu}}\.)){{0,2}}|{_INITIAL}(?:[ ]?{_INITIAL}){{0,3}})[ ]?(?P<family>{_ONE_SURNAME})(?=,|[ ](?:and|&)[ ]|$)"
)
_E = regex.compile(
    rf"(?P<family>{_SURNAME}),[ ]?(?P<given>{_GIVEN})(?=[ ]?(?:[,;.:&(\[‘“\"'`]|$|(?:and|\d{{4}})\b))"
)
_F = regex.compile(rf"(?P<family>{_ONE_SURNAME}(?:[ ]{_LONG})?)(?![\p{{L}}'’-])")

_F_ONE = regex.compile(rf"(?P<family>{_ONE_SURNAME})")
_BARE_LIST = regex.compile(
    rf"{_ONE_SURNAME}(?:,[ ]{_ONE_SURNAME}){{1,12}}(?:,?[ ](?:and|&)[ ]{_ONE_SURNAME})?"
)
_AND_LIST = regex.compile(r"(?:and|or|&)\b|[^ ]{1,30}(?: [^ ]{1,30})?,? and ")
# Words that open or fill titles and names of journals, and are nobody's name.
_TITLE_WORD = regex.compile(
    r"\b(?:The|An?|Of|And|In|On|For|From|To|Towards?|With|How|Why|What|When|Where|Who|Is|Are|Can|Do|Does|New|Our"
    r"|Journals?|Reviews?|Studies|Study|Research|Report|Reports|Health|Science|Sciences|Social|International|National|European"
    r"|British|American|University|Press|Department|Institute|Society|Centre|Council|Ministry|Committee|Group|Project|Team"
    r"|Organi[sz]ation|Commission|Consortium|Collaboration|Association|Foundation|Trust|Agency|Authority|Office|Board|Network"
    r"|Government|House|Service|Services|Proceedings|Conference|Transactions|Letters|Annals|Bulletin|Advances|Handbook|Companion"
    r"|History|Theory|Policy|Law|Education|Development|Management|Analysis|Design|Systems|Engineering|Medicine|Clinical|Effects?"
    r"|Evidence|Impact|Evaluation|Assessment|Modelling|Environment(?:al)?|Economics?|Political|Cultural|Culture|Art|Arts|Music"
    r"|Exhibition|Film|Patent|Book|Chapter|Paper|Article|Working|Discussion|Technical|Climate|Global|Public|Human|Digital"
    r"|Children|Women|Gender|Race|Religion|War|World|Europe|England|Britain|London|UK|US|EU|Africa|China|India)\b"
)

# "J. Mat. Chem." is no author, though "J. Mat" could be.
_SHORT_JOURNAL = regex.compile(
    r"(?:Int\. )?J\.? ?(?:Acoust|Am|Appl|Anim|Bacteriol|Biol|Biom|Bone|Chem|Clin|Comput|Econ|Elec|Eng|Exp|Fluid|For|Geophys|Hydrol|Immunol|Mag|Mat|Mater|Math|Mech|Med|Mol|Nat|Neuro|Nucl|Nutr"
    r"|Opt|Org|Pathol|Pharm|Phys|Plant|Polym|Psych|Quant|Roy|Sci|Soc|Stat|Struct|Surg|Synch|Theor|Vet|Vir|Volcan|Zool)\p{Ll}{0,9}(?:\.|,| \p{Lu}| \d)|\p{Lu}\. \p{Lu}\p{Ll}{1,6}\. \p{Lu}\p{Ll}{1,8}\."
)

_SEPARATOR = regex.compile(
    r"[ ]?[.,;]?[ ]?[,;]?[ ]?(?:(?:and|with|und|y)[ ]|&[ ]?)|[ ]?\.?[,;/]{1,2}[ ]?|(?<=\.)[ ]"
)
_ELLIPSIS = regex.compile(r"(?:[ ]?(?:…|\.{3,4})[ ]?[.,;]?[ ]?(?:(?:and|&)[ ])?){1,3}")
_ET_AL = regex.compile(
    r"[ ]?[,;.]?[ ]?(?:(?:and[ ])?(?:et[ .]?al\b\.?(?:[ ]?,? including\b)?|others\b)|and colleagues\b|(?:\+|plus|and|&)[ ]?\d{1,3}\b(?!\d)(?:[ ](?:others|more|co-?authors))?)"
)
_JUNIOR = regex.compile(r"[ ]?,?[ ]?(?:Jr|Sr|III|II)\b\.?")
_JUNK = regex.compile(
    r"(?P<family>\p{Lu}[\p{L}'’-]{1,20})\.?(?:[ ]\p{Lu}\.){0,2}[ ]?(?:[,;][ ]?(?:(?:&|and)[ ])?|(?:&|and)[ ])"
)
_WEAK_END = regex.compile(
    r"[ ]?[.,:]?[ ]?(?:[(\[]?(?:19|20)\d\d[a-z]?\b|\((?:eds?|dir|in press|forth)\b|[‘“\"`«]|'(?=\w))"
)


class Names(NamedTuple):
    """A list of authors, where it ends, and whether initials prove that it is one."""

    authors: tuple[Author, ...]
    end: int
    sure: bool


def _author(match: "regex.Match[str]") -> Author:
    given = match["given"].strip(" ,") if "given" in match.re.groupindex else None
    return Author(family=match["family"].strip(" .,"), given=given or None)


def _sure_name(text: str, at: int, *, single: bool) -> "regex.Match[str] | None":
    """The name with initials at a place; `single` keeps a name in front of a journal to one word."""
    match = _A.match(text, at)
    if match and not (" " in match["family"] and _TITLE_WORD.search(match["family"])):
        return match
    match = _B.match(text, at)
    if match and not (" " in match["family"] and _TITLE_WORD.search(match["family"])):
        return match
    match = (_C_ONE if single else _C).match(text, at)
    if match and _SHORT_JOURNAL.match(text, at):
        return None
    return match


def _ends(text: str, at: int) -> bool:
    """Does what follows say that names have ended: a year, a quotation, an editor's mark?"""
    return _WEAK_END.match(text, at) is not None


def _later_name(text: str, at: int, separator: str, *, sure: bool) -> "regex.Match[str] | None":
    """A name without initials behind others: only where a joiner or an ending vouches for it."""
    joined = "and" in separator or "&" in separator
    for pattern in (_E, _D, _F):
        match = pattern.match(text, at)
        if match is None or _TITLE_WORD.search(match[0]):
            continue
        end = match.end()
        if _ends(text, end) or _ET_AL.match(text, end):
            return match
        if pattern is not _F and joined and text[end : end + 1] in (",", ";", ".", ":"):
            return match
        if pattern is not _E and not sure and (step := _SEPARATOR.match(text, end)) and step[0].strip():
            follow = (_D if pattern is _D else _F).match(text, step.end())
            if follow and ("and" in step[0] or "&" in step[0]) and not _TITLE_WORD.search(follow[0]):
                return match
            if (
                follow
                and pattern is _F
                and "and" not in step[0]
                and (_ends(text, follow.end()) or _ET_AL.match(text, follow.end()))
            ):
                return match
    return None


def read_names(text: str, at: int = 0, *, single: bool = False, weak: bool = False) -> Names | None:
    """The names in a row at a place, None when none begins there.

    Without `weak` the first name must carry initials. With `single` a surname without hyphen or
    particle is one word, for names that a journal follows ("S. Brown Modern Review (2006)").
    """
    if weak and (listed := _FULL_LIST.match(text, at)) and not _TITLE_WORD.search(listed[0]):
        return Names(tuple(_author(m) for m in _ONE_FULL.finditer(listed[0])), listed.end(), True)
    authors: list[Author] = []
    end, sure, separator, previous = at, False, "", None
    while len(authors) < 400:
        match = _sure_name(text, at, single=single)
        if match and match.re is _B and previous is not _B and (full := _FULL.match(text, at)):
            match = full
        if (
            match
            and separator == " "
            and match.re is not _A
            and not (match.re is _B and previous is _B and "." in match["given"])
        ):
            match = None  # "Smith, J. Brown, A.": only the fullest form follows a mere stop
        if match is None and not authors and weak:
            match = _first_weak(text, at)
        if match is None and authors and separator.strip():
            match = _later_name(text, at, separator, sure=sure)
        if match is None:
            junk = _JUNK.match(text, at) if authors and separator.strip() else None
            if junk and (
                _A.match(text, junk.end()) or ("and" not in junk[0] and _B.match(text, junk.end()))
            ):  # "VeJ., Smith, A.", "Bober. M., Smith, A."
                authors.append(Author(family=junk["family"]))
                at = junk.end()
                continue
            break
        sure = sure or match.re in (_A, _B, _C, _C_ONE)
        authors.append(_author(match))
        previous, end = match.re, match.end()
        if junior := _JUNIOR.match(text, end):
            end = junior.end()
        if others := _ET_AL.match(text, end):
            return Names(tuple(authors), others.end(), True)
        dots = _ELLIPSIS.match(text, end + (text[end : end + 1] in (",", ";")))
        step = _SEPARATOR.match(text, end)
        if dots and dots.end() > end:
            at, separator = dots.end(), ","
        elif step:
            at, separator = step.end(), step[0]
            if more := _ELLIPSIS.match(text, at):
                at = more.end()
        else:
            break
    if not authors:
        return None
    return _recovered(text, Names(tuple(authors), end, sure))


_YEAR_SOON = regex.compile(r"[ ]?[.,]?[ ]?(?:[(\[](?:19|20)\d\d[a-z]?[)\]]|(?<=[.,] )(?:19|20)\d\d[.,])")
_NAME_LAST = regex.compile(
    r"(?:[\p{L}'’-]{2,30},?[ ](?:\p{Lu}\.?[ -]?){1,5}|(?:\p{Lu}\.[ -]?){1,5}\p{Lu}[\p{L}'’-]{1,30})$"
)
_LOWER = regex.compile(r"(?<![\p{L}'’-])\p{Ll}{4,}")


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
    gap = text[names.end : year.start()]
    if (
        not _NAME_LAST.search(gap[-60:])
        or len(_LOWER.findall(gap)) > 1 + gap.count(",") // 8
        or _QUOTE.search(gap)
    ):
        return names
    more = [m for m in _ANY.finditer(gap)]
    return Names((*names.authors, *(_author(m) for m in more)), year.start(), True)


_QUOTE = regex.compile(r"[‘“\"`?:]")
_ANY = regex.compile(rf"(?P<family>{_ONE_SURNAME})[.,]?[ ](?P<given>{_INITIALS})(?=[,;. &]|$)")


def _first_weak(text: str, at: int) -> "regex.Match[str] | None":
    """A first name without initials, by what follows it."""
    if listed := _BARE_LIST.match(text, at):
        if _ET_AL.match(text, listed.end()) or (listed[0].count(",") > 1 and _ends(text, listed.end())):
            return _F_ONE.match(text, at)
    for pattern in (_D, _E, _F):
        match = pattern.match(text, at)
        if match is None or _TITLE_WORD.search(match[0]):
            continue
        end = match.end()
        if _ends(text, end) or _ET_AL.match(text, end):
            return match
        if pattern is not _F and text[end : end + 2] in (". ", ": ") and text[end + 2 : end + 3].isupper():
            return match
        step = _SEPARATOR.match(text, end)
        if step and step[0].strip():
            # Another name behind a joiner vouches for this one.
            if _sure_name(text, step.end(), single=False) or (
                "and" in step[0] and _later_name(text, step.end(), step[0], sure=False)
            ):
                return match
            if text[end] in ",:.;" and text[step.end() : step.end() + 1].isupper():
                after = text[step.end() : step.end() + 4]
                if pattern is _D or (pattern is _E and after not in ("and ", "or ")):
                    return match
                if (
                    pattern is _F
                    and text[end] == ","
                    and " " not in match[0]
                    and not _AND_LIST.match(text, step.end())
                ):
                    return match
    return None
