"""Who a word stands for, where it holds a side: a mention, a pronoun, "both sides", "the head of Ukraine's delegation"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from ingest.extraction.annotations import Mention, Voice

FIRST = frozenset({"i", "we", "our", "my", "us", "me", "ours", "mine", "myself", "ourselves"})
HE = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "their", "them", "both", "themselves"})
NEAR = 60  # tokens that a pronoun looks back over: two to three sentences of news


def voice_of(mention: Mention, certain: bool = True) -> Voice:
    parties = (mention.party,) if mention.party else ()
    return Voice(parties, mention.person, mention.authority, mention.introduced_as, certain)


class Holders:
    """The mentions of one Doc, by token."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.mentions: list[Mention] = doc._.mentions
        self.at: dict[int, Mention] = {}
        for mention in self.mentions:
            for i in range(mention.start, mention.end):
                self.at.setdefault(i, mention)

    def resolve(self, token: Token, voice: Voice | None, quoted: bool) -> list[Voice]:
        """The voices that `token` names, several for "both sides"; empty where it names none that is known.

        `voice` is whose words the token stands in, `quoted` whether they are given word for word. A voice without
        parties is a stranger: somebody holds the side, but nobody who is coded.
        """
        lower = token.lower_
        if lower in FIRST:
            return [voice] if voice else []
        if lower in HE:
            if voice and voice.person and not quoted:
                return [voice]
            found = self._before(token, person=True)
            return [found] if found else []
        if lower in IT:
            if voice and not quoted and voice.parties:
                return [Voice(voice.parties[:1], voice.person, voice.authority, voice.introduced_as, False)]
            found = self._before(token, person=False)
            return [found] if found else []
        mention = self._mention(token)
        if mention is not None and mention.kind == "group" and mention.party is None:
            return self._both(token, voice) or [
                Voice(("ukraine",), None, 1, None, False),
                Voice(("russia",), None, 1, None, False),
            ]
        if mention is not None:
            return [voice_of(mention), *self._coordinated(token)]
        if lower in THEY or lower in {
            "sides",
            "parties",
            "leaders",
            "presidents",
            "countries",
            "delegations",
            "nations",
            "neighbors",
        }:
            return self._both(token, voice)
        return []

    def _coordinated(self, token: Token) -> list[Voice]:
        return [voice_of(m) for t in token.conjuncts if t.i > token.i and (m := self._mention(t))]

    def _mention(self, token: Token) -> Mention | None:
        """The mention that holds the word, or that the word's own phrase names: "officials of Ukraine"."""
        if mention := self.at.get(token.i):
            return mention
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
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

    def _before(self, token: Token, person: bool) -> Voice | None:
        """The nearest subject before a pronoun, of the right kind."""
        best: Mention | None = None
        for mention in reversed(self.mentions):
            if mention.end > token.i or token.i - mention.end > NEAR:
                continue
            if person and mention.person is None and mention.kind not in {"person", "office"}:
                continue
            if not person and mention.kind in {"person", "office"}:
                continue
            root = self.doc[mention.start : mention.end].root
            if root.dep_ in {"nsubj", "nsubjpass"}:
                return voice_of(mention, certain=False)
            best = best or mention
        return voice_of(best, certain=False) if best else None

    def _both(self, token: Token, voice: Voice | None) -> list[Voice]:
        """The two parties last named together, or last named at all."""
        seen: list[Voice] = []
        for mention in reversed(self.mentions):
            if mention.end > token.i or token.i - mention.end > 2 * NEAR:
                continue
            if mention.party and all(mention.party not in v.parties for v in seen):
                if voice and voice.parties == (mention.party,) and token.lower_ in THEY - {"both"}:
                    continue
                seen.append(voice_of(mention, certain=False))
            if len(seen) == 2:
                break
        return seen if len(seen) == 2 else []
