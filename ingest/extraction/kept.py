"""What spaCy works out anew whenever it is asked, kept in the Doc: its text, its words, where the sentence of a token lies."""

from __future__ import annotations

from typing import NamedTuple

from spacy.attrs import HEAD
from spacy.tokens import Doc, Token

TEXT = "kept.text"
BOUNDS = "kept.bounds"
LOWERS = "kept.lowers"
LEMMAS = "kept.lemmas"
RELATIONS = "kept.relations"
CHILDREN = "kept.children"


class Bounds(NamedTuple):
    start: int  # tokens, end exclusive
    end: int


def text_of(doc: Doc) -> str:
    """`doc.text`, which never changes."""
    text: str | None = doc.user_data.get(TEXT)
    if text is None:
        text = doc.user_data[TEXT] = doc.text
    return text


def lowers(doc: Doc) -> list[str]:
    """The words in small letters, by token."""
    found: list[str] | None = doc.user_data.get(LOWERS)
    if found is None:
        found = doc.user_data[LOWERS] = [token.lower_ for token in doc]
    return found


def lemmas(doc: Doc) -> list[str]:
    """The base forms, casefolded, by token. To be asked when the Doc is parsed, not before."""
    found: list[str] | None = doc.user_data.get(LEMMAS)
    if found is None:
        found = doc.user_data[LEMMAS] = [token.lemma_.casefold() for token in doc]
    return found


def relations(doc: Doc) -> list[str]:
    """The relation of every token to its head. To be asked when the Doc is parsed, not before."""
    found: list[str] | None = doc.user_data.get(RELATIONS)
    if found is None:
        found = doc.user_data[RELATIONS] = [token.dep_ for token in doc]
    return found


def children(doc: Doc) -> list[list[int]]:
    """The places of every token's children, in reading order: a tenth of the cost of `token.children`, which goes
    through all that is below. To be asked when the Doc is parsed, not before."""
    found: list[list[int]] | None = doc.user_data.get(CHILDREN)
    if found is None:
        found = doc.user_data[CHILDREN] = [[] for _ in range(len(doc))]
        for i, head in enumerate(doc.to_array(HEAD).astype("int64").tolist()):
            if head:
                found[i + head].append(i)
    return found


def bounds(token: Token) -> Bounds:
    """The sentence of a token: a hundredth of the cost of `token.sent`. To be asked when the Doc is parsed, not before."""
    found: list[Bounds] | None = token.doc.user_data.get(BOUNDS)
    if found is None:
        found = token.doc.user_data[BOUNDS] = []
        for sentence in token.doc.sents:
            found += [Bounds(sentence.start, sentence.end)] * len(sentence)
    return found[token.i]
