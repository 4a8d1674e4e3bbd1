"""Who "both sides", "the two leaders" and "they" are: the last who were named together, the parties of the war else."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from ingest.extraction import syntax
from ingest.extraction.annotations import Context, Mention
from ingest.extraction.clauses import doing_together
from ingest.extraction.gazetteer import once_a_vocabulary
from ingest.extraction.tree import Doc, Token, bounds
from positions.vocabulary import Vocabulary

# Nouns for persons → the least weight of those who are meant; the weights are those of titles.py.
RANKS = {
    "leader": 4,
    "president": 4,
    "minister": 3,
    "diplomat": 1,
    "counterpart": 1,
    "man": 1,
    "negotiator": 1,
    "head": 4,
    "interlocutor": 3,
    "participant": 1,
    "government": 4,
}
HEADS = RANKS["leader"]
SPOKEN = 3  # sentences that "they" in somebody's own words looks back over, its own among them
BACK = 240  # tokens that "both leaders" looks back over: the paragraphs that tell of one meeting
WAR = ("ukraine", "russia")
# In front of several who are not the two of the war: "European countries".
ELSEWHERE = frozenset(
    """european western allied nato eu african asian arab gulf neighbouring neighboring other third many several some most
    all eastern nordic baltic member partner friendly foreign g7 world""".split()
)
# Of more than two.
OF_MANY = frozenset("none any some many most several few all each".split())
# Several who are none of the parties: "German leaders", "ministers of the bloc".
OUTSIDE = ELSEWHERE | frozenset(
    "g20 british german polish italian finnish dutch international coalition bloc hungarian slovak spanish brics".split()
)
ALLIED = frozenset("ally partner supporter backer".split())
ALIKE = frozenset("official country state nation member capital representative chief".split())


@syntax.once_a_text
def groups_of(doc: Doc) -> Groups:
    """The groups of a Doc whose mentions are found, read once for all who ask."""
    return Groups(doc)


@once_a_vocabulary
def party_words(vocabulary: Vocabulary) -> dict[str, str]:
    """Parties by what they are called, in small letters: "french", "paris"."""
    return {
        name.casefold(): party.slug
        for party in vocabulary.parties
        for name in (*party.adjectives, *party.names, *party.people)
    }


# What those who have just met are said to have done.
AFTER_A_MEETING = frozenset(
    """agree reaffirm express stress welcome confirm reiterate emphasize emphasise underline underscore note acknowledge pledge
    exchange discuss commit support voice speak talk back propose""".split()
)
MEETING = frozenset(
    "meet meeting talk talks negotiation consultation call conversation speak hold delegation".split()
)
AFTERWARDS = frozenset({"after", "following"})
TOGETHER = frozenset({"statement", "communique", "communiqué", "declaration"})


def elsewhere(token: Token) -> str:
    """The word that says that countries or leaders are not the two of the war: "European countries"."""
    counted = token.head.head.lower_ if token.dep_ == "pobj" and token.head.lower_ == "of" else ""
    if counted in OF_MANY and not any(c.lower_ in {"two", "both"} for c in token.children):
        return counted  # "none of these countries"
    return next((c.lower_ for c in token.children if c.i < token.i and c.lower_ in ELSEWHERE), "")


def several(noun: Token, names: Mapping[str, str]) -> list[str]:
    """The parties that a plural names: "the Turkish and Ukrainian presidents", "the presidents of Turkey and Ukraine"."""
    if noun.tag_ not in {"NNS", "NNPS"}:
        return []
    rows = [(c, *c.conjuncts) for c in noun.children if c.dep_ in {"amod", "compound", "nmod", "poss"}]
    owners = [p for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" for p in c.children]
    rows += [row for p in owners if len(row := (p, *p.conjuncts)) > 1]
    return [party for row in rows for word in row if (party := names.get(word.lower_))]


def names_itself(
    mentions: Iterable[Mention], parties: tuple[str, ...], content: tuple[tuple[int, int], ...]
) -> bool:
    """Whether words name the party that is to have said them: "it says that Kyiv must withdraw" is not Kyiv's."""
    named = {m.start for m in mentions if m.kind == "party" and m.party in parties}
    return any(start <= i < end for i in named for start, end in content)


