"""The parsed text as plain objects. `Doc`, `Span` and `Token` answer as spaCy's of the same names do, as far as the rules ask.

spaCy looks a word up in its string store at every question and goes through all that is below a token for its children:
plain attributes answer ten to twenty times as fast, and the rules ask some hundred questions a mention. `of(doc)` makes
them once a Doc, after the last component that changes the parse (slips.py).
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import Any, Generic, NamedTuple, TypeVar, overload

from spacy import tokens
from spacy.attrs import DEP, HEAD, IDX, LEMMA, LOWER, ORTH, POS, SENT_START, SPACY, TAG
from spacy.lang.en.lex_attrs import like_num
from spacy.strings import StringStore

from ingest.extraction.annotations import Attribution, Context, Mention, Segment
from ingest.extraction.topic_mentions import TopicMention

Kind = TypeVar("Kind")
Begun = TypeVar("Begun", Mention, TopicMention)
_start = attrgetter("start")
KEPT = "tree"
NAMES = [ORTH, LOWER, LEMMA, POS, TAG, DEP]
NUMBERS = [HEAD, IDX, SPACY, SENT_START]
DASHES = frozenset({"-", "–", "—"})
QUOTES = frozenset("\" ' ` « » ‘ ’ ‚ ‛ “ ” „ ‟ ‹ › ❮ ❯ '' ``".split())


class Bounds(NamedTuple):
    start: int  # tokens, end exclusive
    end: int


class Token:
    """A word. `head` of the topmost word is the word itself; `children` stand in reading order."""

    __slots__ = (
        "children", "dep_", "doc", "head", "i", "idx", "is_alpha", "is_sent_start", "left_edge", "lemma_", "lower_", "pos_",
        "right_edge", "tag_", "text", "whitespace_",
    )  # fmt: skip
    doc: Doc
    i: int
    idx: int  # code points
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    whitespace_: str
    is_sent_start: bool
    is_alpha: bool
    head: Token
    children: Sequence[Token]
    left_edge: Token
    right_edge: Token

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    @property
    def text_with_ws(self) -> str:
        return self.text + self.whitespace_

    @property
    def is_title(self) -> bool:
        return self.text.istitle()

    @property
    def is_space(self) -> bool:
        return self.text.isspace()

    @property
    def is_punct(self) -> bool:
        return all(unicodedata.category(c).startswith("P") for c in self.text)

    @property
    def is_quote(self) -> bool:
        return self.text in QUOTES

    @property
    def like_num(self) -> bool:
        return bool(like_num(self.text))  # type: ignore[no-untyped-call]

    @property
    def lefts(self) -> list[Token]:
        return [c for c in self.children if c.i < self.i]

    @property
    def rights(self) -> list[Token]:
        return [c for c in self.children if c.i > self.i]

    @property
    def subtree(self) -> Iterator[Token]:
        """All that is below, and the word itself: in reading order, but for the branches that cross others."""
        return iter(self._below([]))

    def _below(self, found: list[Token]) -> list[Token]:
        waiting = True
        for child in self.children:
            if waiting and child.i > self.i:
                found.append(self)
                waiting = False
            child._below(found)
        if waiting:
            found.append(self)
        return found

    @property
    def ancestors(self) -> tuple[Token, ...]:
        kept = self.doc.above
        if self.i not in kept:
            word, row = self, []
            while word.head is not word:
                word = word.head
                row.append(word)
            kept[self.i] = tuple(row)
        return kept[self.i]

    def is_ancestor(self, other: Token) -> bool:
        while other.head is not other:
            other = other.head
            if other is self:
                return True
        return False

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The others of its row."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        row = [first]
        for word in row:
            row += [c for c in word.children if c.dep_ == "conj" and c.i > word.i]
        return tuple(word for word in row if word is not self)

    @property
    def sent(self) -> Span:
        start, end = self.doc.bounds[self.i]
        return Span(self.doc, start, end)

    def nbor(self, by: int = 1) -> Token:
        """The word after; raises IndexError at the end of the text."""
        if not 0 <= self.i + by < len(self.doc):
            raise IndexError(self.i + by)
        return self.doc[self.i + by]


class Span:
    """Words in a row."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        self.doc, self.start, self.end = doc, start, end

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __getitem__(self, i: int) -> Token:
        return self.doc.tokens[(self.start if i >= 0 else self.end) + i]

    @property
    def text(self) -> str:
        words = self.doc.tokens[self.start : self.end]
        return self.doc.text[words[0].idx : words[-1].idx + len(words[-1])] if words else ""

    @property
    def start_char(self) -> int:
        return self.doc[self.start].idx

    @property
    def root(self) -> Token:
        """The topmost word; of several the one nearest to the top of its sentence, then the first; rather no mark."""
        words = self.doc.tokens[self.start : self.end]
        if len(words) == 1:
            return words[0]
        for word in words:
            if word.head is word:
                return word
        above = [w for w in words if not self.start <= w.head.i < self.end]
        if len(above) == 1:
            return above[0]
        return min(above, key=self._depth, default=words[0])

    def _depth(self, word: Token) -> int:
        if not word.children and (word.is_punct or word.is_space):
            return len(self.doc)
        return len(word.ancestors)


