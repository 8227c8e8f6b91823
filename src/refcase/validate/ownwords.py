"""Own words: a text without what is quoted, cited or an address.

How a figure is written is the author's choice there and nowhere else: a quotation, a title and an address
keep the figures they have.
"""

from collections.abc import Iterable

from refcase.validate.quotations import quotations

# It is neither a letter, a digit, white space nor a stop: no pattern goes on across what is hidden.
_HIDDEN = "\0"


def own_words(view: str, paragraphs: Iterable[tuple[int, int]], hidden: Iterable[tuple[int, int]]) -> str:
    """`view` with the quotations of these paragraphs and the `hidden` stretches made unreadable.

    It is of the same length.
    """
    stretches = list(hidden)
    for start, end in paragraphs:
        stretches += [(quotation.start, quotation.end) for quotation in quotations(view, start, end)]
    pieces: list[str] = []
    at = 0
    for start, end in sorted(stretches):
        if end > at:
            begin = max(start, at)
            pieces += view[at:begin], _HIDDEN * (end - begin)
            at = end
    pieces.append(view[at:])
    return "".join(pieces)
