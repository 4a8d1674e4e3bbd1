"""The vocabulary's people by name, surname and office, and the voice of a transcript's label."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from ingest.extraction import titles
from ingest.extraction.annotations import Context, Voice
from ingest.extraction.gazetteer import bare, office_of, once_a_vocabulary
from ingest.extraction.tree import Doc, Token
from positions.vocabulary import Office, Person, Vocabulary

STRANGER = Voice(())
HEAD = r"^President of (?!the (?:Senate|National|Chamber|Constitutional))"  # of state, by the title of the office
_NOBODY: Mapping[str, Voice] = MappingProxyType({})


def is_woman(name: str) -> bool:
    first = bare(name.split()[0]).lower()
    return first in titles.WOMEN


@once_a_vocabulary
def by_name(vocabulary: Vocabulary) -> dict[str, Person]:
    """The vocabulary's people by standard name."""
    return {person.name: person for person in vocabulary.people}


@once_a_vocabulary
def by_surname(vocabulary: Vocabulary) -> dict[str, list[Person]]:
    """The vocabulary's people by surname in small letters without diacritics."""
    surnames: dict[str, list[Person]] = {}
    for person in vocabulary.people:
        for surname in person.surnames or (person.name.split()[-1],):
            surnames.setdefault(bare(surname).lower(), []).append(person)
    return surnames


@once_a_vocabulary
def _offices(vocabulary: Vocabulary) -> dict[str, list[tuple[Person, Office]]]:
    """The offices of each party, with who held them."""
    found: dict[str, list[tuple[Person, Office]]] = {}
    for person in vocabulary.people:
        for office in person.offices:
            found.setdefault(office.party, []).append((person, office))
    return found


def holder(vocabulary: Vocabulary, party: str, title: str, day: date | None) -> Person | None:
    """The one person who holds an office of `party` whose title matches `title` on `day`; None where two do."""
    found: list[Person] = []
    for person, office in _offices(vocabulary).get(party, ()):
        if office.held_on(day) and re.search(title, office.title) and person not in found[-1:]:
            found.append(person)
    return found[0] if len(found) == 1 else None


def head_of(voice: Voice | None, context: Context) -> Voice | None:
    """Who "the president" is to somebody of a party: its head of state; None where that is who speaks."""
    if voice is None or len(voice.parties) != 1 or (voice.authority >= 4 and voice.person is not None):
        return None
    person = holder(context.vocabulary, voice.parties[0], HEAD, context.published)
    return (
        Voice(voice.parties, person.name, 4) if person is not None and person.name != voice.person else None
    )


CHIEFS = frozenset({"president", "leader"})


def heads_of(noun: Token, found: list[Voice], context: Context) -> list[Voice]:
    """ "The Turkish and Ukrainian presidents": who they are; `found` as it is where the noun is another."""
    if noun.tag_ not in {"NNS", "NNPS"} or noun.lemma_.casefold().removesuffix("s") not in CHIEFS:
        return found
    return [v if v.person else head_of(replace(v, authority=1), context) or v for v in found]


QUESTIONER = re.compile(
    r"^(?:q|question|reporter|journalist|moderator|host|co-?host|interviewer|anchor|press|voice|participant|correspondent|presenter|byline|newsreader)\b"
    r"(?! secretary| officer| service)",
    re.I,
)
ANSWER = re.compile(r"^(?:a|answer|reply|response)$", re.I)
# How the White House and its departments call those who may not be named, whoever publishes the transcript.
BACKGROUND = re.compile(
    r"\b(?:(?:senior|first|second|third) administration|white house|state department|(?:senior|first|second|third) defense) official\b",
    re.I,
)
OFFICE = re.compile(r"^(?:(?:the|madam|mr\.?) )?(?P<vice>vice )?president$", re.I)


def _words(label: str) -> list[str]:
    return [word for word in re.split(r"[^\w’'-]+", label) if word]


def asks(label: str, context: Context) -> bool:
    """Whether a turn is an interviewer's or a correspondent's."""
    return bool(QUESTIONER.match(label)) or (len(label) > 2 and label.casefold() == context.outlet.casefold())


def introduced(doc: Doc) -> dict[str, Voice]:
    """The persons whom the text names in full, by surname in small letters; for `labelled`."""
    found: dict[str, Voice] = {}
    for m in doc.mentions:
        if (
            m.kind == "person"
            and m.person
            and m.party
            and (m.introduced_as or m.person.split()[0] in doc[m.start : m.end].text)
        ):
            voice = Voice((m.party,), m.person, m.authority, m.introduced_as)
            found.setdefault(bare(m.person.split()[-1]).lower(), voice)
    return found


