"""Parts of speech, features and base forms: what spaCy's attribute ruler and lemmatizer give, each word looked up once.

Their rules read a token's form, tag and relation, and a few pairs of neighbours; so their answer for a form, tag and
relation is kept and set from then on without matching 179 patterns again. What is set is theirs, to the last bit.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, LEMMA, MORPH, ORTH, POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

NAME = "words"
REPLACED = ("attribute_ruler", "lemmatizer")
READ, SET = [ORTH, TAG, DEP], [TAG, POS, MORPH, LEMMA]
MOST = 200_000  # answers kept, about 60 MB: the words of some thousands of articles
BETWEEN = (
    ",",
    ",",
    "punct",
)  # form, tag, relation of what keeps the words asked for apart: no pattern has it

# READ of one token, or of the two or more of a pattern, as the bytes of its numbers, is the key of an answer.
Table = NDArray[np.uint64]


@Language.factory(
    NAME, requires=["token.tag", "token.dep"], assigns=["token.pos", "token.lemma", "token.morph"]
)
def create(nlp: Language, name: str) -> Words:
    """Takes the place of the pipes REPLACED, which the pipeline must have, and asks them."""
    return Words(nlp)


class Words:
    def __init__(self, nlp: Language) -> None:
        self.vocab = nlp.vocab
        ruler, self.lemmatizer = map(nlp.get_pipe, REPLACED)
        assert isinstance(ruler, AttributeRuler)
        self.ruler = ruler
        self.answers: dict[bytes, range] = {}  # by key the rows of the table, one for each of its tokens
        self.table: Table = np.empty((0, len(SET) + 1), np.uint64)  # SET and the relation
        self.used = 0  # rows of it
        self.begins: dict[bytes, bool] = {}  # by key of one token: whether a longer pattern may begin with it
        self.firsts, self.pairs, self.longest = Matcher(nlp.vocab), Matcher(nlp.vocab), 1
        rules: list[Any] = ruler.patterns
        for number, rule in enumerate(rules):
            if longer := [pattern for pattern in rule["patterns"] if len(pattern) > 1]:
                self.firsts.add(str(number), [pattern[:1] for pattern in longer])
                self.pairs.add(str(number), longer)
                self.longest = max(self.longest, *map(len, longer))

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc):
            return doc
        read: Table = doc.to_array(READ)  # type: ignore[assignment]
        if len(self.answers) > MOST:
            self.answers.clear()
            self.begins.clear()
            self.used = 0
        keys = self._keys(doc, read)
        if unknown := [key for key in dict.fromkeys(keys) if key not in self.answers]:
            self._ask(unknown)
        rows = self.table[list(chain.from_iterable(map(self.answers.__getitem__, keys)))]
        doc.from_array(SET, rows[:, :-1])  # type: ignore[arg-type]
        for i in np.flatnonzero(rows[:, -1] != read[:, 2]).tolist():
            doc[i].dep = int(rows[i, -1])
        return doc

    def _keys(self, doc: Doc, read: Table) -> list[bytes]:
        """One key a token, but one for all tokens of a pattern that is longer than one."""
        whole, width = read.tobytes(), read.itemsize * len(READ)
        keys = [whole[at : at + width] for at in range(0, len(whole), width)]
        if unknown := [key for key in dict.fromkeys(keys) if key not in self.begins]:
            alone = self._doc(chain.from_iterable((*self._forms(key), BETWEEN) for key in unknown))
            found = {start for _, start, _ in self.firsts(alone, allow_missing=True)}
            self.begins.update((key, 2 * n in found) for n, key in enumerate(unknown))
        inside: set[int] = set()
        for at in [i for i, key in enumerate(keys) if self.begins[key]]:
            for _, start, end in self.pairs(doc[at : at + self.longest], allow_missing=True):
                inside.update(range(at + start + 1, at + end))
        for i in sorted(inside, reverse=True):
            keys[i - 1 : i + 1] = [keys[i - 1] + keys[i]]
        return keys

    def _ask(self, asked: list[bytes]) -> None:
        """Keeps what the two pipes say of tokens in a Doc that holds nothing else."""
        rows: list[tuple[str, str, str]] = []
        places: list[range] = []
        for key in asked:
            start = len(rows)
            rows += self._forms(key)
            places.append(range(start, len(rows)))
            rows.append(BETWEEN)
        found = self.lemmatizer(self.ruler(self._doc(rows))).to_array([*SET, DEP])
        for question, place in zip(asked, places, strict=True):
            self.answers[question] = range(place.start + self.used, place.stop + self.used)
        if self.used + len(found) > len(self.table):  # twice as long, so that it is seldom copied
            self.table = np.concatenate([self.table, np.empty_like(self.table), found])
        self.table[self.used : self.used + len(found)] = found
        self.used += len(found)

    def _forms(self, key: bytes) -> list[tuple[str, str, str]]:
        """Form, tag and relation of each token of a key."""
        strings, numbers = self.vocab.strings, np.frombuffer(key, np.uint64).tolist()
        return [
            (strings[numbers[k]], strings[numbers[k + 1]], strings[numbers[k + 2]])
            for k in range(0, len(numbers), 3)
        ]

    def _doc(self, rows: Iterable[tuple[str, str, str]]) -> Doc:
        forms, tags, deps = map(list, zip(*rows, strict=True))
        return Doc(self.vocab, words=forms, tags=tags, deps=deps, heads=list(range(len(forms))))
