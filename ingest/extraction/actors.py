"""Who stands in the text: persons, offices, institutions, groups, capitals, and the party of each on that day.

Names come from the vocabulary by a PhraseMatcher, built once per vocabulary; offices and institutions from a scan of
head nouns with a party's adjective or name in front or behind ("the Turkish foreign minister", "head of Ukraine's
delegation"). A person whom the vocabulary lacks but whom the text introduces by an office speaks for that party.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from datetime import date, timedelta

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Token

from ingest.extraction import cues, titles
from ingest.extraction.annotations import Context, Mention
from positions.vocabulary import Office, Person, Vocabulary

NAME = "actors"


@Language.factory(NAME, requires=["token.pos", "token.dep"], default_config={})
def create(nlp: Language, name: str) -> Actors:
    return Actors(nlp)


def bare(name: str) -> str:
    """`name` without diacritics: Erdoğan and Erdogan are one spelling."""
    name = name.replace("ı", "i").replace("ł", "l").replace("’", "'")
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


@dataclass(frozen=True, slots=True)
class Named:
    """One entry of the gazetteer: what a matched phrase may stand for."""

    parties: tuple[str, ...] = ()  # a country, capital or seat
    adjective: str = ""  # party whose adjective or people it is
    body: tuple[str, int] | None = None
    people: tuple[Person, ...] = ()
    surname: bool = False


class Gazetteer:
    """The vocabulary as phrases. Building takes about 20 ms for 200 persons; kept per vocabulary."""

    def __init__(self, nlp: Language, vocabulary: Vocabulary) -> None:
        self.matcher = PhraseMatcher(nlp.vocab)
        self.entries: dict[str, Named] = {}
        for party in vocabulary.parties:
            for name in party.names:
                self._add(name, Named(parties=(party.slug,)))
            for name in (*party.adjectives, *party.people):
                self._add(name, Named(adjective=party.slug))
        slugs = {party.slug for party in vocabulary.parties}
        for name, body in titles.BODIES.items():
            if body[0] in slugs:
                self._add(name, Named(body=body))
        for person in vocabulary.people:
            for name in (person.name, *person.aliases):
                self._add(name, Named(people=(person,)))
            for name in person.surnames:
                self._add(name, Named(people=(person,), surname=True))
        self.first_names = {p.name.split()[0] for p in vocabulary.people} | {
            a.split()[0] for p in vocabulary.people for a in p.aliases if " " in a
        }
        with nlp.select_pipes(enable=[]):
            for phrase in self.entries:
                self.matcher.add(phrase, [nlp.make_doc(phrase)])

    def _add(self, phrase: str, entry: Named) -> None:
        for spelling in {
            phrase,
            bare(phrase),
            phrase.replace("'", "’"),
            phrase.upper() if len(phrase) > 3 else phrase,
        }:
            known = self.entries.get(spelling)
            if known is None:
                self.entries[spelling] = entry
            elif entry.people and entry.people[0] not in known.people:
                self.entries[spelling] = replace(
                    known, people=known.people + entry.people, surname=known.surname and entry.surname
                )
            elif entry.parties and not known.parties:
                self.entries[spelling] = replace(known, parties=entry.parties)
            elif entry.adjective and not known.adjective:
                self.entries[spelling] = replace(known, adjective=entry.adjective)


@dataclass(slots=True)
class Hit:
    start: int
    end: int
    entry: Named


class Actors:
    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
        self._gazetteers: dict[int, tuple[Vocabulary, Gazetteer]] = {}

    def gazetteer(self, vocabulary: Vocabulary) -> Gazetteer:
        kept = self._gazetteers.get(id(vocabulary))
        if kept is None or kept[0] is not vocabulary:
            if len(self._gazetteers) >= 4:
                self._gazetteers.clear()
            kept = self._gazetteers[id(vocabulary)] = (vocabulary, Gazetteer(self.nlp, vocabulary))
        return kept[1]

    def __call__(self, doc: Doc) -> Doc:
        context: Context | None = doc._.context
        if context is None or not context.vocabulary.parties:
            doc._.mentions = []
            return doc
        doc._.mentions = Reading(doc, self.gazetteer(context.vocabulary), context.published).mentions()
        return doc


def office_of(person: Person, day: date | None) -> Office | None:
    """The office in which `person` speaks on `day`, or the one left at most GRACE_DAYS before; with no day, the latest."""
    if office := person.office_on(day):
        return office
    if day is None:
        return max(person.offices, key=lambda office: office.start, default=None)
    return person.office_on(day - timedelta(days=titles.GRACE_DAYS))


class Reading:
    """One Doc being read; not to be kept."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer, day: date | None) -> None:
        self.doc = doc
        self.gazetteer = gazetteer
        self.day = day
        self.words = [token.text for token in doc]
        self.lower = [word.lower() for word in self.words]
        self.tags = [token.tag_ for token in doc]
        self.found: dict[int, Mention] = {}
        self.introduced: dict[str, Mention] = {}  # surname → the person so introduced
        self.known: set[str] = set()  # slugs of persons named in full somewhere in the text

    def mentions(self) -> list[Mention]:
        hits = self._hits()
        self.hit_at = {hit.start: hit for hit in hits}
        self.hit_end = {hit.end: hit for hit in hits}
        for hit in hits:
            if hit.entry.people and not hit.entry.surname:
                self.known.update(person.slug for person in hit.entry.people)
        self.person_at: dict[int, Mention] = {}
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
        self._groups()
        self._introduced_surnames()
        return sorted(self.found.values(), key=lambda mention: mention.start)

    def _hits(self) -> list[Hit]:
        best: dict[int, tuple[int, int]] = {}
        for key, start, end in self.gazetteer.matcher(self.doc):
            if start not in best or end > best[start][0]:
                best[start] = (end, key)
        strings = self.doc.vocab.strings
        hits, reach = [], 0
        for start in sorted(best):
            end, key = best[start]
            if start >= reach:
                hits.append(Hit(start, end, self.gazetteer.entries[strings[key]]))
                reach = end
        return hits

    def _covered(self, i: int) -> bool:
        return any(i < m.end and j <= i for j in range(max(0, i - 12), i + 1) if (m := self.found.get(j)))

    def _put(self, mention: Mention) -> None:
        """Keep the longer one where two cover the same words."""
        for i in range(mention.start, mention.end):
            if (other := self.found.get(i)) and i != mention.start:
                if other.kind == "person" and mention.kind != "person":
                    continue
                del self.found[i]
        self.found[mention.start] = mention

    # persons

    def _person(self, hit: Hit) -> Mention | None:
        people = hit.entry.people
        before = hit.start - 1
        if hit.entry.surname:
            if before >= 0 and self._is_name(before) and not self._is_title(before):
                if self.words[before] not in self.gazetteer.first_names:
                    return Mention(
                        "person", self._name_start(before), hit.end, None
                    )  # a stranger of that surname
                firsts = tuple(p for p in people if self._has_first_name(p, self.words[before]))
                if not firsts:
                    return Mention("person", self._name_start(before), hit.end, None)
                people = firsts
            after = hit.end
            if (
                after < len(self.words)
                and self._is_name(after)
                and self.words[before] not in ("Mr.", "President")
            ) and (
                self.tags[after] == "NNP"
                and not self._is_title(after)
                and after not in getattr(self, "hit_at", {})
            ):
                return None  # part of a longer name: "Putin Square"
        chosen = self._choose(people, hit.entry.surname)
        if chosen is None:
            return None
        office = office_of(chosen, self.day)
        start = self._title_start(hit.start)
        if office is None:
            return Mention("person", start, hit.end, None, chosen.name)
        return Mention("person", start, hit.end, office.party, chosen.name, int(office.authority))

    def _choose(self, people: tuple[Person, ...], surname_only: bool) -> Person | None:
        if not surname_only:
            return max(people, key=lambda p: office_of(p, self.day) is not None)
        introduced = [p for p in people if p.slug in self.known]
        if introduced:
            return introduced[0]
        offices = [(p, office_of(p, self.day)) for p in people]
        holders = [(p, o) for p, o in offices if o is not None and o.authority >= titles.FAMOUS]
        if not holders:
            return None
        holders.sort(key=lambda pair: -pair[1].authority)
        if (
            len(holders) > 1
            and holders[0][1].authority == holders[1][1].authority
            and holders[0][1].party != holders[1][1].party
        ):
            return None
        return holders[0][0]

    def _has_first_name(self, person: Person, first: str) -> bool:
        return any(name.split()[0] == first for name in (person.name, *person.aliases))

    def _is_name(self, i: int) -> bool:
        return self.words[i][:1].isupper() and self.tags[i] in ("NNP", "NNPS") and len(self.words[i]) > 1

    def _is_title(self, i: int) -> bool:
        word = self.lower[i].rstrip(".")
        if word in titles.OFFICES or word in titles.OFFICE_MODIFIERS or word in _HONORIFICS:
            return True
        hit = getattr(self, "hit_end", {}).get(i + 1) or getattr(self, "hit_at", {}).get(i)
        return hit is not None and not (hit.entry.people and hit.entry.surname is False)

    def _name_start(self, i: int) -> int:
        while i > 0 and self._is_name(i - 1) and not self._is_title(i - 1):
            i -= 1
        return i

    def _title_start(self, i: int) -> int:
        """The first token of a title in front of a name: "Turkish Foreign Minister" Hakan Fidan."""
        j = i
        while j > 0:
            word = self.lower[j - 1].rstrip(".")
            if word in titles.OFFICES or word in titles.OFFICE_MODIFIERS or word in _HONORIFICS:
                j -= 1
            elif (word in ("'s", "’s") and j - 2 >= 0 and j < i and (hit := self.hit_end.get(j - 1))) or (
                j < i
                and (hit := self.hit_end.get(j))
                and (hit.entry.adjective or hit.entry.parties or hit.entry.body)
            ):
                j = hit.start
            else:
                break
        return j

    # offices and institutions

    def _offices(self) -> None:
        for i, word in enumerate(self.lower):
            if word in titles.OFFICES or word in titles.INSTITUTIONS:
                self._office(i, word)

    def _office(self, i: int, word: str) -> None:
        if i in self.found or self._inside_person(i):
            return
        start, party, bad = self._left(i, titles.OFFICE_MODIFIERS | titles.INSTITUTION_MODIFIERS)
        end, party_right = i + 1, None
        if party is None or word in (
            "head",
            "chief",
            "leader",
            "secretary",
            "chair",
            "chairman",
            "deputy",
            "representative",
            "member",
        ):
            end, party_right = self._right(i, word)
        party = party or party_right
        end = max(end, self._portfolio(i))
        if bad or word in titles.UNBOUND:
            bad, party = True, None
        is_office = word in titles.OFFICES and not (word in titles.INSTITUTIONS and not self._name_after(end))
        if is_office:
            named = self._name_after(end)
            if named and not self._in_found(named[0]):
                name = " ".join(self.words[named[0] : named[1]])
                weight = self._weight(start, end, word)
                if party or bad:
                    mention = Mention(
                        "person",
                        start,
                        named[1],
                        party,
                        name if party else None,
                        weight if party else 1,
                        self._text(start, end) if party else None,
                    )
                    self._put(mention)
                    if party and name.split()[-1] not in self.introduced:
                        self.introduced[name.split()[-1]] = mention
                return
            before = self._name_before(start)
            if party and before:
                name = " ".join(self.words[before[0] : before[1]])
                if not self._in_found(before[0]):
                    mention = Mention(
                        "person",
                        before[0],
                        before[1],
                        party,
                        name,
                        self._weight(start, end, word),
                        self._text(start, end),
                    )
                    self._put(mention)
                    self.introduced.setdefault(name.split()[-1], mention)
                    return
            if party:
                self._put(
                    Mention(
                        "office",
                        start,
                        end,
                        party,
                        authority=min(self._weight(start, end, word), 3)
                        if word in ("official", "diplomat")
                        else self._weight(start, end, word),
                    )
                )
            return
        if party and word in titles.INSTITUTIONS:
            self._put(Mention("institution", start, end, party, authority=titles.INSTITUTIONS[word]))

    def _left(self, i: int, modifiers: frozenset[str]) -> tuple[int, str | None, bool]:
        """First token of the phrase whose head noun is `i`, its party, and whether it is disqualified."""
        party: str | None = None
        bad = False
        j = i
        while j > 0:
            word = self.lower[j - 1].rstrip(".")
            if word in titles.DISQUALIFIERS:
                bad = True
                j -= 1
                if j > 0 and self.words[j - 1] == "-":
                    j -= 1
                    if j > 0:
                        j -= 1
                continue
            if word.startswith("ex-") or word.startswith("former"):
                bad = True
                j -= 1
                continue
            if party is None and (hit := self.hit_end.get(j)) and not self._inside_other(hit):
                found = (
                    hit.entry.adjective
                    or (hit.entry.parties[0] if hit.entry.parties else "")
                    or (hit.entry.body[0] if hit.entry.body else "")
                )
                if found:
                    if (
                        hit.start > 1
                        and self.words[hit.start - 1] == "-"
                        and self.lower[hit.start - 2] in titles.PREFIXES
                    ):
                        bad = True
                    party, j = found, hit.start
                    continue
                if (mention := self._ending_at(j)) and mention.party and j < i + 1:
                    party, j = mention.party, mention.start  # "Putin aide"
                    continue
            if word in ("'s", "’s", "'", "’") and party is None and j < i + 1:
                hit = self.hit_end.get(j - 1)
                mention = self._ending_at(j - 1)
                if mention and mention.party:
                    party, j = mention.party, mention.start
                    break
                if hit and (hit.entry.parties or hit.entry.body):
                    party = hit.entry.parties[0] if hit.entry.parties else (hit.entry.body or ("",))[0]
                    j = hit.start
                    break
                break
            if (
                word in modifiers
                or (word == "-" and self.lower[j - 2] in ("vice", "commander", "press", "high", "deputy"))
                or (word == "&")
            ):
                j -= 1
                continue
            if (
                self.tags[j - 1] in ("JJ", "JJS", "NN", "NNP")
                and j - 1 == i - 1
                and j >= 2
                and self.hit_end.get(j - 1)
                and word not in _NOT_OFFICE
            ):
                j -= 1
                continue
            break
        if j > 0 and self.lower[j - 1] in (
            "the",
            "a",
            "an",
            "another",
            "one",
            "both",
            "two",
            "several",
            "some",
        ):
            j -= 1
        return j, party, bad

    def _right(self, i: int, word: str) -> tuple[int, str | None]:
        """ "… of Ukraine", "… of the Russian delegation", "spokesman for the Kremlin": end of the phrase and its party."""
        j = i + 1
        links = ("of", "for", "in", "at", "to") if word in _FOR else ("of", "in") if word in _IN else ("of",)
        if (
            j < len(self.words)
            and self.lower[j] in links
            and not (self.lower[j] == "to" and word in ("ambassador", "envoy", "representative"))
        ):
            k = j + 1
            limit = min(len(self.words), k + 9)
            while k < limit:
                hit = self.hit_at.get(k)
                if (
                    hit
                    and not self._is_carried(hit)
                    and (hit.entry.parties or hit.entry.adjective or hit.entry.body)
                ):
                    party = hit.entry.adjective or (
                        hit.entry.parties[0] if hit.entry.parties else (hit.entry.body or ("",))[0]
                    )
                    end = hit.end
                    while end < len(self.words) and (
                        self.lower[end] in ("'s", "’s")
                        or self.lower[end] in titles.INSTITUTION_MODIFIERS
                        or self.lower[end] in titles.INSTITUTIONS
                    ):
                        end += 1
                    return end, party
                if self.tags[k] in (
                    "DT",
                    "NN",
                    "NNP",
                    "NNPS",
                    "JJ",
                    "IN",
                    "NNS",
                    "POS",
                    "PRP$",
                    "CC",
                ) and self.lower[k] not in ("on", "with", "by", "from", "after", "during", "that"):
                    k += 1
                    continue
                break
        return i + 1, None

    def _portfolio(self, i: int) -> int:
        """The end of "Minister of Foreign Affairs", "Secretary of State", "ambassador to the United Nations"."""
        j = i + 1
        if j + 1 >= len(self.words) or self.lower[j] not in ("of", "for", "to"):
            return i + 1
        if self.lower[j] == "to":
            j += 2 if self.lower[j + 1] == "the" else 1
            for body in titles.POSTED_TO:
                if self.lower[j : j + len(body)] == list(body):
                    return j + len(body)
            return hit.end if (hit := self.hit_at.get(j)) and hit.entry.parties else i + 1
        j += 1
        while (
            j < len(self.words)
            and (self._is_name(j) or (self.lower[j] == "and" and j > i + 2))
            and j not in self.hit_at
            and not self.doc[j].is_sent_start
        ):
            j += 1
        return j if j > i + 2 else i + 1

    def _weight(self, start: int, end: int, word: str) -> int:
        phrase = " ".join(self.lower[start:end])
        for words, weight in titles.COMPOUND_WEIGHT:
            if words in phrase:
                return weight
        weight = titles.OFFICES.get(word, titles.INSTITUTIONS.get(word, 1))
        for lesser, most in titles.LESSER.items():
            if lesser in phrase:
                weight = min(weight, most)
        return weight

    def _name_after(self, i: int) -> tuple[int, int] | None:
        """A personal name beginning at `i` (or behind a comma): two or more capitalised words, or one if no comma."""
        comma = i < len(self.words) and self.words[i] == ","
        j = i + 1 if comma else i
        k = j
        while (
            k < len(self.words)
            and k < j + 4
            and (self._is_name(k) or (k > j and self.lower[k] in _PARTICLES))
            and not self.doc[k].is_sent_start
            and k not in self.person_at
        ):
            if k in self.hit_at and not self.hit_at[k].entry.people:
                break
            k += 1
        if k - j >= 2 or (k - j == 1 and not comma):
            if comma and not (k < len(self.words) and self.words[k] in (",", ".", ":")):
                return None
            return j, k
        return None

    def _name_before(self, start: int) -> tuple[int, int] | None:
        """The name that `start` is an apposition of: "John Kelley, a US diplomat"."""
        if start < 2 or self.words[start - 1] != ",":
            return None
        end = start - 1
        j = end
        while (
            j > 0 and j > end - 4 and (self._is_name(j - 1) or (self.lower[j - 1] in _PARTICLES and j < end))
        ):
            j -= 1
        return (j, end) if end - j >= 2 else None

    def _text(self, start: int, end: int) -> str:
        if self.lower[start] in ("the", "a", "an"):
            start += 1
        return str(self.doc[start:end].text)

    def _inside_person(self, i: int) -> bool:
        return any(
            (m := self.person_at.get(j)) is not None and m.end > i for j in range(max(0, i - 10), i + 1)
        )

    def _in_found(self, i: int) -> bool:
        return self._covered(i)

    def _inside_other(self, hit: Hit) -> bool:
        """The name is the front of something else: "the Moscow Times", "Kyiv School of Economics"."""
        return self._is_carried(hit)

    def _ending_at(self, end: int) -> Mention | None:
        for j in range(end - 1, max(-1, end - 8), -1):
            if (mention := self.found.get(j)) is not None:
                return mention if mention.end == end else None
        return None

    # parties

    def _is_carried(self, hit: Hit) -> bool:
        i = hit.end
        if i < len(self.words):
            if self.lower[i] in titles.CARRIED_NAMES and (
                self.words[i][:1].isupper() or self.lower[i] in ("think", "summit", "region")
            ):
                return True
            if self.words[i] == "-" and i + 1 < len(self.words) and not self.doc[i].whitespace_:
                return True
        return False

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

    # groups

    def _groups(self) -> None:
        for i, word in enumerate(self.lower):
            if word not in titles.GROUP_NOUNS or i == 0 or self._covered(i):
                continue
            j = i - 1
            while j > 0 and (
                self.lower[j] in titles.GROUP_ADJECTIVES or (self.tags[j] == "JJ" and self.words[j].islower())
            ):
                j -= 1
            first = self.lower[j] if self.lower[j] in ("both", "the", "these") else self.lower[j + 1]
            two = first in ("both", "two") or "two" in self.lower[j:i] or "warring" in self.lower[j:i]
            if two or (first in ("the", "these") and word in titles.GROUPS_ALONE):
                self._put(
                    Mention("group", j if self.lower[j] in ("both", "the", "these") else j + 1, i + 1, None)
                )

    def _introduced_surnames(self) -> None:
        """Later mentions by surname of people whom the text introduced by an office."""
        if not self.introduced:
            return
        for i, word in enumerate(self.words):
            if (mention := self.introduced.get(word)) and i >= mention.end and not self._covered(i):
                start = self._name_start(i) if i and self._is_name(i - 1) and not self._is_title(i - 1) else i
                self._put(replace(mention, start=start, end=i + 1))


_HONORIFICS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "president",
        "lieutenant",
        "colonel",
        "major",
        "lt",
        "gen",
        "maj",
        "col",
        "adm",
        "the",
    ]
) - {"the"}
_PARTICLES = frozenset(["de", "von", "van", "der", "bin", "al", "el", "la", "le", "du"])
_FOR = frozenset(
    [
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "official",
        "officials",
        "adviser",
        "advisor",
        "aide",
        "assistant",
    ]
)
_IN = frozenset(["deputy", "lawmaker", "senator", "legislator", "member", "official", "officials"])
_NOT_OFFICE = frozenset(
    [
        "opposition",
        "business",
        "religious",
        "community",
        "spiritual",
        "military",
        "rebel",
        "separatist",
        "church",
        "union",
        "labor",
        "party",
    ]
)


def head_of(doc: Doc, start: int, end: int) -> Token:
    """The token of the span that governs the others."""
    return doc[start:end].root


Doc.set_extension("mentions", default=(), force=True)
