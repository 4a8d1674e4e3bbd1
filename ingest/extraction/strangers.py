"""Persons of no party as subjects: of "The pope received Ada. He called for a truce" nobody here is "he".

There is no entity recognizer to ask: a stranger is told by an office of elsewhere, by a first name or by being well known.
"""

from __future__ import annotations

from bisect import bisect_left

from ingest.extraction import syntax, titles
from ingest.extraction.groups import OUTSIDE
from ingest.extraction.pronouns import NEAR
from ingest.extraction.topic_mentions import objects
from ingest.extraction.tree import Doc, Token, bounds

PAPERS = titles.PAPERS | frozenset({"resolution", "declaration", "bill", "treaty", "letter"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})  # of persons and texts, no clauses
MAIN = frozenset({"ROOT", "conj", "parataxis"})
ONES = (
    frozenset(
        """pope pontiff chancellor premier economist researcher observer historian commissioner
        mayor governor king prince cardinal columnist editor officer commander pollster""".split()
    )
    | titles.PERSON_NOUNS
    | titles.UNBOUND
)
OFFICES = frozenset(
    "minister president leader spokesman spokeswoman spokesperson ambassador envoy secretary chief representative delegate".split()
)
# Heads of other states and bodies whom newspapers name by surname alone.
WELL_KNOWN = frozenset(
    """merz scholz starmer sunak johnson rutte stoltenberg costa michel guterres grossi orban fico tusk duda nawrocki sikorski
    meloni xi modi jaishankar lula stubb kallas leyen borrell wadephul baerbock pistorius lammy healey cooper szijjarto
    lukashenko aliyev pashinyan netanyahu salman francis leo kissinger carney trudeau sanchez frederiksen wang""".split()
)
# What ends a name of two words that is no person's.
BODIES = frozenset(
    """street house commission council union times news post journal agency ministry nations bank parliament court army forces
    institute center centre university group party department press service office fund committee assembly senate congress
    administration alliance states kingdom republic emirates arabia korea zealand africa sea city region telegraph today
    division brigade corps command staff company energy oil gas international front team delegation day week month""".split()
)


def stranger_before(pronoun: Token) -> bool:
    """Whether the last who did anything before a "he" or "she", in its sentence or the two before, is of no party."""
    subjects, known = _subjects(pronoun.doc)
    joined = syntax.joined_subject(pronoun)
    if joined is not None and joined.pos_ == "PROPN" and joined.i not in known:
        return True  # "Ada said so, and he hoped"
    for i in reversed(subjects[: bisect_left(subjects, pronoun.i)]):
        subject = pronoun.doc[i]
        if pronoun.i - i > NEAR or i in known or any(c.i in known for c in subject.children):
            return False
        if is_person(subject):
            return True
    return False


@syntax.once_a_text
def _subjects(doc: Doc) -> tuple[list[int], set[int]]:
    """The subjects of main clauses and the strangers who say something, in order; and the words that name a party."""
    sayers = {
        doc[slice(*a.source)].root.i
        for a in doc.attributions
        if a.source and a.voice is not None and not a.voice.parties
    }
    known = {i for m in doc.mentions if m.party for i in range(m.start, m.end)}
    return sorted({t.i for t in main_subjects(doc)} | sayers), known


def main_subjects(doc: Doc) -> list[Token]:
    return [
        t for t in doc.tokens if t.dep_ in SUBJECTS and t.head.dep_ in MAIN and t.pos_ in {"NOUN", "PROPN"}
    ]


def is_person(subject: Token) -> bool:
    """Whether a noun that names nobody of the parties is one person of elsewhere."""
    if subject.tag_ in {"NNS", "NNPS"} and subject.lower_ not in WELL_KNOWN:
        return False
    if subject.lower_ in WELL_KNOWN or subject.lemma_.casefold() in ONES:
        return True
    owners = [c for c in subject.children if c.dep_ in {"poss", "amod", "compound", "nmod"}]
    # "Finland's president", "the British leader", "the delegate of Chad"
    if subject.lemma_.casefold() in OFFICES:
        owners += [b for c in subject.children if c.lower_ == "of" for b in c.children]
        return any(c.pos_ == "PROPN" or c.lower_ in OUTSIDE for c in owners)
    if subject.pos_ != "PROPN":
        return False
    named = [c for c in subject.children if c.dep_ == "appos" and c.lemma_.casefold() in ONES]
    titled = any(
        c.lemma_.casefold().rstrip(".") in ONES | OFFICES | {"sen", "rep", "dr", "prof"} for c in owners
    )
    given = [c for c in owners if c.pos_ == "PROPN" and c.dep_ == "compound" and c.text[1:].islower()]
    named_in_full = (
        given and subject.lower_ not in BODIES and not any(c.lower_ == "the" for c in subject.children)
    )
    return bool(named or titled or named_in_full)


def of_others(title: Token) -> bool:
    """ "the spokesperson for the European Union", "officials in Rome": whose, the text says, and it is nobody's here."""
    return any(o.pos_ == "PROPN" for o in objects(title, {"for", "of", "at", "in"}))


NEW = frozenset({"a", "an", "another", "one"})


# People who do not speak for the party they are named by: "Kyiv's allies", "Ukrainian analysts", "the mayor of Paris".
OTHERS = frozenset(
    """ally partner supporter backer friend sponsor donor opponent enemy foe adversary rival neighbor neighbour critic
    victim analyst expert observer commentator columnist blogger journalist outlet newspaper tabloid station channel resident civilian
    activist dissident economist mayor""".split()
)


TITLES = frozenset(
    "minister president spokesman spokesperson spokeswoman envoy negotiator secretary ambassador diplomat official".split()
)


SOME = frozenset("most many some few several more fewer ordinary".split())
POLLS = frozenset(
    "poll polls survey surveys surveyed polled pollster pollsters respondents percent %".split()
)


def polled(token: Token) -> bool:
    """ "most Ukrainians", "Turks are against it, a survey showed": people who were asked, not their state."""
    if token.tag_ not in {"NNPS", "NNS"}:
        return False
    if any(c.lower_ in SOME and c.i < token.i for c in token.children):
        return True
    sentence = bounds(token)
    return not POLLS.isdisjoint(token.doc.lowers[sentence.start : sentence.end])
