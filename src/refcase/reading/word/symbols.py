"""Characters of the symbol faces (Symbol, Wingdings) in Unicode.

Such a face has 224 signs of its own; Word keeps them at U+F020 … U+F0FF, or at the place of a letter.
"""

from refcase.patterns import compile_re

_PRIVATE = compile_re("[\uf020-\uf0ff]")
_ANY = compile_re("[\x21-\xff\uf020-\uf0ff]")

# Symbol, from 0x20 and from 0xA0; "□" stands where the face has the part of a tall bracket.
_SYMBOL_LOW = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_SYMBOL_HIGH = (
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…│─↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪□〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
)
SYMBOL = {0x20 + n: c for n, c in enumerate(_SYMBOL_LOW)} | {0xA0 + n: c for n, c in enumerate(_SYMBOL_HIGH)}
# The signs of Wingdings that stand in drafts: bullets, ticks, boxes, arrows, hands, pens.
WINGDINGS = {
    0x20: " ", 0x21: "✏", 0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x36: "⌛", 0x3F: "✍",
    0x41: "✌", 0x43: "👍", 0x44: "👎", 0x45: "☜", 0x46: "☞", 0x47: "☝", 0x48: "☟", 0x4A: "☺",
    0x4C: "☹", 0x52: "☼", 0x54: "❄", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "◻",
    0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "⌧",
    0x7B: "❀", 0x9E: "·", 0x9F: "•", 0xA0: "▪", 0xA1: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: "◻",
    0xAA: "✦", 0xAB: "★", 0xB2: "✧", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓",
    0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xF3: "⬄", 0xFB: "✗", 0xFC: "✓",
    0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
WINGDINGS |= {0x80 + n: c for n, c in enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")}
_FACES = {"symbol": SYMBOL, "wingdings": WINGDINGS}
# Of a face unknown: a private character is a bullet or a tick, in whichever of the two faces has one.
_EITHER = {0xB7: "•", 0xA7: "▪", 0xD8: "➢", 0xFC: "✓", 0xFB: "✗", 0xA8: "◻", 0xE0: "→", 0x76: "❖", 0x6E: "■"}


def shown(text: str, face: str | None) -> str:
    """`text` as the face shows it; one character for one. What a face lacks here stays as it is."""
    table = _FACES.get(face.lower()) if face else None
    if table is not None:
        return _ANY.sub(lambda match: table.get(ord(match[0]) & 0xFF, match[0]), text)
    return _PRIVATE.sub(lambda match: _EITHER.get(ord(match[0]) & 0xFF, match[0]), text)


def sign(code: str, face: str | None) -> str:
    """The character at a place of a face, as `w:sym` names it: hexadecimal; "" where it names none."""
    try:
        found = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    if found < " ":
        return ""
    return "\ufffd" if "\ud800" <= found <= "\udfff" else shown(found, face)


_RAISED = str.maketrans("0123456789abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")


def raised(text: str) -> str:
    """`text` in raised figures and letters, as far as there are such: "12" is "¹²"."""
    return text.lower().translate(_RAISED)
