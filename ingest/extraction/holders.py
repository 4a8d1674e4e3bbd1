"""Who a word stands for, where it holds a side: a mention, a pronoun, "both sides", "the head of Ukraine's delegation"."""

from __future__ import annotations

from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.annotations import Mention, Voice
from ingest.extraction.firsthand import spoken
from ingest.extraction.groups import BACK, HEADS, RANKS, elsewhere, groups_of, several
from ingest.extraction.labels import head_of, heads_of, is_woman
from ingest.extraction.papers import issued_together
from ingest.extraction.pronouns import (
    HE,
    HIM,
    IT,
    NEAR,
    THEY,
    is_first,
    outer_subject,
    own_president,
    spokesman,
    words_before,
)
from ingest.extraction.strangers import (
    NEW,
    OTHERS,
    TITLES,
    of_others,
    polled,
    stranger_before,
)
from ingest.extraction.titles import PAPERS, TWO_AS_ONE
from ingest.extraction.tree import Bounds, Doc, Token, bounds


def voice_of(mention: Mention, certain: bool = True) -> Voice:
    parties = (mention.party,) if mention.party else ()
    return Voice(parties, mention.person, mention.authority, mention.introduced_as, certain)


GROUPS = frozenset("side party leader president country delegation nation neighbor neighbour".split())
BODIES = frozenset({"negotiator", "capital", "army", "team"})
COUNTRY = frozenset({"country", "government", "administration"})  # "his government"


# "Our delegation", "my government": who speaks for the party of whoever says so.
OURS = (BODIES | COUNTRY | GROUPS) - {"leader", "neighbor", "neighbour", "president"} | frozenset(
    "state leadership military force diplomat ministry minister representative group parliament people nation".split()
)


def one_of(voice: Voice, party: str) -> Voice:
    """One party of a voice; who speaks is known where the voice is of that party alone, or names each."""
    for one in voice.each:
        if party in one.parties:
            return one
    if voice.parties == (party,) and not voice.each:
        return voice
    person = voice.person if len(voice.parties) == 1 else None
    return Voice((party,), person, voice.authority, voice.introduced_as, voice.certain)