def labelled(
    label: str, context: Context, own: Voice | None, persons: Mapping[str, Voice] = _NOBODY
) -> Voice:
    """The voice of a label in a transcript. A question, an interviewer and a guest of no party are strangers.

    "THE PRESIDENT" is the president of `own`, the party that publishes the transcript, and "THE DEPUTY MINISTER" speaks
    for it. `persons` are those whom the text introduces.
    """
    words = _words(bare(label))
    if not words or asks(label, context):
        return STRANGER
    if BACKGROUND.search(label) and any(p.slug == "us" for p in context.vocabulary.parties):
        return Voice(("us",), None, 2)
    if own and ANSWER.match(label):
        return own
    if own and (found := _president(label, own.parties[0], context)):
        return found
    firsts = {w.lower() for w in words[:-1]} - _LABEL_TITLES
    last = words[-1].lower()
    if (voice := persons.get(last)) and (not firsts or bare(voice.person or "").lower().split()[0] in firsts):
        return voice
    scored = []
    for person in by_surname(context.vocabulary).get(last, []):
        if office := office_of(person, context.published):
            names = {bare(n.split()[0]).lower() for n in (person.name, *person.aliases)}
            scored.append((bool(names & firsts), int(office.authority), office.party, person.name))
    scored.sort(reverse=True)
    if scored and (scored[0][0] or not firsts):
        _, authority, party, name = scored[0]
        return Voice((party,), name, authority)
    guest = not _OF_GUESTS.isdisjoint(w.lower() for w in words)
    if found := _of_office(words, own, context):
        return found
    if own and last in _LABEL_TITLES:  # "THE DEPUTY MINISTER"
        return STRANGER if guest and not own.person else own
    if (
        own and not firsts and len(words) > 1 and not guest
    ):  # "MR. HALDEN", in a text that does not name him in full
        return Voice(own.parties, words[-1].title(), 2, label.title())
    of = _nations(words, context)
    if len(of) != 1:
        return STRANGER
    ((party, names),) = of.items()
    capitals = {w.lower() for w in words if w[0].isupper()} - _LABEL_TITLES - names
    unnamed = not firsts or not capitals  # "a member of the Ukrainian team"
    return Voice((party,), None, 2) if unnamed else STRANGER


def _nations(words: list[str], context: Context) -> dict[str, set[str]]:
    """The parties that a label names, with the words that name them."""
    said = f" {' '.join(words).casefold()} "
    return {
        body.slug: {word for name in names for word in name.split()}
        for body in context.vocabulary.parties
        if (names := {n for a in (*body.adjectives, *body.names) if f" {(n := bare(a).casefold())} " in said})
    }


# Offices with one holder, by the words of the label that name no party.
_HELD = {
    "president": HEAD,
    "prime minister": "^Prime Minister$",
    "foreign minister": "Foreign Affairs$",
    "minister foreign affairs": "Foreign Affairs$",
    "minister": "^$",
    "secretary state": "^Secretary of State$",
}


def _of_office(words: list[str], own: Voice | None, context: Context) -> Voice | None:
    """ "PRESIDENT OF UKRAINE", "FOREIGN MINISTER": who holds the office, of the party that publishes where none is named."""
    of = _nations(words, context)
    named = {word for names in of.values() for word in names} | {"of", "the", "for", "mr", "republic", "and"}
    office = " ".join(w.lower() for w in words if w.lower() not in named)
    if office not in _HELD or len(of) > 1 or not (of or own):
        return None
    party = next(iter(of), None) or (own.parties[0] if own else "")
    person = holder(context.vocabulary, party, _HELD[office], context.published)
    if person is None and office != "minister":
        return None  # a guest's
    return Voice((party,), person.name if person else None, 4 if "president" in office else 3)


# Heads of government and foreign ministers of the five parties are known: others of that title are guests.
_OF_GUESTS = frozenset(("president", "prime", "chancellor", "king", "foreign", "minister"))
_LABEL_TITLES = frozenset(
    """mr mrs ms dr president prime minister secretary foreign defense defence ambassador vice senator the of russia
    ukraine us u s russian ukrainian turkish french american turkey france united states federation republic special envoy
    spokesman spokeswoman spokesperson press deputy national security adviser advisor chief staff under assistant acting
    director admiral state kremlin white house and senior administration official head delegation negotiator delegate representative
    permanent first counsellor chargé d'affaires madam mfa mod ministry ministries affairs source sources department office
    presidential presidency government embassy palace team side member diplomat aide officer general
    ombudsman commissioner undersecretary sherpa""".split()
)


def is_known(label: str, context: Context | None) -> bool:
    """Whether a label ends in the surname of a person of the vocabulary, or is "THE PRESIDENT"."""
    words = _words(bare(label.split("(")[0]))
    if not words or context is None:
        return False
    return words[-1].lower() in by_surname(context.vocabulary) or bool(OFFICE.match(label.strip(" :")))


def of_the_white_house(label: str, context: Context) -> Voice:
    """Whose "THE PRESIDENT" is where nobody is named: its transcripts call him so; a stranger's for any other label."""
    known = label.isupper() and any(p.slug == "us" for p in context.vocabulary.parties)
    return (_president(label, "us", context) if known else None) or STRANGER


def _president(label: str, party: str, context: Context) -> Voice | None:
    if (match := OFFICE.match(label.strip())) is None:
        return None
    title = r"^Vice President$" if match["vice"] else HEAD
    person = holder(context.vocabulary, party, title, context.published)
    return Voice((party,), person.name if person else None, 4)


def unsaid(label: str) -> bool:
    """ "A", "SPOKESPERSON", "MINISTRY SOURCES": that somebody answers for an office, and not whose."""
    if ANSWER.match(label):
        return True
    return label.isupper() and _LABEL_TITLES.issuperset(_words(bare(label).lower()))
