"""In whose words a place of the text stands: the chain of voices, from the one who speaks to the one who publishes.

A transcript's turn and a party's own release are voices too; a newspaper or agency is none: it narrates.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from ingest.extraction.annotations import Attribution, Voice
from ingest.extraction.clauses import told
from ingest.extraction.groups import ELSEWHERE, names_itself
from ingest.extraction.labels import STRANGER
from ingest.extraction.pronouns import IT, is_first
from ingest.extraction.releases import home
from ingest.extraction.reported import anchor
from ingest.extraction.sides import ADJECTIVES, NOUNS, REGRETS, SAYING, VERBS
from ingest.extraction.speakers import QUOTE, REACH, is_named, open_source
from ingest.extraction.tree import Doc, bounds
from ingest.extraction.turns import Turns

MEDIA = re.compile(
    r"reuters|afp|associated press|\bap\b|bloomberg|interfax|tass|ria novosti|\bria\b|anadolu|ukrinform|ukrinfom|suspilne|bbc|cnn|"
    r"times|post|journal|guardian|axios|politico|economist|telegraph|agency|newspaper|media|outlet|news|report|reports|channel|television|tv\b|"
    r"broadcaster|\btrt\b|\bradio\b|\bdaily\b|correspondent|press|le monde|spiegel|financial|nbc|abc|cbs|fox|sources?\b|izvestia|kommersant|pravda|unian|hurriyet|sabah",
    re.I,
)
ATTITUDES = frozenset({"WANT", "ASK", "ACT", "CHANGE", "MAYBE", "THANK"})

OFFICIALS = frozenset(
    {"source", "official", "officer", "diplomat", "delegate", "negotiator", "lawmaker", "deputy", "senator"}
    | {"participant", "member", "adviser", "aide"}
)


class Voices(Turns):
    """The voices of one Doc."""

    def __init__(self, doc: Doc) -> None:
        super().__init__(doc)
        self.quotes = frozenset(doc.quotes)
        self.innermost = _innermost(self.attributions)
        self.cued = sorted(
            (a.cue[0], n) for n, a in enumerate(self.attributions) if a.cue and a.parent is None
        )
        self.order = sorted(range(len(self.attributions)), key=lambda n: anchor(self.attributions[n]))
        self.anchors = [anchor(self.attributions[n]) for n in self.order]
        self.said: dict[int, Voice] = {}
        self._cues: dict[tuple[int, int], tuple[bool, bool, bool]] = {}

    def chain(self, token: int, cue: int, holder: int | None) -> list[int]:
        """The attributions, innermost first, in whose content `token` stands as something said.

        One whose own cue takes the side, or whose source is the holder of it, is the side itself and not a report.
        """
        found: list[int] = []
        number = self.innermost.get(token)
        while number is not None and number not in found:
            attribution = self.attributions[number]
            if not self._is_frame(attribution, cue, holder):
                found.append(number)
            number = attribution.parent
        return found

    def earlier(self, start: int) -> int | None:
        """The attribution to somebody known that was told last before a sentence, in its paragraph or the one before.

        A named stranger who spoke in between ends the search; bullets reach back to the line above their list.
        """
        here = self.segment_of.get(start)
        if here is None or here.kind != "paragraph":
            return None
        k = bisect_left(self.cued, (start, 0))
        while k and start - self.cued[k - 1][0] <= REACH:
            k -= 1
            at, number = self.cued[k]
            there = self.segment_of.get(at)
            if there is None or there.kind != "paragraph":
                return None
            if self.voice(number).parties or is_named(self.attributions[number], self.doc):
                return number
        return None

    def goes_on(self, start: int, party: str) -> int | None:
        """The attribution of the sentence before, in the same paragraph, to a person of `party`, whose words a
        sentence that tells of the party goes on with: "… for peace, he said. Paris would go on helping"."""
        number = self.earlier(start)
        if number is None:
            return None
        attribution, voice = self.attributions[number], self.voice(number)
        assert attribution.cue is not None
        cue = self.doc[attribution.cue[0]]
        if (
            voice.person is None
            or voice.parties != (party,)
            or cue.lemma_ not in SAYING
            or self.segment_of.get(cue.i) is not self.segment_of.get(start)
            or bounds(cue).end < start - 1
        ):
            return None
        return number

    def _is_frame(self, attribution: Attribution, cue: int, holder: int | None) -> bool:
        span = attribution.cue
        if span is None:
            return False
        if span[0] <= cue < span[1]:
            return True
        if (
            cue >= 0
            and self.doc[cue].i not in range(*_extent(attribution))
            and (
                self.doc[cue].is_ancestor(self.doc[span[0]])
                or (
                    self.doc[cue].dep_ == "nsubj" and self.doc[cue].head.is_ancestor(self.doc[span[0]])
                )  # "his terms include Kyiv recognizing it": Kyiv has recognized nothing
            )
        ):
            return True  # "its demand that Moscow declare a truce": Moscow has declared nothing
        open_, saying, attitude = self._cue(span)
        if open_:
            return True
        if saying:
            return False
        if (
            holder is not None
            and attribution.source
            and attribution.source[0] <= holder < attribution.source[1]
        ):
            return True
        return attitude and not self._behind_quote(attribution)

    def _behind_quote(self, attribution: Attribution) -> bool:
        """ "“It will go on,” she promised": said so."""
        assert attribution.cue is not None
        return attribution.quoted and any(
            b <= attribution.cue[0] and (a, b) in self.quotes for a, b in attribution.content
        )

    def _cue(self, span: tuple[int, int]) -> tuple[bool, bool, bool]:
        """Of the words of a cue: whether what they tell is only asked for or to come; whether they no more than say it;
        whether they tell an attitude."""
        if span not in self._cues:
            words = [t for t in self.doc[span[0] : span[1]] if t.pos_ in {"VERB", "AUX", "NOUN", "ADJ"}]
            open_ = any(  # "was yet to confirm", "refused to say"
                t.lower_ == "to" and t.dep_ == "aux" for w in self.doc[span[0] : span[1]] for t in w.children
            )
            verbs_of_saying = any(
                t.lemma_.casefold() in SAYING
                or t.lemma_ in REGRETS
                or t.lower_ in {"according", "clear", "plain"}
                for t in words
            ) and not any(t.pos_ == "NOUN" for t in words)
            saying = (
                verbs_of_saying
                or any(t.lemma_ in {"opinion", "view"} and t.head.lower_ == "in" for t in words)
                or any(told(c) for c in self.doc[span[0]].children)
            )
            kinds = {
                c.kind
                for t in words
                if (c := VERBS.get(t.lemma_) or NOUNS.get(t.lemma_) or ADJECTIVES.get(t.lemma_))
            }
            attitude = bool(kinds & ATTITUDES) or any(t.lemma_ == "be" for t in words)
            self._cues[span] = open_, saying, attitude
        return self._cues[span]

    def voice(self, number: int) -> Voice:
        """Who speaks in an attribution: what references.py found, else the word that heads the source."""
        if number in self.said:
            return self.said[number]
        self.said[number] = STRANGER  # guards against a source inside its own content
        attribution = self.attributions[number]
        if attribution.cue is None and attribution.content[0][0] in self.asked:
            return STRANGER
        voice = attribution.voice or STRANGER
        if attribution.source and (voice.parties and not voice.person):
            root = self.doc[attribution.source[0] : attribution.source[1]].root
            named = self.holders.resolve(root, None, True)
            if named and (len(named) > 1 or named[0].parties == voice.parties):
                parties = tuple(dict.fromkeys(p for v in named for p in v.parties))
                each = tuple(v for v in named if v.person)
                several = Voice(parties, None, named[0].authority, None, False, each)
                voice = named[0] if len(named) == 1 else several
        if not voice.parties and attribution.source and attribution.content[0][0] in self.turns:
            text = self.doc[attribution.source[0] : attribution.source[1]].text.strip(" :")
            voice = self.labels.get(text) or (not attribution.cue and self.turns[attribution.first]) or voice
        if told := self._unnamed(attribution, voice):
            voice = told
        if not voice.parties and not voice.person:
            resumed = self._resumed(number)
            if resumed is not None:
                voice = resumed
            elif attribution.source:
                voice = self._resolved(attribution) or voice
        self.said[number] = voice
        return voice

    def _unnamed(self, attribution: Attribution, voice: Voice) -> Voice | None:
        """A party's unnamed official ("a source in the Ukrainian delegation"), or the spokesman of the subject of what
        he says ("Moscow remains ready, its spokesman said")."""
        if attribution.source is None or voice.person:
            return None
        words = self.doc[attribution.source[0] : attribution.source[1]]
        if any(t.lower_ == "its" for t in words) and (told := self._of_subject(attribution)) is not None:
            return replace(told, authority=voice.authority)
        if not voice.parties and words.root.lemma_ in OFFICIALS:
            if any(t.lower_ in {"close", "familiar", "briefed"} for t in words):
                return None  # knows the party, and does not speak for it
            named = {
                self.holders.adjectives[t.lower_]
                for t in words
                if t.lower_ in self.holders.adjectives and self.doc[t.i + 1 : t.i + 2].text != "-"
            }
            return Voice((named.pop(),)) if len(named) == 1 else None
        return None

    def _of_subject(self, attribution: Attribution) -> Voice | None:
        """ "Paris would back a truce, the foreign minister said": of the party that the words before are about."""
        if attribution.source is None or attribution.content[0][1] > attribution.source[0]:
            return None
        for mention in self.doc.mentions:
            if not attribution.content[0][0] <= mention.start < attribution.content[0][1] or mention.person:
                continue
            root = self.doc[mention.start : mention.end].root
            if mention.party and root.dep_ == "nsubj" and root.head.dep_ in {"ccomp", "ROOT"}:
                return Voice((mention.party,), None, 2)
        return None

    def _resolved(self, attribution: Attribution) -> Voice | None:
        """Whom the word that heads the source stands for."""
        assert attribution.source is not None
        start, end = attribution.source
        outer = (
            self.voice(attribution.parent)
            if attribution.parent is not None
            else self.turns.get(start, self.own)
        )
        found = self.holders.resolve(self.doc[start:end].root, outer, True)
        parties = tuple(dict.fromkeys(p for v in found for p in v.parties))
        if self.doc[start].lower_ in IT and names_itself(self.doc.mentions, parties, attribution.content):
            return None
        if len(parties) <= 1:
            return found[0] if found else None
        return Voice(parties, None, found[0].authority, None, False)

    def _resumed(self, number: int) -> Voice | None:
        """From whom "he", "the minister", "the ministry" or a bare "Quote:" goes on; None where that is not asked."""
        attribution = self.attributions[number]
        if attribution.source is None:
            segment = self.segment_of.get(attribution.content[0][0])
            if attribution.cue or segment is None or not QUOTE.match(segment.speaker or ""):
                return None
            kind, text = "quote", ""
        else:
            if QUOTE.match(self.doc[slice(*attribution.source)].text.strip(" :")):
                kind, text = "quote", ""
            else:
                kind = open_source(self.doc, attribution.source)
                text = self.doc[slice(*attribution.source)].root.lemma_.casefold()
        if not kind:
            return None
        start = anchor(attribution)
        if kind == "body" and (party := home(self.doc.text, self.context)):
            return Voice((party,), None, 2, None, False)
        k = bisect_left(self.anchors, start)
        reach = REACH if kind == "quote" else REACH // 2 if kind == "body" else REACH
        while k and start - self.anchors[k - 1] <= reach:
            k -= 1
            other = self.order[k]
            before = self.attributions[other]
            if before.source is None or before.parent is not None or other == number:
                continue
            voice = self.voice(other)
            if len(voice.parties) == 1 and (kind not in {"person"} or voice.person or voice.introduced_as):
                if kind == "body":
                    return Voice(voice.parties, None, 2, None, False)
                return replace(voice, certain=False)
            if kind == "group" and self.doc[slice(*before.source)].root.i in self.holders.groups.outside:
                return STRANGER
            if not voice.parties and is_named(before, self.doc) and not self.narrates(other):
                return STRANGER if kind == "person" else None
        first_told = text not in self.doc.lemmas[: attribution.content[0][0]]
        return self._of_subject(attribution) if kind in {"person", "body"} and first_told else None

    def narrates(self, number: int) -> bool:
        """Whether the source is a newspaper or agency, or nobody that can be named: no voice of its own."""
        attribution = self.attributions[number]
        if attribution.source is None:
            return True
        if attribution.cue is None and attribution.content[0][0] in self.asked:
            return True
        words = self.doc[attribution.source[0] : attribution.source[1]]
        if is_first(words.root) or any(t.tag_ == "PRP$" for t in words):
            return True  # "its foreign ministry", "we": the party around
        if words.root.i in self.holders.groups.outside:
            return False  # "the European leaders": theirs, and nobody's of the parties
        named = any(t.pos_ == "PROPN" or t.lower_ in ELSEWHERE | NOBODYS for t in words)
        named = named or words.root.pos_ == "PRON"
        return bool(MEDIA.search(words.text)) or not named


# Office holders of no party, whoever they are.
NOBODYS = frozenset({"pope", "pontiff", "chancellor", "vatican"})


def _extent(attribution: Attribution) -> tuple[int, int]:
    return attribution.content[0][0], attribution.content[-1][1]


def _innermost(attributions: list[Attribution]) -> dict[int, int]:
    """By token, the attribution with the shortest content that holds it."""
    sizes = [sum(end - start for start, end in a.content) for a in attributions]
    found: dict[int, int] = {}
    for number in sorted(range(len(attributions)), key=lambda n: -sizes[n]):
        for start, end in attributions[number].content:
            for i in range(start, end):
                found[i] = number
    return found
