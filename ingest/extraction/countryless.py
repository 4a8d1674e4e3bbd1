"""Offices and bodies that a text names without their country, where the words around them tell it.

"In Paris, the foreign ministry said", "a senior administration official", "the head of the MFA", and the short form of
a body named in full before: "the Headquarters", "the Treasury".
"""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.extraction import cues, titles
from ingest.extraction.annotations import Mention
from ingest.extraction.gazetteer import office_of
from ingest.extraction.labels import by_name, holder
from ingest.extraction.office_phrases import OfficePhrase
from ingest.extraction.tree import bounds

SEATED = re.compile(
    r"the (?:(?:foreign|defen[cs]e|interior|justice|finance) ministry|presidency|government)(?: (?:spokes\w+|officials?|source))?\b"
)
# How American papers call those of the White House; elsewhere an administration is a region's.
ADMINISTRATION = ["senior", "administration"]
MFA = re.compile(r"of the (?:mfa|foreign ministry|ministry of foreign affairs)\b")
POSTED = re.compile(r"(?:deputy )?(?:u\.n\.|un) ambassador")
OFFICIALS = frozenset(
    {"adviser", "advisor", "official", "source", "spokesman", "spokeswoman", "spokesperson"}
)
PRESIDENTS = re.compile(r"(?:to|of|for|in|at) the (?:president ['’]s|presidential) office\b")
OF_THE_OFFICE = [["the", "presidential", "office", mark] for mark in ("'s", "’s")]
FOREIGN_MINISTER = r"^Minister (of|for) (Foreign Affairs|Europe and Foreign Affairs)"
# The only other country with a ministry of reintegration, and other countries' treasuries.
MOLDOVAN = frozenset({"moldova", "moldovan", "chisinau", "chișinău", "transnistria", "transnistrian"})
BRITISH = frozenset({"london", "british", "britain", "uk", "u.k.", "england"})
NEAR = 60  # tokens: two to three sentences of news
# Bodies whose later mentions leave out all but the last word.
SHORTENED = frozenset({"headquarters", "directorate"})
AGAIN = frozenset("delegation ministry embassy presidency government administration negotiators".split())


