"""Characters of Word's symbol fonts as Unicode has them."""

# Symbol: Greek letters stand where Latin ones are; Wingdings: ticks, arrows, bullets.
_GREEK = dict(zip("abgdezhqiklmnxoprstufcyw", "αβγδεζηθικλμνξοπρστυφχψω", strict=True))
_GREEK |= dict(zip("ABGDEZHQIKLMNXOPRSTUFCYW", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ", strict=True))
_SYMBOL = {ord(latin): greek for latin, greek in _GREEK.items()} | {
    0xA3: "≤", 0xA5: "∞", 0xA7: "▪", 0xA8: "♦", 0xAE: "→", 0xAC: "←", 0xB0: "°", 0xB1: "±", 0xB3: "≥",
    0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xD6: "√", 0xE5: "∑", 0x2D: "−",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x71: "□", 0x75: "◆", 0x76: "◆", 0x9F: "•", 0xA7: "▪", 0xA8: "□", 0xD8: "➢",
    0xE0: "→", 0xE8: "→", 0xFB: "✗", 0xFC: "✓", 0xFE: "☑", 0xB7: "•",
}  # fmt: skip
# In running text, where the font is not asked: what lists begin with.
PRIVATE = {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF02D: "−", 0xF0E0: "→", 0xF076: "◆"}


def symbol(font: str, code: str) -> str:
    """The character that `w:sym` shows; "�" where nobody knows it."""
    try:
        point = int(code, 16)
    except ValueError:
        return "�"
    table = (
        _SYMBOL if font.casefold().startswith("symbol") else _WINGDINGS if "ding" in font.casefold() else {}
    )
    low = point - 0xF000 if 0xF000 <= point <= 0xF0FF else point
    if low in table:
        return table[low]
    known = 0x20 <= point < 0xD800 or 0xF900 <= point < 0xFFFE or 0x10000 <= point < 0x110000
    if known:
        return chr(point)
    return chr(low) if 0x20 <= low < 0x7F else "�"
