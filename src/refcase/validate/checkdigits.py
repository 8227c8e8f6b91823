"""Check digits: does the last character of an identifier agree with the others? Pure arithmetic.

Each function takes the bare characters, hyphens and spaces gone, and is False for what has not their form.
"""

_ROR = "0123456789abcdefghjkmnpqrstvwxyz"


def isbn(digits: str) -> bool:
    """Whether an ISBN of ten or thirteen characters checks.

    Basis: ISO 2108. Ten: weights 10 to 1 modulo 11, X is 10; thirteen: weights 1 and 3 modulo 10.
    """
    if len(digits) == 13:
        return _decimal(digits) and sum(int(d) * (3 if n % 2 else 1) for n, d in enumerate(digits)) % 10 == 0
    return len(digits) == 10 and _weighted(digits)


def issn(digits: str) -> bool:
    """Whether an ISSN of eight characters checks.

    Basis: ISO 3297; weights 8 to 1 modulo 11, X is 10.
    """
    return len(digits) == 8 and _weighted(digits)


def orcid(digits: str) -> bool:
    """Whether the sixteen characters of an ORCID iD check.

    Basis: ISO 7064, MOD 11-2, as ORCID's documentation of its identifiers says.
    """
    if len(digits) != 16 or not _decimal(digits[:-1]) or digits[-1] not in "0123456789X":
        return False
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2 % 11
    return "0123456789X"[(12 - total) % 11] == digits[-1]


def ror(name: str) -> bool:
    """Whether the nine characters behind `ror.org/` check.

    Basis: ISO 7064, MOD 97-10, over Crockford's base 32 of the first seven, as ROR makes its identifiers.
    """
    if len(name) != 9 or name[0] != "0" or not _decimal(name[7:]) or any(c not in _ROR for c in name[:7]):
        return False
    value = 0
    for character in name[:7]:
        value = value * 32 + _ROR.index(character)
    return int(name[7:]) == 98 - value * 100 % 97


def _weighted(digits: str) -> bool:
    if not _decimal(digits[:-1]) or digits[-1] not in "0123456789X":
        return False
    last = 10 if digits[-1] == "X" else int(digits[-1])
    size = len(digits)
    return (last + sum(int(d) * (size - n) for n, d in enumerate(digits[:-1]))) % 11 == 0


def _decimal(text: str) -> bool:
    return text.isascii() and text.isdecimal()
