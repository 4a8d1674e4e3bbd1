"""Who stands in the text: persons, offices, institutions, groups, capitals, and the party of each on that day.

Names come from the vocabulary by a PhraseMatcher, built once per vocabulary; offices and institutions from a scan of
head nouns with a party's adjective or name in front or behind ("the Turkish foreign minister", "head of Ukraine's
delegation"). A person whom the vocabulary lacks but whom the text introduces by an office speaks for that party.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from spacy import tokens
from spacy.language import Language

from ingest.extraction import cues, titles, tree
from ingest.extraction.annotations import Context, Mention
from ingest.extraction.gazetteer import Gazetteer, Hit, office_of, once_a_vocabulary
from ingest.extraction.labels import by_name
from ingest.extraction.offices import OfficeReading
from ingest.extraction.pronouns import NEAR
from ingest.extraction.tree import bounds
from positions.vocabulary import Person

NAME = "actors"
SEATS = frozenset("moscow kyiv kiev ankara washington paris".split())
# "A Kyiv newspaper", "a Moscow resident": who speaks for no government.
TOWNSFOLK = frozenset(
    "newspaper daily tabloid magazine station broadcaster channel website court hospital resident suburb".split()
)
# One person of a party whom no adjective tells: "the Turk".
NATIONALS = {"turk": "turkey", "frenchman": "france", "frenchwoman": "france"}
OF_THINGS = frozenset("require mean show suggest indicate need".split())  # "the latter requires a truce"
WHO = frozenset("nsubj nsubjpass dobj conj".split())
# Words of an office's title → how descriptions.DESCRIPTIONS calls the same office of another country.
PEERS = (
    ("president of", "president"), ("foreign", "foreign minister"), ("secretary of state", "foreign minister"),
    ("defen", "defence minister"), ("secretary of war", "defence minister"), ("armed forces", "defence minister"),
)  # fmt: skip


@Language.factory(NAME, requires=["token.pos", "token.dep"], default_config={})
def create(nlp: Language, name: str) -> Actors:
    return Actors(nlp)


class Actors:
    def __init__(self, nlp: Language) -> None:
        self.gazetteer = once_a_vocabulary(partial(Gazetteer, nlp))

    def __call__(self, doc: tokens.Doc) -> tokens.Doc:
        context: Context | None = doc._.context
        if context is None or not context.vocabulary.parties:
            doc._.mentions = []
            return doc
        gazetteer = self.gazetteer(context.vocabulary)
        doc._.mentions = Reading(tree.of(doc), gazetteer, context).mentions(gazetteer.hits(doc))
        return doc


class Reading(OfficeReading):
    """One Doc being read; not to be kept."""

    def mentions(self, hits: list[Hit]) -> list[Mention]:
        self.hit_at = {hit.start: hit for hit in hits}
        self.hit_end = {hit.end: hit for hit in hits}
        for hit in hits:
            if hit.entry.people and not hit.entry.surname:
                self.known.update(person.name for person in hit.entry.people)
        for hit in hits:
            if hit.entry.people and (mention := self._person(hit)):
                self.person_at[mention.start] = self.found[mention.start] = mention
        self._offices()
        for hit in hits:
            if hit.start not in self.found and not self._covered(hit.start):
                if hit.entry.body:
                    self._put(
                        Mention(
                            "institution", hit.start, hit.end, hit.entry.body[0], authority=hit.entry.body[1]
                        )
                    )
                elif hit.entry.parties and self._is_voice(hit):
                    self._put(Mention("party", hit.start, hit.end, hit.entry.parties[0], authority=4))
                elif hit.entry.adjective and self._is_people(hit):
                    self._put(Mention("institution", hit.start, hit.end, hit.entry.adjective))
        self._named_again()
        self._its_own()
        self._groups()
        self._introduced_surnames()
        self._counterparts()
        self._named_offices()
        self._nationals()
        self._last_two()
        return sorted(self.found.values(), key=lambda mention: mention.start)

    def _named_offices(self) -> None:
        """ "US Special Envoy to Ukraine Keith Kellogg": one person, not an office and a name."""
        for mention in [m for m in self.found.values() if m.kind == "office" and m.person is None]:
            named = self.found.get(mention.end)
            if named and named.kind == "person" and named.person and named.party == mention.party:
                del self.found[named.start]
                self.found[mention.start] = replace(named, start=mention.start)

    def _is_voice(self, hit: Hit) -> bool:
        """Not the front of another name, not a mere place ("in Kyiv", "visited Moscow"), not a modifier."""
        if self._is_carried(hit):
            return False
        i = hit.end
        if (
            i < len(self.words)
            and self._is_name(i)
            and self.lower[i] not in titles.INSTITUTIONS
            and self.lower[i] not in titles.OFFICES
            and i not in self.hit_at
            and self.lower[i] not in cues.FORMS
            and not self.doc[i].is_sent_start
        ) and self.doc[hit.end - 1].dep_ in ("compound", "nmod", "amod"):
            return False
        last = self.doc[hit.end - 1]
        if last.dep_ in ("compound", "nmod") and last.lower_ in SEATS and last.head.lemma_ in TOWNSFOLK:
            return False
        if hit.start > 0:
            before = self.lower[hit.start - 1]
            if before == "the" and hit.start > 1:
                before = self.lower[hit.start - 2]
            if before in (
                "in",
                "near",
                "outside",
                "around",
                "at",
                "across",
                "inside",
                "visited",
                "visit",
                "visiting",
                "toured",
                "left",
                "reached",
            ):
                return False
            if before == "-" and not self.doc[hit.start - 1].whitespace_:
                return False
            if (
                self._is_name(hit.start - 1)
                and hit.start - 1 not in self.hit_at
                and not self._is_title(hit.start - 1)
                and self.hit_end.get(hit.start) is None
                and self.doc[hit.start - 1].dep_ == "compound"
            ):
                return False
        return True

    def _is_people(self, hit: Hit) -> bool:
        """ "The Russians", who stand for those who decide; not "most Russians", "the Americans killed"."""
        i = hit.end
        return (
            hit.start > 0
            and self.lower[hit.start - 1] == "the"
            and self.tags[i - 1] in ("NNPS", "NNS")
            and not (i < len(self.words) and (self._is_name(i) or self.tags[i] in ("NN", "NNS", "VBN")))
        )

    def _groups(self) -> None:
        for i, word in enumerate(self.lower):
            before = self.lower[i - 1] if i else ""
            either = word in titles.ONE_OF_TWO and before in ("each", "either", "neither")
            if either or (word in titles.TWO_AS_ONE and before == "the"):
                # "1,000 from each side"
                amount = either and i > 1 and self.lower[i - 2] in ("from", "on", "for", "of")
                if not amount and self.lower[i + 1 : i + 2] != ["of"] and not self._covered(i):
                    self._put(Mention("group", i - 1, i + 1, None))
                continue
            if word not in titles.GROUP_NOUNS or i == 0 or self._covered(i):
                continue
            j = i - 1
            while j > 0 and (
                self.lower[j] in titles.GROUP_ADJECTIVES or (self.tags[j] == "JJ" and self.words[j].islower())
            ):
                j -= 1
            first = self.lower[j] if self.lower[j] in ("both", "the", "these") else self.lower[j + 1]
            two = first in ("both", "two") or "two" in self.lower[j:i] or "warring" in self.lower[j:i]
            alone = titles.GROUPS_MET if self.head else titles.GROUPS_ALONE
            if two or (first in ("the", "these") and word in alone):
                self._put(
                    Mention("group", j if self.lower[j] in ("both", "the", "these") else j + 1, i + 1, None)
                )

    def _counterparts(self) -> None:
        """ "His Russian counterpart": whom of that party the text named close before, else who holds the same office."""
        last: dict[str, Mention] = {}
        for start in sorted(self.found):
            mention = self.found[start]
            if mention.kind == "person" and mention.party and mention.person:
                last[mention.party] = mention
            elif (
                mention.kind == "office"
                and mention.party
                and mention.person is None
                and self.lower[mention.end - 1] in ("counterpart", "colleague")
            ):
                named = last.get(mention.party)
                if named is not None and start - named.end < NEAR:
                    self.found[start] = replace(mention, person=named.person, authority=named.authority)
                elif (person := self._peer(mention.party, last, start)) is not None:
                    office = office_of(person, self.day)
                    weight = int(office.authority) if office else mention.authority
                    self.found[start] = replace(mention, person=person.name, authority=weight)

    def _peer(self, party: str, last: dict[str, Mention], start: int) -> Person | None:
        """Who holds for `party` the office of the person of another party who was named last."""
        others = [m for p, m in last.items() if p != party and start - m.end < NEAR]
        if not others:
            return None
        known = by_name(self.gazetteer.vocabulary).get(max(others, key=lambda m: m.start).person or "")
        office = office_of(known, self.day) if known else None
        title = office.title.lower() if office else ""
        for words, description in PEERS:
            if words in title:
                return self._holder(party, description)
        return None

    def _nationals(self) -> None:
        """ "The American refused": whom of that country the text named last, where it tells of no other since."""
        for i in range(1, len(self.words)):
            hit = self.hit_at.get(i)
            adjective = (
                hit.entry.adjective if hit and not hit.entry.parties else NATIONALS.get(self.lower[i], "")
            )
            if not adjective or not self._stands_alone(i) or self.tags[i] in ("NNS", "NNPS"):
                continue
            named = [
                m
                for m in self.found.values()
                if m.party == adjective and m.person and m.end <= i and i - m.end < 2 * NEAR
            ]
            last = max(named, key=lambda m: m.start, default=None)
            if last is None or any(
                h.entry.adjective == adjective and self.lower[h.start - 1] in ("a", "an", "another")
                for h in self.hit_at.values()
                if last.end < h.start < i and h.start not in self.found and h.start - 1 not in self.found
            ):
                continue
            self._put(replace(last, kind="office", start=i - 1, end=i + 1))

    def _last_two(self) -> None:
        """ "The former wants it, the latter does not": of the two whom the sentence before names, or this one does."""
        for i, word in enumerate(self.lower):
            if word not in ("former", "latter") or not self._stands_alone(i) or self._covered(i):
                continue
            if self.doc[i].head.lemma_ not in cues.VERBS.keys() - OF_THINGS:
                continue
            two = self._two_before(i)
            if two is not None:
                self._put(replace(two[word == "latter"], kind="office", start=i - 1, end=i + 1))

    def _two_before(self, i: int) -> list[Mention] | None:
        """The last two persons, or parties, of the nearest sentence that names two, where it names no stranger after."""
        start, end = bounds(self.doc[i]).start, i
        for _ in range(2):
            inside = [m for k in range(start, end) if (m := self.found.get(k)) and m.party]
            two = [m for m in inside if m.person] or inside
            two = [m for m in two if self.lower[m.end - 1] != "former"][-2:]
            if len(two) == 2 and two[0].party != two[1].party:
                others = (t for t in self.doc[two[0].end : end] if t.pos_ == "PROPN" and t.dep_ in WHO)
                return None if any(not self._covered(t.i) and t.i not in self.found for t in others) else two
            if not start:
                return None
            start, end = bounds(self.doc[start - 1]).start, start
        return None

    def _stands_alone(self, i: int) -> bool:
        """ "The Russian" as a subject, with nothing else that tells who."""
        token = self.doc[i]
        alone = i > 0 and self.lower[i - 1] == "the" and token.dep_ in ("nsubj", "nsubjpass")
        return alone and all(c.dep_ in ("det", "punct") for c in token.children)

    def _introduced_surnames(self) -> None:
        """Later mentions by surname of people whom the text introduced by an office."""
        if not self.introduced:
            return
        for i, word in enumerate(self.words):
            if not (mention := self.introduced.get(word)) or i < mention.end:
                continue
            other = self._ending_at(i + 1)
            if other and other.person and not other.introduced_as and other.authority < 4:
                if other.person not in self.known:  # a namesake whom the text never names in full
                    self._put(replace(mention, start=other.start, end=i + 1))
            elif not self._covered(i):
                start = self._name_start(i)
                self._put(replace(mention, start=start, end=i + 1))
