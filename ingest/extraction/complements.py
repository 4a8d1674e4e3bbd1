"""What a cue introduces and who stands behind it, read off the dependency tree.

Pure functions on tokens; spans are (start, end) token indexes of the Doc. The labels are those of spaCy's English
models (ClearNLP). A frame names the kind of complement a cue can take; cues.py says which cue takes which:

    c   a clause: said (that) …        x    an infinitive: vowed to …     ox   urged Kyiv to …
    o   an object: rejected …          a    adjective: is confident that …, is open to …
    r   the noun a relative clause is about: a truce that Moscow rejected
    p   what is rejected by Moscow     e    is expected to …
    for, of, about, on, to, as, …      the object of that preposition: called for …
"""

from __future__ import annotations

from ingest.extraction import cues
from ingest.extraction.dates import WEEKDAYS
from ingest.extraction.passed_on import QUOTING, passed_on, told_by
from ingest.extraction.syntax import SUBJECTS
from ingest.extraction.tree import Doc, Token

Span = tuple[int, int]
_EDGE = frozenset((",", ":", ";", ".", "-", "–", "—", "--"))
# Prepositions that stay with the object of a cue: "described X as Y", "criticised X for Y".
_WITH_OBJECT = frozenset(["as", "of", "for", "to", "against", "about", "from", "over"])

# "called on Moscow to …", "pushed for Kyiv to …": the infinitive belongs to the object of the preposition.
_LISTENER = frozenset(["on", "upon", "for", "to", "with"])


def edges(token: Token) -> Span:
    """The token with all that depends on it."""
    return token.left_edge.i, token.right_edge.i + 1


def trim(doc: Doc, span: Span) -> Span:
    """`span` without spaces, commas and full stops at its ends."""
    start, end = span
    words = doc.lowers
    while start < end and (words[start] in _EDGE or words[start].isspace()):
        start += 1
    while start < end and (words[end - 1] in _EDGE or words[end - 1].isspace()):
        end -= 1
    return start, end


def complements(verb: Token) -> list[tuple[str, list[Span]]]:
    """(frame, content spans) of what the verb could introduce, the surest first."""
    out: list[tuple[str, list[Span]]] = []
    clause = infinitive = thing = predicate = adjective = passive = agent = marked_as = None
    preps: list[Token] = []
    purpose: Token | None = None
    for child in verb.children:
        dep = child.dep_
        if dep == "ccomp":
            if clause is None or clause.i < verb.i < child.i:
                clause = child
        elif dep == "xcomp":
            infinitive = infinitive or child
        elif dep == "dobj" or (dep == "dative" and child.pos_ != "ADP"):
            thing = child if thing is None or dep == "dobj" else thing
        elif dep in ("oprd", "attr"):
            predicate = child
        elif dep == "prep":
            if child.i > verb.i:
                preps.append(child)
        elif dep == "acomp":
            adjective = child
        elif dep == "nsubjpass":
            passive = child
        elif dep == "agent":
            agent = child
        elif dep == "mark" and child.lower_ == "as":
            marked_as = child
        elif dep == "advcl" and child.i > verb.i and any(c.tag_ == "TO" for c in child.lefts):
            purpose = child
    if clause is not None:
        start, end = edges(clause)[0], edges(told_by(verb, clause))[1]
        if start > verb.i and clause.left_edge.lower_ != "that" and (below := said_that(verb)) is not None:
            start = min(start, below[0])  # "told them by video that Kyiv had to see it would not join"
        if verb.doc.lowers[start] in WEEKDAYS and start > verb.i and verb.doc[start + 1].tag_ != "POS":
            start += 1  # "said Saturday sanctions should be made public": on Saturday
        out.append(("c", without((start, end), verb)))
    elif (said := passed_on(verb)) is not None:
        out.append(("c", [edges(said)]))
    elif verb.dep_ == "parataxis" or (
        marked_as is not None and thing is None and infinitive is None and verb.dep_ == "advcl"
    ):
        out.append(("c", around(verb)))
    elif (below := said_that(verb)) is not None:
        out.append(("c", [below]))
    if infinitive is not None:
        start, end = edges(infinitive)
        listener = next((p for p in preps if p.i < infinitive.i and p.lower_ in _LISTENER), None)
        if thing is not None and verb.i < thing.i < infinitive.i:
            out.append(("ox", [(thing.left_edge.i, end)]))
        elif listener is not None and passive is None:
            out.append((listener.lower_, [(listener.i + 1, end)]))
        elif passive is not None:
            out.append(("e", [edges(passive), (start, end)]))
        elif start > verb.i:
            out.append(("x", [(start, end)]))
    if adjective is not None and adjective.lemma_.lower() in cues.ADJECTIVES:
        inner = [c for c in adjective.children if c.dep_ in ("ccomp", "xcomp", "prep") and c.i > adjective.i]
        if inner:
            out.append(("a", [edges(inner[0])]))
    elif purpose is not None and preps and preps[0].lower_ in _LISTENER and preps[0].i < purpose.i:
        out.append((preps[0].lower_, [(preps[0].i + 1, edges(purpose)[1])]))
    if thing is not None and thing.i > verb.i:
        out.append(("o", [(thing.left_edge.i, _object_end(thing, predicate, preps))]))
    elif predicate is not None and predicate.i > verb.i and predicate.dep_ == "oprd":
        out.append(("o", [edges(predicate)]))
    if passive is not None and agent is not None:
        out.append(("p", [edges(passive)]))
    for prep in preps:
        end = prep.right_edge.i + 1
        if prep.i + 1 < end:
            out.append((prep.lower_, [(prep.i + 1, end)]))
    if verb.dep_ == "relcl" and thing is None and not out and verb.head.i < verb.i:
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if subject is not None and subject.tag_ not in ("WP", "WDT"):
            out.append(("r", [(verb.head.left_edge.i, verb.left_edge.i)]))
    return out


