"""What the rules on listed grants share: the same number again, placeholders, where an amount stands."""

from collections import defaultdict

from refcase.models import Grant
from refcase.parse.money import amounts, find_money
from refcase.patterns import compile_regex
from refcase.text import Span
from refcase.validate.draft import Draft, beginning

_PLACEHOLDER = compile_regex(
    r"(?i)[\[(]?(?:n[/.]?a\.?|not[ ](?:known|assigned|available|provided|given|applicable)\b.*|unknown|none"
    r"|nk|tb[cda]|tbc\b.*|no[ ](?:grant[ ])?(?:number|reference)\b.*|x{2,}|\?+|-+)[\])]?"
)


def is_placeholder(number: str) -> bool:
    """Whether the number is a word that stands in for one."""
    return _PLACEHOLDER.fullmatch(number.strip()) is not None


def repeated(draft: Draft) -> list[list[Grant]]:
    """Grants with one number and an amount, more than once in the same place, in document order.

    Section 3 and the table both listing a grant is as it should be: they are kept apart.
    """
    groups: dict[tuple[int | None, str], list[Grant]] = defaultdict(list)
    for grant in draft.study.grants:
        number = grant.number or ""
        if grant.amount is not None and any(c.isdigit() for c in number) and not is_placeholder(number):
            groups[grant.section, "".join(number.split()).casefold()].append(grant)
    return [group for group in groups.values() if len(group) > 1]


def row(draft: Draft, grant: Grant) -> Span:
    """Where to point for a grant."""
    return beginning(grant.span, grant.raw)


def amount_span(draft: Draft, grant: Grant) -> Span:
    """The figures of a grant's amount; the row where they cannot be told."""
    text, start, end = draft.view, grant.span.start, grant.span.end
    while end > start and text[end - 1] in "]; \t\n|":
        end -= 1
    told = [money for money in amounts(text, start, end) if money.amount == grant.amount]
    money = told[0] if told else find_money(text, start, end)
    if money is None or money.amount != grant.amount:
        return row(draft, grant)
    return Span(start=money.start, end=money.end)
