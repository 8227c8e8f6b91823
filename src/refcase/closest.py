"""What somebody may have meant by a name that is not there."""

from collections.abc import Iterable


def closest(name: str, names: Iterable[str]) -> str | None:
    """The one of `names` that is nearest to `name`, None when none is near."""
    from difflib import get_close_matches  # only for those who err

    return next(iter(get_close_matches(name, list(names), n=1)), None)
