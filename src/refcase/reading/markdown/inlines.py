"""The inline part of CommonMark by markdown-it-py, with the place of every token in its block.

The library tells where a block stands, and nothing of what is in it. So each step of its tokenizer notes
the place it began at in the token's `meta`: `at`, and for a text put together in several steps `places`,
pairs of an offset in the token's content and one in the block's.
"""

from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType


class PlacedState(StateInline):
    """The library's state, which notes places: `step` is where the step under way began."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__(src, md, env, tokens)
        self.step = 0
        self.signs = 0  # text tokens of this step: the signs of emphasis are one each
        self.places: list[tuple[int, int]] = []

    def pushPending(self) -> Token:  # noqa: N802 - the library's name
        """Adds the text that was gathered, with its places."""
        token = super().pushPending()
        token.meta["places"], self.places = self.places, []
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Adds a token, with its place."""
        token = super().push(ttype, tag, nesting)
        token.meta["at"] = self.step
        if ttype == "text":
            token.meta["at"] += self.signs
            self.signs += 1
        return token


class PlacedInline(ParserInline):
    """The library's parser of inlines, working on `PlacedState`."""

    def tokenize(self, state: StateInline) -> None:
        """Adds the tokens of `state.src` from `state.pos` to `state.posMax`."""
        assert isinstance(state, PlacedState)
        rules = self.ruler.getRules("")
        deepest = state.md.options["maxNesting"]
        while state.pos < state.posMax:
            begun, gathered = state.pos, len(state.pending)
            state.step, state.signs = begun, 0
            if state.level >= deepest or not any(rule(state, False) for rule in rules):
                state.append_pending(state.src[begun])
                state.pos = begun + 1
            if len(state.pending) > gathered and _breaks(state.places, gathered, begun):
                state.places.append((gathered, begun))
        if state.pending:
            state.pushPending()

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """The tokens of `src`, added to `tokens`."""
        state = PlacedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _breaks(places: list[tuple[int, int]], gathered: int, at: int) -> bool:
    """Whether the text gathered so far does not stand right before `at`."""
    return not places or at - places[-1][1] != gathered - places[-1][0]
