"""Where the paragraphs of running text begin and end, as `refcase.parse.lines` tells, in less time.

No rule asks for their lines: those that carry on with a small letter, two in three, are stepped over.
"""

from refcase.parse.lines import _ADDRESS, _SMALL, Line, _author_broke, _rewrapped, paragraphs


def stretches(view: str, start: int, end: int, wrap: int) -> list[tuple[int, int]]:
    """The paragraphs of the stretch, in order; `wrap` is the document's `width`."""
    heads: list[Line] = []  # of each paragraph its first line, which reaches to the paragraph's end
    lengths: list[int] = []
    first = at = length = 0
    head = before = ""
    hard = gap = parted = True
    begins = start
    for whole in view[start:end].split("\n"):
        text = whole.strip()
        if not text:
            gap = True
        elif not hard and not gap and text[0] in _SMALL and not text.startswith(_ADDRESS):
            at, before = begins + whole.find(text[0]), text
            length += 1 + len(text)
        else:
            here = begins + whole.find(text[0])
            hard = gap or wrap == 0 or _author_broke(view, before, hard, here, text, wrap)
            if hard:
                if head:
                    heads.append(Line(first, at + len(before), parted, True, head))
                    lengths.append(length)
                first, head, parted, length = here, text, gap, len(text)
            else:
                length += 1 + len(text)
            at, before, gap = here, text, False
        begins += len(whole) + 1
    if head:
        heads.append(Line(first, at + len(before), parted, True, head))
        lengths.append(length)
    return [(start, end) for start, end, *_ in paragraphs(_rewrapped(heads, lengths) if wrap else heads)]