class Holders:
    """The mentions of one Doc, by token."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.mentions: list[Mention] = doc.mentions
        self.groups = groups_of(doc)
        self.turns: dict[int, str] = {}  # whose turn it is: he calls himself "I"
        self.at: dict[int, Mention] = {}
        self._resolved: dict[tuple[int, Voice | None, bool], list[Voice]] = {}
        self._rows: dict[int, list[Voice]] = {}  # those of the same row, by token
        self._named: dict[int, list[tuple[Token, Mention | None]]] = {}  # by the sentence's start
        self.adjectives = self.groups.party_words
        for mention in self.mentions:
            for i in range(mention.start, mention.end):
                self.at.setdefault(i, mention)
        self.titled: dict[int, Voice] = {}  # who "the head of the office" is where he says something
        self.told: dict[int, Voice] = {}  # who "they" are where they say something
        for attribution in doc.attributions:
            source, voice = attribution.source, attribution.voice
            if attribution.cue is None and voice and voice.person:
                self.turns |= dict.fromkeys(range(*attribution.content[0]), voice.person)
            if source and voice and doc[source[0]].lower_ in (THEY if voice.parties else HE):
                self.told[source[0]] = voice
            elif source and voice and voice.person and source[1] - source[0] > 1:
                self.titled[doc[slice(*source)].root.i] = voice

    def named(self, sentence: Bounds) -> list[tuple[Token, Mention | None]]:
        """The words of a sentence that may name a party, with their mention; a pronoun has none."""
        if sentence.start not in self._named:
            found = self._named[sentence.start] = []
            for token in self.doc[slice(*sentence)]:
                pos, mention = token.pos_, self.at.get(token.i)
                if mention is None:
                    if pos == "PRON" and token.dep_ in {"nsubj", "nsubjpass", "poss"}:
                        found.append((token, None))
                elif pos in {"NOUN", "PROPN", "PRON", "ADJ"} and (
                    token.i == mention.end - 1 or token.dep_ in syntax.SUBJECTS
                ):
                    found.append((token, mention))
        return self._named[sentence.start]

    def resolve(self, token: Token, voice: Voice | None, quoted: bool) -> list[Voice]:
        """The voices that `token` names, several for "both sides"; empty where it names none that is known.

        `voice` is whose words the token stands in, `quoted` whether they are given word for word. A voice without
        parties is a stranger: somebody holds the side, but nobody who is coded.
        """
        asked = token.i, voice, quoted
        found = self._resolved.get(asked)
        if found is None:
            found = self._resolved[asked] = self._resolve(token, voice, quoted)
        return found

    def _resolve(self, token: Token, voice: Voice | None, quoted: bool) -> list[Voice]:
        lower = token.lower_
        if is_first(token):
            return [voice] if voice else []
        if lower in HE:
            if token.i in self.told and stranger_before(token):
                return []  # "Merz said so, and he hoped"
            if voice and voice.person and not quoted:
                return [voice]
            owner = syntax.fronted_owner(token)
            if owner is not None and (whose := self._mention(owner)) is not None and whose.person:
                return [voice_of(whose)]
            direct = self.groups.spoken(token.i) and outer_subject(token) < 0  # not "Ivan says he"
            besides = voice.person if voice and direct else self.turns.get(token.i)
            return self._before(token, True, besides)
        if lower in IT:
            if voice and not quoted and voice.parties and not spoken(token):
                return [Voice(voice.parties[:1], voice.person, voice.authority, voice.introduced_as, False)]
            return self._before(token, person=False)
        if issuers := issued_together(token):
            return [Voice((party,), None, 2) for party in issuers]
        mention = self._mention(token)
        others = token.tag_ == "NNS" and token.lemma_ in GROUPS and elsewhere(token)
        if mention is None and (others or token.pos_ == "PROPN") and (beside := self._coordinated(token)):
            return beside  # "European leaders and Smyk", "Germany and France"
        if (mention is not None and mention.kind == "group" and mention.party is None) or lower in THEY:
            return self._group(token, voice)
        if mention is not None:
            return self._every(token, mention)
        if (party := self.adjectives.get(lower)) and not polled(token):
            return [
                Voice((party,)),
                *(
                    Voice((p,))
                    for t in token.conjuncts
                    if t.i > token.i and (p := self.adjectives.get(t.lower_))
                ),
            ]
        if token.lemma_.casefold() in PAPERS:  # "the Russian memorandum demands"
            own = [p for c in token.children if c.dep_ == "amod" and (p := self.adjectives.get(c.lower_))]
            return [Voice((own[0],))] if len(own) == 1 else []
        if own_president(token) and (head := head_of(voice, self.doc.context)) is not None:
            return [head]
        if token.pos_ == "NOUN" and (told := self.titled.get(token.i)) is not None:
            return [told]
        if token.lemma_.casefold() in TITLES:
            if of_others(token) or any(
                c.lower_ in NEW or c.pos_ == "PROPN" for c in token.children if c.i < token.i
            ):
                return []  # "a Downing Street spokesman": nobody who was told of before
            return spokesman(token, self._before(token, person=True))
        ours = any(c.dep_ == "poss" and is_first(c) for c in token.children)
        if ours and voice and voice.parties and token.lemma_.casefold() in OURS:
            return [Voice(voice.parties, None, voice.authority)]
        if token.lemma_.casefold() in COUNTRY and (
            owner := next((c for c in token.children if c.dep_ == "poss"), None)
        ):
            if voice and voice.parties:
                return [voice]
            near = {m.person for _, m in self.named(bounds(token)) if m is not None}
            found = self.resolve(owner, None, quoted)
            return [v if v.person in near else Voice(v.parties, None, 4, None, False) for v in found]
        if token.lemma_.casefold() in GROUPS and token.tag_ in {"NNS", "NNPS"}:
            return self._group(token, voice)
        return []

    def _every(self, token: Token, mention: Mention) -> list[Voice]:
        """One mention, or all of a row: "Moscow and Kyiv", "Russian and Ukrainian delegations"."""
        if token.i in self._rows:
            return self._rows[token.i]
        found = self._rows[token.i] = [voice_of(mention), *self._coordinated(token)]
        for party in several(token, self.adjectives):
            if all(party not in v.parties for v in found):
                found.append(Voice((party,), None, mention.authority))
        if len(found) > 1:
            found[:] = heads_of(token, found, self.doc.context)
        return found

    def _group(self, token: Token, voice: Voice | None) -> list[Voice]:
        """Both sides of the war, unless the words speak of leaders, or of "they": then the two last named."""
        lemma, plural = token.lemma_.casefold(), token.lower_ in THEY
        if (
            not plural
            and lemma in {"country", "nation", "leader", "president"}
            and (other := elsewhere(token))
        ):
            return [voice] if voice and voice.parties == ("france",) and other == "european" else []
        if token.lower_ in {"they", "their"} and (subject := self._plural_subject(token)):
            return subject
        if plural and (one := self.groups.state(token.i, voice.parties if voice else ())):
            return [Voice((one,), None, 1, None, False)]
        if told := self.told.get(token.i):
            persons = [voice_of(m, certain=False) for m in self.groups.persons(token.i, "", True, NEAR)]
            if {p for v in persons for p in v.parties} == set(told.parties):
                return persons
            return [replace(told, parties=(p,)) for p in told.parties]
        two = lemma in TWO_AS_ONE or any(c.lower_ in {"two", "both"} for c in token.children)
        if any(c.dep_ == "nummod" for c in token.children) and not two:
            return []  # "seven countries"
        if plural and (some := self.groups.among_strangers(token.i)):
            return [voice_of(m, certain=False) for m in some]
        if (plural or lemma in RANKS) and not two and self.groups.others(token.i, NEAR if plural else BACK):
            return []
        if RANKS.get(lemma, 0) >= HEADS or plural or lemma in TWO_AS_ONE:
            leaders = self.groups.persons(token.i, "leader", two)
            if not plural or len(leaders) == 2:
                return [voice_of(m, certain=False) for m in leaders]
        if plural or lemma not in GROUPS | BODIES:
            return self._both(token, voice)
        named = self.groups.sides(token.i) if len(self.groups.parties) > 1 else ()
        return [Voice((p,), None, 2) for p in named]

    def _plural_subject(self, token: Token) -> list[Voice]:
        """ "Ukrainian officials have not said whether they would": the several whom the sentence begins with."""
        main = token.sent.root
        for child in main.children:
            if child.dep_ in {"nsubj", "nsubjpass"} and child.tag_ == "NNS" and child.i < token.i:
                mention = self.at.get(child.i)
                named = mention is not None and mention.party and mention.kind == "institution"
                return self._every(child, mention) if mention is not None and named else []
        return []

    def _coordinated(self, token: Token) -> list[Voice]:
        return [voice_of(m) for t in token.conjuncts if t.i > token.i and (m := self._mention(t))]

    def _mention(self, token: Token) -> Mention | None:
        """The mention that holds the word, or that the word's own phrase names: "officials of Ukraine"."""
        if mention := self.at.get(token.i):
            return mention
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or token.lemma_.casefold() in OTHERS:
            return None
        for child in token.children:
            if child.dep_ in {"compound", "poss", "amod", "nmod", "appos"} and (
                mention := self.at.get(child.i)
            ):
                return mention
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                for below in child.subtree:
                    if mention := self.at.get(below.i):
                        return mention
        return None

    def _before(self, token: Token, person: bool, besides: str | None = None) -> list[Voice]:
        """The nearest subject before a pronoun, of the right kind."""
        best: Mention | None = None
        within, man = words_before(token), token.lower_ in HIM
        for mention in reversed(self.mentions):
            named, who = mention.kind in {"person", "office"}, mention.person
            if not 0 <= token.i - mention.end <= NEAR or not (named or who if person else not named):
                continue
            if who and (who == besides or (man and is_woman(who))):
                continue
            root = self.doc[mention.start : mention.end].root
            if root.dep_ in {"nsubj", "nsubjpass"}:
                told = self.at.get(outer_subject(root)) if person else None  # "Ivan said Ada left. He …"
                return [voice_of(told if told and told.person not in {None, besides} else mention, False)]
            best = best or (None if mention.start in within else mention)
        return [voice_of(best, certain=False)] if best else []

    def _both(self, token: Token, voice: Voice | None) -> list[Voice]:
        """The two parties last named together, or last named at all."""
        seen: list[Voice] = []
        for mention in reversed(self.mentions):
            if mention.end > token.i or token.i - mention.end > 2 * NEAR:
                continue
            theirs = voice and voice.parties == (mention.party,) and token.lower_ in THEY - {"both"}
            if mention.party and not theirs and all(mention.party not in v.parties for v in seen):
                seen.append(voice_of(mention, certain=False))
            if len(seen) == 2:
                break
        return seen if len(seen) == 2 else []
