"""What spaCy works out anew whenever it is asked, kept in the Doc: its text, and where the sentence of a token lies."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, Token

TEXT = "kept.text"
BOUNDS = "kept.bounds"


class Bounds(NamedTuple):
    start: int  # tokens, end exclusive
    end: int


def text_of(doc: Doc) -> str:
    """`doc.text`, which never changes."""
    text: str | None = doc.user_data.get(TEXT)
    if text is None:
        text = doc.user_data[TEXT] = doc.text
    return text


def bounds(token: Token) -> Bounds:
    """The sentence of a token: a hundredth of the cost of `token.sent`. To be asked when the Doc is parsed, not before."""
    found: list[Bounds] | None = token.doc.user_data.get(BOUNDS)
    if found is None:
        found = token.doc.user_data[BOUNDS] = []
        for sentence in token.doc.sents:
            found += [Bounds(sentence.start, sentence.end)] * len(sentence)
    return found[token.i]