class Groups:
    """The groups of one Doc; to be had from `groups_of`."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.context: Context = doc.context
        self.mentions: list[Mention] = doc.mentions
        self.starts = [m.start for m in self.mentions]
        self.parties = {m.party for m in self.mentions if m.party}
        self.named = {i: m.party for m in self.mentions for i in range(m.start, m.end) if m.party}
        self.party_words = party_words(self.context.vocabulary)
        said = [(s.start, s.end) for s in doc.segments if s.kind == "turn"]
        self.words = sorted([*said, *doc.quotes])  # given word for word
        self.outsiders = [t.i for t in doc if t.tag_ in {"NNS", "NNPS"} and self._outside(t)]
        self.outside = frozenset(self.outsiders)

    def persons(self, at: int, noun: str, two: bool, back: int = BACK) -> list[Mention]:
        """The persons of different parties whom the last sentence that names several names; else two named apart.

        `noun` in base form tells their weight; at most two of them where `two`. Empty where it cannot be told.
        """
        rank = RANKS.get(noun, 1)
        named: dict[int, dict[str, Mention]] = {}
        for mention in reversed(self.mentions[: bisect_right(self.starts, at - 1)]):
            if at - mention.end > back:
                break
            if mention.end <= at and self._ranks(mention, rank):
                named.setdefault(bounds(self.doc[mention.start]).start, {})[str(mention.party)] = mention
        for _, found in sorted(named.items(), reverse=True):
            if len(found) >= 2:
                together = sorted(found.values(), key=lambda m: m.start)
                return together[: 2 if two else None]
        apart: dict[str, Mention] = {}
        for _, found in sorted(named.items(), reverse=True):
            for party, mention in found.items():
                apart.setdefault(party, mention)
        return list(apart.values())[:2] if len(apart) == 2 or (two and len(apart) > 2) else []

    def among_strangers(self, at: int) -> list[Mention]:
        """Those of the parties in the row that "they" stands for, where others stand in it too: "Ada Smyk and Karl Berg
        met. They want …"; empty where the row is all of the parties, or none of them."""
        if self.spoken(at):
            return []
        start = bounds(self.doc[at]).start
        main = self.doc[at].sent.root
        row = doing_together(main, at)
        if len(row) < 2 and start:
            row = doing_together(self.doc[start - 1].sent.root, start)
        known = [m for t in row if (m := next((m for m in self._near(t.i) if m.start <= t.i < m.end), None))]
        whole = 0 < len(known) < len(row) and all(m.party for m in known)
        return known if whole and len({m.party for m in known}) == len(known) else []

    def _near(self, at: int) -> list[Mention]:
        k = bisect_right(self.starts, at)
        return self.mentions[max(0, k - 2) : k]

    def others(self, at: int, back: int = BACK) -> bool:
        """Whether the several named last before `at`, or by the word there, are none of the parties."""
        k = bisect_right(self.outsiders, at)
        if not k or at - self.outsiders[k - 1] > back:
            return False
        last = self.outsiders[k - 1]
        return last == at or not any(last < m.start < at and m.kind == "group" for m in self.mentions)

    def _outside(self, token: Token) -> bool:
        noun = _noun(token)
        if noun in ALLIED:
            return token.dep_ in {"nsubj", "nsubjpass", "conj", "pobj"}
        if noun not in RANKS and noun not in ALIKE:
            return False
        if any(c.lower_ in OUTSIDE for c in token.children if c.dep_ in {"amod", "compound", "nmod", "poss"}):
            return not any(m.start <= token.i < m.end for m in self.mentions)
        of = [p for c in token.children if c.lower_ in {"of", "from"} for p in c.subtree]
        if {"europe", "european", "eu", "nato", "g7", "coalition"} & {p.lower_ for p in of}:
            return True
        if not any(p.pos_ == "PROPN" and p.dep_ == "pobj" for p in of):
            return False
        places = {p.i for p in of}  # "the leaders of Latvia and Chad"
        return not any(m.start in places for m in self.mentions)

    def of_two(self, at: int) -> bool:
        """ "both", "they both", "both of them"."""
        return "both" in self.doc.lowers[at : at + 2]

    def state(self, at: int, own: tuple[str, ...]) -> str | None:
        """The party that "they" is in somebody's own words: "Russia has taken much, and they have said …".

        The last sentence that names another party than the speaker's tells; None where it names several.
        """
        if not self.spoken(at) or self.of_two(at):
            return None
        start, told = bounds(self.doc[at]).start, 1
        found: set[str] = set()
        for mention in reversed(self.mentions[: bisect_right(self.starts, at - 1)]):
            if mention.kind == "group":
                return None
            while mention.start < start:
                if found or told == SPOKEN:
                    return found.pop() if len(found) == 1 else None
                start, told = bounds(self.doc[start - 1]).start, told + 1
            if mention.party and mention.party not in own and mention.end <= at:
                found.add(mention.party)
        return found.pop() if len(found) == 1 else None

    def sides(self, at: int) -> tuple[str, ...]:
        """The parties that "both sides" are: those of the war where the text names both, else the two named nearest."""
        if met := self.who_met(at):
            return met
        if set(WAR) <= self.parties:
            return WAR
        k = bisect_right(self.starts, at)
        around = [*reversed(self.mentions[max(0, k - 40) : k]), *self.mentions[k : k + 40]]
        named = tuple(dict.fromkeys(m.party for m in around if m.party))[:2]
        return named if len(named) == 2 else WAR

    def who_met(self, at: int) -> tuple[str, ...]:
        """The two parties whose meeting the sentences right before tell of, where "both sides agreed" is theirs and not the
        war's: "American and Ukrainian envoys met in Geneva. The sides agreed …"."""
        verb = self.doc[at]
        if "war" in self.doc.lowers[at : at + 4]:
            return ()  # "both sides in the war"
        while verb.pos_ not in {"VERB", "AUX"} and verb.head != verb:
            verb = verb.head
        done = verb.lemma_ in AFTER_A_MEETING or any(c.lemma_ in TOGETHER for c in verb.children)
        if not done or verb.tag_ not in {"VBD", "VBN"} or self.spoken(at):
            return ()
        start = bounds(self.doc[at]).start
        for word in self.doc[start:at]:  # "After talks between Ankara and Kyiv the two sides agreed"
            over = word.dep_ == "ROOT" or (word.dep_ == "pobj" and word.head.lower_ in AFTERWARDS)
            if over and len(named := self._met_at(word, at)) == 2:
                return named
        back = 2
        while back and start:
            main = self.doc[start - 1].sent.root
            named = self._who_do(main, at)
            if any(bounds(main).end <= o < at for o in self.outsiders):
                break  # "Trump met Putin. European leaders gathered in Kyiv. They agreed …"
            if len(named) == 2 and self._met_at(main, at):
                return named
            if len(named) > 1:
                break
            back -= any(t.is_alpha for t in self.doc[bounds(main).start : start])
            start = bounds(main).start
        return ()

    def _met_at(self, word: Token, before: int) -> tuple[str, ...]:
        """The parties of a meeting that a word tells of."""
        told = word.lemma_ in MEETING or any(c.lemma_ in MEETING for c in word.children)
        return self._who_do(word, before) if told else ()

    def _who_do(self, verb: Token, before: int) -> tuple[str, ...]:
        """The parties of the subject of a verb, and of whom they do it with, named before a token."""
        parts = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "poss"}]
        parts += [c for c in verb.children if c.dep_ == "dobj" and verb.lemma_ == "meet"]
        parts += [c for c in verb.children if c.dep_ == "prep" and c.lower_ in {"with", "between"}]
        for noun in [c for c in verb.children if c.dep_ == "dobj"]:
            parts += [c for c in noun.children if c.dep_ == "prep" and c.lower_ in {"with", "between"}]
        words = [t for part in parts for t in part.subtree if t.i < before]
        return tuple(
            dict.fromkeys(p for t in words if (p := self.named.get(t.i) or self.party_words.get(t.lower_)))
        )

    def spoken(self, at: int) -> bool:
        return any(a <= at < b for a, b in self.words[: bisect_right(self.words, (at, len(self.doc)))])

    def _ranks(self, mention: Mention, rank: int) -> bool:
        return mention.kind in {"person", "office"} and bool(mention.party) and mention.authority >= rank


def _noun(token: Token) -> str:
    """The base form, of a title in capital letters too: "Presidents" is a name to the tagger."""
    lemma = token.lemma_.casefold()
    return lemma.removesuffix("s") if token.tag_ == "NNPS" else lemma
