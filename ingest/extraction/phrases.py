"""The vocabulary's cue phrases, found on word forms and base forms.

A phrase is a row of words: "a|b" is one of these words, "…" stands for up to GAP words that stay in the sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.extraction.topic_mentions import Side, TopicMention
from ingest.extraction.tree import Doc
from positions.vocabulary import Topic

# Words that "…" may skip: "return of all the abducted Ukrainian children" needs four, with a name five.
GAP = 5
STOPS = frozenset({*".!?;:,", "face", "faces", "facing"})  # "end the war or face sanctions"
SKIPPED = frozenset("\"“”„«»‘’'`*_()[]") | {"''", "``"}


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    topic: str
    side: Side
    words: tuple[frozenset[str] | None, ...]  # None is the gap
    last: frozenset[str]


def compile_phrase(text: str, topic: str, side: Side) -> Phrase:
    """Raises ValueError where the phrase begins or ends with a gap, or is empty."""
    words = tuple(None if word == "…" else frozenset(word.casefold().split("|")) for word in text.split())
    if not words or words[0] is None or words[-1] is None:
        raise ValueError(f"a cue phrase begins and ends with a word: {text!r}")
    return Phrase(topic, side, words, words[-1])


class PhraseIndex:
    """The phrases of some topics, by their first word."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self.by_first: dict[str, list[Phrase]] = defaultdict(list)
        self.begun: dict[tuple[str, str], tuple[Phrase, ...]] = {}  # by a word and its lemma
        for topic in topics:
            for side, phrases in ((1, (*topic.cues, *topic.supporting)), (-1, topic.opposing)):
                for text in phrases:
                    phrase = compile_phrase(text, topic.slug, 1 if side == 1 else -1)
                    for word in phrase.words[0] or ():
                        self.by_first[word].append(phrase)

    def find(self, doc: Doc) -> Iterator[TopicMention]:
        row = Row(doc)
        forms = row.forms
        reach, around = 0, set[str]()  # the words of the sentence, and where it ends
        first_words = self.by_first.keys()
        for start, (lower, lemma) in enumerate(forms):
            if lower not in first_words and lemma not in first_words:
                continue
            phrases = self._begun_by(lower, lemma)
            if start >= reach:
                first, reach = doc.bounds[start]
                around = {*doc.lowers[first:reach], *doc.lemmas[first:reach]}
            after = forms[start + 1] if start + 1 < len(forms) else ("", "")
            for phrase in phrases:
                second = phrase.words[1] if len(phrase.words) > 1 else None
                if second is not None and second.isdisjoint(after) and after[0] not in SKIPPED:
                    continue  # most end here
                if around.isdisjoint(phrase.last):
                    continue  # and most of the others
                end = _match(row, phrase.words, 1, start + 1)
                if end is not None:
                    yield TopicMention(phrase.topic, start, end, phrase.side)

    def _begun_by(self, lower: str, lemma: str) -> tuple[Phrase, ...]:
        if (lower, lemma) not in self.begun:
            both = dict.fromkeys((*self.by_first.get(lower, ()), *self.by_first.get(lemma, ())))
            self.begun[lower, lemma] = tuple(both)
        return self.begun[lower, lemma]


class Row:
    """The words of a Doc as phrases are matched with them."""

    def __init__(self, doc: Doc) -> None:
        self.forms = list(zip(doc.lowers, doc.lemmas, strict=True))
        self.words = doc.tokens


def _match(row: Row, words: tuple[frozenset[str] | None, ...], at: int, token: int) -> int | None:
    """The token after the phrase, or None; the shortest gap wins."""
    forms = row.forms
    for k in range(at, len(words)):
        wanted = words[k]
        if wanted is None:
            return _match_behind_gap(row, words, k + 1, token)
        while token < len(forms) and forms[token][0] in SKIPPED:
            token += 1
        if token == len(forms) or wanted.isdisjoint(forms[token]) or row.words[token].is_sent_start:
            return None
        token += 1
    return token


def _match_behind_gap(row: Row, words: tuple[frozenset[str] | None, ...], at: int, token: int) -> int | None:
    wanted = words[at]
    skipped = 0
    while token < len(row.forms):
        form = row.forms[token]
        if wanted is None or not wanted.isdisjoint(form) or form[0] in SKIPPED:
            end = _match(row, words, at, token)
            if end is not None:
                return end
        if form[0] in STOPS or row.words[token].is_sent_start:
            return None
        skipped += row.words[token].is_alpha or row.words[token].like_num
        if skipped > GAP:
            return None
        token += 1
    return None


@lru_cache(maxsize=4)
def index_of(topics: tuple[Topic, ...]) -> PhraseIndex:
    return PhraseIndex(topics)