class Countryless(OfficePhrase):
    """Adds the party of an office that is named without it."""

    def _party_around(self, start: int, end: int, i: int) -> str | None:
        """The party of an office whose own words name none, by what it is called."""
        word, parties = self.lower[i], self.gazetteer.slugs
        if word in {"official", "officials"} and self.lower[i - 2 : i] == ADMINISTRATION:
            return "us" if "us" in parties and self.home in (None, "us") else None
        if (
            "reintegration" in self.lower[start : end + 1]
            and "ukraine" in parties
            and MOLDOVAN.isdisjoint(self.lower)
        ):
            return "ukraine"
        if word == "treasury" and self.words[i] == "Treasury" and "us" in parties:
            named = any("us" in (h.entry.adjective, *h.entry.parties) for h in self.hit_at.values())
            return "us" if named and BRITISH.isdisjoint(self.lower) else None
        if word in titles.HOMELY and self.lower[start - 4 : start] in OF_THE_OFFICE:
            return self.home
        if word in OFFICIALS and PRESIDENTS.match(" ".join(self.lower[i + 1 : i + 6])):
            return self.home or self._spoken_before(start)
        if word == "ambassador" and POSTED.fullmatch(" ".join(self.lower[start : i + 1])):
            return self._spoken_before(start)
        return None

    def _spoken_before(self, start: int) -> str | None:
        """ "Kyiv rejected the plan. Deputy U.N. Ambassador Smyk told the Council": of the party that the sentence right
        before lets say or want something."""
        start = bounds(self.doc[start]).start
        if not start or self.doc[start - 1].is_space:
            return None
        before = bounds(self.doc[start - 1])
        verb = self.doc[before.start : before.end].root
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if subject is None or not (verb.lemma_ in cues.VERBS or verb.lemma_ == "rule"):
            return None
        hit = self.hit_at.get(subject.left_edge.i) or self.hit_at.get(subject.i)
        if hit is None or not hit.start <= subject.i <= hit.end:
            return None
        if hit.entry.parties and subject.i < hit.end:
            return hit.entry.parties[0]
        return hit.entry.adjective if subject.lemma_ in {"official", "diplomat"} else None

    def _minister_of(self, i: int) -> Mention | None:
        """ "The head of the MFA": the foreign minister of the country that publishes, else the one who is named before."""
        if self.lower[i] not in {"head", "chief"}:
            return None
        words = " ".join(self.lower[i + 1 : i + 7])
        if not (match := MFA.match(words)):
            return None
        party = self.home or self._minister_before(i)
        person = holder(self.gazetteer.vocabulary, party, FOREIGN_MINISTER, self.day) if party else None
        office = office_of(person, self.day) if person else None
        if not party or not person or not office:
            return None
        end = i + 1 + len(match[0].split())
        return Mention("office", i, end, party, person.name, int(office.authority))

    def _minister_before(self, i: int) -> str | None:
        """The party whose foreign minister the text has named; None where it has named another country's as well."""
        known = by_name(self.gazetteer.vocabulary)
        parties: set[str | None] = set()
        for mention in self.person_at.values():
            person = known.get(mention.person or "") if mention.start < i else None
            office = office_of(person, self.day) if person else None
            if office is not None and re.match(FOREIGN_MINISTER, office.title):
                parties.add(mention.party)
        for k in range(i - 1):
            if self.lower[k : k + 2] == ["foreign", "minister"] and not self._inside_person(k):
                parties.add(None)
        return next(iter(parties)) if len(parties) == 1 else None

    def _seated(self) -> None:
        """ "In Paris, the foreign ministry urged": the ministry there."""
        for hit in self.hit_at.values():
            at, after = hit.start - 1, hit.end
            if (
                not hit.entry.parties
                or at < 0
                or self.lower[at] != "in"
                or not self.doc[at].is_sent_start
                or self.lower[after : after + 2] != [",", "the"]
            ):
                continue
            if match := SEATED.match(" ".join(self.lower[after + 1 : after + 5])):
                end = after + 1 + len(match[0].split())
                if end < len(self.words) and self.tags[end] in ("VBD", "VBZ", "VBP", "MD", "RB", "IN"):
                    self._put(Mention("institution", after + 1, end, hit.entry.parties[0], authority=3))

    def _shortened(self) -> None:
        """ "A Headquarters representative", "the Directorate": of the one named in full before."""
        for i in self.bare:
            named = {
                m.party
                for m in self.found.values()
                if m.kind == "institution" and m.end <= i and self.lower[m.end - 1] == self.lower[i]
            }
            party = next(iter(named)) if len(named) == 1 else None
            if party is None or self._covered(i) or i in self.found or self._is_name(i - 1):
                continue
            self._put(Mention("institution", i, i + 1, party, authority=titles.INSTITUTIONS[self.lower[i]]))
            if self.lower[i + 1 : i + 2] == ["representative"]:
                self._put(Mention("office", i, i + 2, party, authority=2))

    def _goes_on_with(self, end: int) -> bool:
        """ "The ministry of Poland", "the government forces": another's, or no body."""
        return end < len(self.words) and (
            self.lower[end] in ("of", "in", "for", "-") or self.tags[end] in ("NN", "NNS")
        )

    def _named_again(self) -> None:
        """ "The delegation rejected it": the one that the text named last by that word, close before."""
        for i in self.again:
            last = next(
                (k for k in range(i - 1, max(-1, i - NEAR), -1) if self.lower[k] == self.lower[i]), None
            )
            if last is None or self._covered(i) or i in self.found:
                continue
            whole = self._ending_at(last + 1)
            if whole is not None and whole.kind == "institution" and whole.party:
                self._put(replace(whole, start=i - 1, end=i + 1))

    def _subject_before(self, its: int) -> str | None:
        """The party that is the last subject before "its", in its sentence or the one before."""
        start, end = bounds(self.doc[its]).start, its
        for _ in range(2):
            for k in range(end - 1, start - 1, -1):
                token = self.doc[k]
                if token.dep_ in ("nsubj", "nsubjpass") and token.pos_ in ("NOUN", "PROPN"):
                    mention = self.found.get(k) or self._ending_at(k + 1)
                    if mention is None and token.pos_ == "NOUN" and end == its:
                        return self._only_named(start, its)
                    body = mention is not None and mention.kind in ("party", "institution")
                    return mention.party if mention is not None and body and not token.conjuncts else None
            if not start:
                return None
            start, end = bounds(self.doc[start - 1]).start, start
        return None

    def _only_named(self, start: int, end: int) -> str | None:
        """ "A short truce is of no use to Moscow, its envoy said": the only name between two tokens, if a party's."""
        named = {i for i in range(start, end) if self.tags[i] == "NNP"}
        found = [m for m in self.found.values() if start <= m.start < end and m.kind == "party"]
        parties = {m.party for m in found}
        if len(parties) != 1 or not named <= {i for m in found for i in range(m.start, m.end)}:
            return None
        return parties.pop()