class Written(Generic[Kind]):
    """What a component writes on spaCy's Doc under the same name (annotations.py)."""

    def __set_name__(self, owner: type[Doc], name: str) -> None:
        self.key = "._.", name, None, None

    def __get__(self, doc: Doc, owner: type[Doc]) -> Kind:
        found: Kind = doc.user_data.get(self.key, ())
        return found


class Doc:
    """A text. `user_data` is that of spaCy's Doc, which this one holds no reference to: it is freed at once."""

    context = Written[Context]()
    segments = Written[list[Segment]]()
    quotes = Written[list[tuple[int, int]]]()
    mentions = Written[list[Mention]]()
    attributions = Written[list[Attribution]]()
    topics = Written[list[TopicMention]]()

    def __init__(self, doc: tokens.Doc) -> None:
        self.user_data: dict[Any, Any] = doc.user_data
        self.above: dict[int, tuple[Token, ...]] = {}  # Token.ancestors
        self.answers: defaultdict[str, dict[int, Any]] = defaultdict(dict)  # syntax.once: by question, token
        read = strings_of(doc.vocab.strings).__getitem__
        names = [[*map(read, column)] for column in doc.to_array(NAMES).T.tolist()]
        orths, lowers, lemmas = names[:3]
        offsets, places, spaces, begins = doc.to_array(NUMBERS).astype("int64").T.tolist()
        heads = without_circles([i + offset for i, offset in enumerate(offsets)])
        self.lowers = lowers
        self.lemmas = [lemma.casefold() for lemma in lemmas]
        self.tokens = words = [Token() for _ in orths]
        starts = [0] if words else []
        rows = zip(words, *names, heads, places, spaces, begins, strict=True)
        for i, (word, text, lower, lemma, pos, tag, dep, head, idx, space, begin) in enumerate(rows):
            word.doc, word.i, word.idx, word.text, word.lower_ = self, i, idx, text, lower
            word.lemma_, word.pos_, word.tag_, word.dep_ = lemma, pos, tag, dep
            word.whitespace_ = " " if space else ""
            word.head, word.children = words[head], ()
            word.is_alpha = text.isalpha()
            word.is_sent_start = begin == 1
            if begin == 1 and i:
                starts.append(i)
        self._hang(heads)
        self.text = "".join([word.text + word.whitespace_ for word in words])
        self.sents = [Span(self, a, b) for a, b in pairwise([*starts, len(words)])]
        self.bounds: list[Bounds] = []
        for sentence in self.sents:
            self.bounds += [Bounds(sentence.start, sentence.end)] * len(sentence)

    def _hang(self, heads: list[int]) -> None:
        """Sets what is below each word, given the places of their heads."""
        words = self.tokens
        below: defaultdict[int, list[Token]] = defaultdict(list)
        left, right = [*range(len(words))], [*range(len(words))]
        for i, head in enumerate(heads):
            if head != i:
                below[head].append(words[i])
            while left[head] > i:
                left[head], head = i, heads[head]
        for i in range(len(words) - 1, -1, -1):
            head = heads[i]
            while right[head] < i:
                right[head], head = i, heads[head]
        for word, start, end in zip(words, left, right, strict=True):
            word.left_edge, word.right_edge = words[start], words[end]
        for i, children in below.items():
            words[i].children = children

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        if isinstance(place, int):
            return self.tokens[place]
        start, end, _ = place.indices(len(self.tokens))
        return Span(self, start, max(start, end))


def without_circles(heads: list[int]) -> list[int]:
    """`heads`, the place of each word's head, with every circle cut. What mends a parse (mistaken.py, slips.py) might
    close one, and a walk up it would never end."""
    seen = [0] * len(heads)  # 1 + the word whose walk came by
    for first in range(len(heads)):
        at = first
        while not seen[at]:
            seen[at] = first + 1
            if heads[at] != at and seen[heads[at]] == first + 1:
                heads[at] = at
            at = heads[at]
    return heads


def of(doc: tokens.Doc) -> Doc:
    """The plain Doc of a parsed one, made once."""
    if KEPT not in doc.user_data:
        doc.user_data[KEPT] = Doc(doc)
    made: Doc = doc.user_data[KEPT]
    return made


class Strings(dict[int, str]):
    """spaCy's strings by their numbers: its own store makes one anew at every question."""

    def __init__(self, store: StringStore) -> None:
        self.store = store

    def __missing__(self, number: int) -> str:
        found = self[number] = self.store[number]
        return found


@lru_cache(maxsize=2)
def strings_of(store: StringStore) -> Strings:
    return Strings(store)


def begun(found: list[Begun], start: int, end: int) -> list[Begun]:
    """Those of a text's mentions, which stand in reading order, that begin from one token to before another. Asks for no
    more of them than it finds, however many the text has."""
    first = bisect_left(found, start, key=_start)
    return found[first : bisect_left(found, end, lo=first, key=_start)]


def bounds(token: Token) -> Bounds:
    """Where the sentence of a token lies."""
    return token.doc.bounds[token.i]