def said_that(verb: Token) -> Span | None:
    """What is said behind "that" where the parse hangs it on a word in between: "said in a speech that …", "told a
    crowd that …", "said after the call that …"."""
    for child in verb.rights:
        if child.dep_ not in ASIDE or (child.dep_ == "advcl" and child.tag_ not in {"VBD", "VBZ", "VBP"}):
            continue  # "told the agency, adding that …": what she added
        for word in verb.doc.tokens[child.i + 1 : child.right_edge.i + 1]:
            if word.lower_ != "that":
                continue
            top = word
            while top.head.i > word.i:
                top = top.head
            if not any(c.dep_ in SUBJECTS and c is not word for c in top.lefts):
                break  # "in a speech that angered Kyiv"
            if child.dep_ == "dobj" and top.head is child and child.lemma_ not in LISTENERS:
                break  # "rejected the claim that …"
            return word.i, top.right_edge.i + 1
    return None


# Who is told something; other nouns with "that" say what they mean ("rejected the claim that …").
LISTENERS = frozenset(
    """reporter journalist lawmaker deputy minister ally partner colleague counterpart audience viewer public nation people citizen
    leader parliament medium channel newspaper agency broadcaster network magazine diplomat official senator correspondent
    gathering crowd hall forum conference briefing delegation committee council paper daily weekly station host crew group""".split()
)
# Between "said" and its "that": where, when, to whom.
ASIDE = frozenset({"prep", "dobj", "dative", "npadvmod", "advmod", "advcl"})


def _object_end(thing: Token, predicate: Token | None, preps: list[Token]) -> int:
    end = thing.right_edge.i + 1
    if predicate is not None and predicate.i > thing.i:
        end = max(end, predicate.right_edge.i + 1)
    for prep in preps:
        if end <= prep.i <= end + 1 and prep.lower_ in _WITH_OBJECT:
            end = prep.right_edge.i + 1
    return end


def without(span: Span, verb: Token) -> list[Span]:
    """`span` without the cue clause that interrupts it: "The truce, he said, holds"."""
    start, end = span
    if not start <= verb.i < end:
        return [span]
    a = b = verb.i
    for child in verb.children:
        if child.dep_ in ("nsubj", "aux", "advmod", "npadvmod", "dobj", "dative", "neg"):
            a, b = min(a, child.left_edge.i), max(b, child.right_edge.i)
    return [(start, a), (b + 1, end)]


def around(verb: Token) -> list[Span]:
    """The clause that the verb's own clause is put into."""
    start, end = edges(verb.head)
    a, b = edges(verb)
    return [(start, max(start, a)), (min(b, end), end)]


def cue_span(verb: Token) -> Span:
    """The verb with its auxiliaries, negation and particle."""
    start, end = verb.i, verb.i + 1
    for child in verb.lefts:
        if child.dep_ in ("aux", "auxpass", "neg") and child.i >= verb.i - 4:  # "has not yet publicly said"
            start = min(start, child.i)
    for child in verb.rights:
        if child.dep_ == "prt" and child.i == end:
            end += 1
    return start, end


