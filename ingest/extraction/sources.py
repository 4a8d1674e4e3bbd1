"""Whom a source names: the mention in its words, several as one voice; and who has been the subject so far."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from ingest.extraction import titles
from ingest.extraction.annotations import Context, Mention, Voice
from ingest.extraction.groups import groups_of, several
from ingest.extraction.holders import voice_of
from ingest.extraction.labels import STRANGER, by_name
from ingest.extraction.strangers import MAIN, SUBJECTS, is_person, main_subjects
from ingest.extraction.tree import Doc, Token, bounds

REACH = 90  # tokens: a pronoun of news text looks back over its own and the paragraph before, seldom further
OPENING = 60  # tokens: the headline with the first sentence
_UNNAMED = frozenset(("source", "official", "diplomat", "person", "representative", "employee"))


class SourceReading:
    """What a Doc names, and its subjects in order."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.context: Context = doc.context
        self.mentions: list[Mention] = doc.mentions
        self.at: dict[int, Mention] = {i: m for m in self.mentions for i in range(m.start, m.end)}
        self.mention_starts = [m.start for m in self.mentions]
        self.groups = groups_of(doc)
        self.subjects = self._subjects()  # what has been the subject so far: (token, voice, how)
        self.subject_ends = [i for i, _, _ in self.subjects]

    def _subjects(self) -> list[tuple[int, Voice, str]]:
        """Mentions that are subjects, in order: whom a later pronoun may stand for."""
        out: list[tuple[int, Voice, str]] = []
        for mention in self.mentions:
            root = self.doc[mention.start : mention.end].root
            if root.dep_ in SUBJECTS and mention.kind != "group":
                clause = root.head
                if clause.dep_ == "csubj":
                    clause = clause.head  # "What Ada gained is hard to see. He …"
                main = clause.dep_ in MAIN
                out.append(
                    (mention.start, voice_of(mention), mention.kind if main else f"inner {mention.kind}")
                )
        out += [
            (t.i, STRANGER, "person")
            for t in main_subjects(self.doc)
            if t.i not in self.at and not any(c.i in self.at for c in t.children) and is_person(t)
        ]
        for segment in self.doc.segments:
            if segment.speaker == "Source" and segment.kind == "paragraph":
                first = next((m for i in range(segment.start, segment.end) if (m := self.at.get(i))), None)
                out += [(segment.start, voice_of(first), "source")] if first else []
        return sorted(out, key=lambda subject: subject[0])

    def _remember(self, at: int, voice: Voice, kind: str) -> None:
        k = bisect_right(self.subject_ends, at)
        if k and self.subject_ends[k - 1] == at:
            if voice.person and self.subjects[k - 1][1].person is None:
                self.subjects[k - 1] = (at, voice, kind)  # "Head of the delegation, X, said": it is X
            return
        self.subjects.insert(k, (at, voice, kind))
        self.subject_ends.insert(k, at)

    def _back(self, at: int, own: tuple[tuple[int, int], ...] = ()) -> list[tuple[Voice, str]]:
        """The subjects before a token that a pronoun reaches: those of main clauses first, nearest first.

        `own`: the words that the pronoun's bearer says, who is not named in them ("The envoy, he said, had left").
        """
        k = bisect_right(self.subject_ends, at - 1)
        near = [
            (i, v, kind)
            for i, v, kind in reversed(self.subjects[max(0, k - 12) : k])
            if at - i <= REACH and not any(start <= i < end for start, end in own)
        ]
        here = bounds(self.doc[at]).start
        main = [(v, kind) for i, v, kind in near if not kind.startswith("inner ") or i >= here]
        return main + [(v, kind[6:]) for i, v, kind in near if kind.startswith("inner ") and i < here]

    def _leading(self, at: int) -> set[int]:
        """Where the subjects of main clauses and the sources within reach before a token stand."""
        near = self.subjects[max(0, bisect_right(self.subject_ends, at - 1) - 12) :]
        return {i for i, _, kind in near if at - i <= REACH and not kind.startswith("inner ")}

    def _mention(self, root: Token, start: int, end: int) -> Mention | None:
        """The mention that the source's head word belongs to, or that names its owner ("sources in the Kremlin")."""
        if mention := self.at.get(root.i):
            return mention
        for group in self.mentions_in(start, end):  # "officials from both sides"
            above = self.doc[group.start : group.end].root.head
            if group.kind == "group" and above.dep_ == "prep" and above.head == root:
                return group
        inside = [m for m in self.mentions_in(start, end) if m.party or m.kind == "person"]
        for mention in inside:
            head = self.doc[mention.start : mention.end].root
            if (
                mention.kind == "institution"
                and root.lemma_ in _UNNAMED
                and head.head.head == root
                and head.head.dep_ == "prep"
            ):
                return mention  # "a source at the Turkish Foreign Ministry"
            if head.head == root and head.dep_ in ("appos", "compound", "nmod", "poss", "flat"):
                return mention if head.dep_ != "poss" or root.lemma_ in titles.TEXTS else None
        return None

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        out: list[Mention] = []
        for i in range(start, end):
            mention = self.at.get(i)
            if mention is not None and (not out or out[-1] is not mention):
                out.append(mention)
        return out

    def _together(self, mention: Mention, root: Token, start: int, end: int) -> Voice:
        """ "Russia and Ukraine", "Lavrov and his counterpart Rubio": one voice of several parties."""
        voice = voice_of(mention)
        if mention.kind != "person" and voice.person is None:  # "Ukraine's ambassador …, Ada Smith"
            for other in self.mentions_in(start, end):
                dep = self.doc[other.start : other.end].root.dep_
                if (
                    other.kind == "person"
                    and other.party == mention.party
                    and dep not in ("poss", "pobj", "conj")
                ):
                    return voice_of(other)
        others = [
            voice_of(m)
            for t in root.conjuncts
            if start <= t.i < end and t.i > root.i and (m := self.at.get(t.i))
        ]
        parties = list(voice.parties)
        for also in others:
            parties += [p for p in also.parties if p not in parties]
        if voice.person is None or mention.kind != "person":
            parties += [p for p in several(root, self.groups.party_words) if p not in parties]
        if len(parties) <= len(voice.parties):
            return voice
        return Voice(tuple(parties), None, max(v.authority for v in (voice, *others)))

    def _title_words(self, mention: Mention) -> set[str]:
        if mention.introduced_as:
            return set(mention.introduced_as.lower().split())
        person = by_name(self.context.vocabulary).get(mention.person or "")
        day = self.context.published
        held = [o for o in person.offices if o.held_on(day)] if person else []
        return {word for office in held for word in office.title.lower().split()}

    def _titled(self, office: Mention, root: Token) -> Voice | None:
        """ "The Kremlin aide", "US envoy says …": the one of the party whom the text names with such an office, before,
        or below where a headline or a first sentence leaves the name to what follows."""
        first, words = self.doc[office.start], {t.lower_ for t in self.doc[office.start : office.end]}
        headed = office.start < OPENING
        if office.person or root.tag_ in {"NNS", "NNPS"} or first.lower_ in {"a", "an"}:
            return None
        if not (headed or first.lower_ in {"the", "this"} or words & {"'s", "’s"}):
            return None
        word = root.lemma_.casefold()
        more = {t.lower_ for t in self.doc[office.start : office.end] if t.pos_ in {"NOUN", "PROPN", "ADJ"}}
        more -= {root.lower_, *self.groups.party_words}
        named: dict[str, Mention] = {}
        k = bisect_right(self.mention_starts, office.start - 1)
        near = self.mentions[:k]
        for mention in (*near, None, *(self.mentions[k + 1 :] if headed else ())):
            if mention is None:
                if named:
                    break
                continue
            if mention.party != office.party:
                continue
            if mention.kind == "person" and mention.person:
                known = {t.lower_ for t in self.doc[mention.start : mention.end]} | self._title_words(mention)
                if (word in known or known & KINDS.get(word, set())) and more <= known:
                    named[mention.person] = mention
        return replace(voice_of(next(iter(named.values()))), certain=False) if len(named) == 1 else None


def head_of_state(word: Token) -> bool:
    return word.lower_ == "head" and word.doc.lowers[word.i + 1 : word.i + 3] == ["of", "state"]


def together_voice(mentions: list[Mention]) -> Voice:
    """One voice of all who are named."""
    parties = tuple(dict.fromkeys(m.party for m in mentions if m.party))
    each = tuple(voice_of(m, certain=False) for m in mentions if m.person)
    return Voice(parties, None, min(m.authority for m in mentions), each=each)


# Other titles that a word may stand for.
KINDS = {
    "diplomat": {"spokeswoman", "spokesman", "spokesperson", "minister", "ambassador", "envoy", "secretary", "negotiator", "representative"},
    "spokesperson": {"spokesman", "spokeswoman", "secretary"}, "spokesman": {"spokesperson", "secretary"},
    "spokeswoman": {"spokesperson", "secretary"}, "leader": {"president", "minister", "chancellor"},
    "official": {"aide", "adviser", "deputy", "secretary", "head", "chief", "commissioner", "representative"},
    "envoy": {"representative", "ambassador"}, "negotiator": {"aide", "delegation"}, "adviser": {"advisor", "aide"},
    "aide": {"adviser", "advisor"}, "president": {"leader"}, "ambassador": {"representative"},
}  # fmt: skip