def according_to(token: Token) -> tuple[Span, list[Span]] | None:
    """Source and content of "according": the clause it stands in, without "according to …"."""
    doc = token.doc
    to = doc[token.i + 1]
    thing = next(
        (t for t in (*to.children, *token.children) if t.dep_ in ("pobj", "pcomp") and t.i > to.i), None
    )
    if thing is None:
        return None
    source = phrase(thing)
    return source, outside(token.head, (token.left_edge.i, max(to.i + 1, source[1])))


def outside(clause: Token, span: Span) -> list[Span]:
    """The clause that a word of it, `clause`, stands in, without `span`."""
    head = clause
    while head.dep_ in _INSIDE_CLAUSE and head.head is not head:
        head = head.head
    start, end = edges(head)
    a, b = span
    if a <= start or a >= end:
        return [(max(b, start), end)] if a <= start else [(start, end)]
    return [(start, a), (b, end)]


_INSIDE_CLAUSE = frozenset(["amod", "prep", "pobj", "compound", "dobj", "attr", "nsubj", "nsubjpass", "npadvmod", "acomp", "advmod", "appos", "agent", "acl", "pcomp", "nummod", "quantmod", "xcomp", "dative", "oprd"])  # fmt: skip


def phrase(token: Token) -> Span:
    """A noun with all its modifiers and appositions; a possessive without its mark."""
    start, end = edges(token)
    if end - start > 1 and token.doc[end - 1].tag_ == "POS":
        end -= 1
    return trim(token.doc, (start, end))


CALLING = frozenset(
    "call phone telephone ring meet visit host".split()
)  # "may call Ankara to push for …": who calls
# A chain of conjuncts and participles up to the subject is short; the bound keeps odd parses finite.
_STEPS = 6
_UPWARDS = frozenset(["conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "parataxis", "dep", "acomp"])


def source_of(verb: Token) -> Span | None:
    """The subject of the verb, or of the verb that controls it; None where nobody is named."""
    token = verb
    for _ in range(_STEPS):
        subject = passive_subject = agent = None
        passive = False
        for child in token.children:
            dep = child.dep_
            if dep in ("nsubj", "csubj"):
                # "that officials said showed", "“…, all of them,” an official said"
                if subject is None or subject.tag_ == "WDT" or _quote_ends(subject, child):
                    subject = child
            elif dep == "nsubjpass":
                passive_subject = child
            elif dep == "agent":
                agent = child
            elif dep == "auxpass":
                passive = True
        if agent is not None and not (token is not verb and token.lemma_ in QUOTING):
            thing = next((t for t in agent.children if t.dep_ == "pobj"), None)
            if thing is not None:
                return phrase(thing)
        if token is verb and passive:
            return None
        if subject is not None or passive_subject is not None:
            return _subject(subject or passive_subject, token)  # type: ignore[arg-type]
        dep, head = token.dep_, token.head
        if head is token:
            return None
        if dep == "prep" and head.lemma_ in QUOTING and token.lower_ == "as":
            thing = next((c for c in head.children if c.dep_ == "dobj" and head.i < c.i < token.i), None)
            if thing is not None:
                return phrase(thing)  # "quoted the minister as saying"
        if dep in ("acl", "relcl"):
            if dep == "relcl" or head.lemma_ not in cues.DOCUMENTS or head.dep_ not in ("dobj", "pobj"):
                return _noun_before(head, token)
            head = head.head  # "released a statement saying": who released it
        elif dep == "xcomp":
            thing = next((c for c in head.children if c.dep_ == "dobj" and head.i < c.i < token.i), None)
            if thing is not None and head.lemma_ not in CALLING:
                return phrase(thing)
        elif dep not in _UPWARDS:
            return None
        token = head
    return None


def _quote_ends(first: Token, second: Token) -> bool:
    return any(t.tag_ == "''" for t in first.doc[first.i + 1 : second.i])


def _subject(subject: Token, verb: Token) -> Span:
    if subject.tag_ in ("WP", "WDT") and verb.dep_ == "relcl":
        start, end = _noun_before(verb.head, verb)
        return start, max(end, subject.i + 1)
    span = phrase(subject)
    if span[0] <= verb.i < span[1]:
        return subject.left_edge.i, subject.i + 1
    return span


def _noun_before(noun: Token, clause: Token) -> Span:
    start, end = edges(noun)
    if start < clause.left_edge.i < end:
        end = clause.left_edge.i
    return trim(noun.doc, (start, max(end, noun.i + 1)))
