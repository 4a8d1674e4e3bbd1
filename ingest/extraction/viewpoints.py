"""Attribution without a verb of saying: "in Kyiv's view, …", "for Moscow, … is unacceptable", "Paris is firm: …".

Pure functions on tokens, like complements.py; PolNeAR (Newell, Margolin, Ruths 2018) counts these as attributions too.
"""

from __future__ import annotations

from ingest.extraction.complements import Span, edges, outside, phrase
from ingest.extraction.sides import ADJECTIVES, JUDGING_NOUNS
from ingest.extraction.tree import Doc, Token, bounds
from ingest.extraction.tree import Span as Words

Found = tuple[Span, Span, list[Span]]  # cue, source, content
VIEWS = frozenset(
    "view eye opinion word perspective standpoint viewpoint point telling judgment judgement estimation account".split()
)
SEEN = frozenset({"in", "from", "by", "to"})
SEEING = frozenset({"see", "put", "tell", "frame"})
# "For Kyiv, a truce must come first" is what Kyiv thinks; "for Kyiv, the talks brought little" is what befell it.
MUST = frozenset({"must", "should", "need", "cannot"})
STANDING = frozenset({"be", "remain", "stay"})
POSITIONS = frozenset(
    """precondition condition prerequisite priority line question necessity must principle taboo nonstarter non-starter
    dealbreaker unthinkable indispensable inviolable untouchable sacrosanct settled closed theirs
    negotiable business""".split()
)
# What may stand before a colon and say that somebody's position follows.
FIRM = frozenset(
    """firm clear adamant blunt categorical unequivocal unyielding unambiguous simple plain uncompromising insistent direct
    unchanged definite""".split()
)
STATED = frozenset(
    """message answer position reply line stance response view verdict priority goal aim demand condition word argument
    request signal term reaction explanation stand statement proposal offer""".split()
)
TOLD = frozenset("account version reading message answer reply response argument line position view".split())
LONGEST = 24  # words before such a colon
MARKED = TOLD | VIEWS | SEEING | {"per", "concerned", "for", "to"}  # words that a viewpoint begins with
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def viewpoint(token: Token) -> Found | None:
    """ "in Kyiv's view", "in the words of its envoy", "as Paris sees it", "per the Kremlin", "for Moscow, …"."""
    lemma, lower = token.lemma_, token.lower_
    if lemma in TOLD and token.dep_ == "nsubj" and token.head.lemma_ == "be":
        return _was_that(token)
    if token.pos_ in {"NOUN", "PROPN"} and lemma in VIEWS:
        return _seen(token)
    if lower == "per" and token.dep_ == "prep":
        thing = _object(token)
        named = thing is not None and (thing.pos_ == "PROPN" or any(c.tag_ == "POS" for c in thing.subtree))
        officials = thing is not None and any(c.lower_ == "the" for c in thing.children)
        return _around(token, token.head, token, thing) if thing and (named or officials) else None
    if lemma in SEEING and token.dep_ == "advcl" and (link := _as(token)) is not None:
        subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
        whole = any(c.dep_ == "dobj" and c.lower_ in {"it", "things", "this"} for c in token.children)
        return _around(token, token.head, link, subject) if subject and whole else None
    if lower == "concerned" and token.dep_ in {"advcl", "acomp", "ROOT", "ccomp"}:
        return _concerned(token)
    if lower in {"for", "to"} and token.dep_ == "prep" and token.i == bounds(token).start:
        return _for(token)
    return None


def _was_that(noun: Token) -> Found | None:
    """ "The Kremlin's account was that Washington had asked for it"."""
    clause = next((c for c in noun.head.children if c.dep_ == "ccomp" and c.i > noun.head.i), None)
    if clause is None or not any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children):
        return None
    whose = _stated(noun, noun, TOLD)
    return (whose[0], whose[1], [edges(clause)]) if whose is not None else None


def _as(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.lower_ == "as" and c.i < verb.i), None)


def _object(prep: Token) -> Token | None:
    return next((c for c in prep.children if c.dep_ == "pobj"), None)


def _around(start: Token, clause: Token, cue: Token, source: Token) -> Found | None:
    """The clause without the phrase that names the source."""
    found = outside(clause, edges(start))
    return ((cue.i, cue.i + 1), phrase(source), found) if found else None


def _seen(noun: Token) -> Found | None:
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ not in SEEN:
        return None
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is None:
        of = next((c for c in noun.children if c.lower_ == "of" and c.i > noun.i), None)
        owner = _object(of) if of is not None else None
        if owner is not None and owner.lemma_ == "view":  # "from Kyiv's point of view"
            owner = next((c for c in owner.children if c.dep_ == "poss"), None)
    if owner is None or owner.tag_ == "WP$":
        return None
    if noun.lemma_ in {"word", "account"} and prep.lower_ == "to":
        return None
    return _around(prep, prep.head, noun, owner)


def _concerned(token: Token) -> Found | None:
    """ "As far as Paris is concerned, …"."""
    subject = next((c for c in token.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    far = next((t for t in token.doc[max(0, token.i - 9) : token.i] if t.lower_ == "far"), None)
    if subject is None or far is None:
        return None
    sentence, begin = bounds(token), far.i - 1
    content = [(sentence.start, begin), (token.i + 1, sentence.end)]
    return (begin, begin + 1), phrase(subject), [(a, b) for a, b in content if b - a > 2]


def _for(prep: Token) -> Found | None:
    """ "For Kyiv, a truce has to come first", "For Moscow, membership is out of the question"."""
    thing, main = _object(prep), prep.head
    if thing is None or thing.pos_ != "PROPN" or main.i < prep.i:
        return None
    end = edges(prep)[1]
    if end >= len(prep.doc) or prep.doc[end].text != ",":
        return None
    kids = list(main.children)
    must = any(c.dep_ == "aux" and c.lower_ in MUST for c in kids) or (
        main.dep_ in {"ROOT", "ccomp"}
        and any(c.dep_ == "xcomp" for c in kids)
        and main.lemma_ in {"have", "need"}
    )
    if not must and not (main.lemma_ in STANDING and any(map(_settled, kids))):
        return None
    return _around(prep, main, prep, thing)


def _settled(word: Token) -> bool:
    """Whether a predicate says what is thought of a thing: "unacceptable", "a red line", "out of the question"."""
    if word.dep_ not in {"acomp", "attr", "prep", "oprd", "advmod"}:
        return False
    for one in (word, *word.children, *(t for c in word.children for t in c.children)):
        lemma = one.lemma_.casefold()
        cue = ADJECTIVES.get(lemma) or JUDGING_NOUNS.get(lemma)
        if lemma in POSITIONS or (cue is not None and cue.kind == "JUDGE"):
            return True
    return False


def before_colon(doc: Doc, colon: int, start: int, end: int) -> tuple[Span, Span] | None:
    """Cue and source of what follows a colon in running text: "Kyiv's answer: …", "On sanctions, Paris is firm: …",
    "The ministry's spokesman on Friday: …". `start` and `end`: of the sentence."""
    words = doc[start:colon]
    if not 0 < len(words) <= LONGEST or any(t.is_quote or t.text == ";" for t in words):
        return None
    for token in words:
        if token.lemma_ in FIRM and token.dep_ == "acomp" and token.head.lemma_ in STANDING:
            subject = next((c for c in token.head.children if c.dep_ == "nsubj"), None)
            return _stated(subject, token) if subject is not None else None
    if any(t.tag_ in FINITE for t in words):
        return _stood(words)
    noun = next((t for t in words if t.lemma_ in STATED and t.pos_ in {"NOUN", "PROPN"}), None)
    if noun is not None and (whose := _stated(noun, noun)) is not None:
        return whose
    alone = next((m for m in doc.mentions if m.start == start and m.end == colon), None)
    if alone and alone.party and alone.kind in {"party", "institution"}:
        return (colon, colon + 1), (start, colon)  # "Moscow: no truce before the regions are ours."
    if not any(t.tag_ in FINITE for t in doc[colon:end]):
        return None
    for mention in doc.mentions:
        if mention.start >= colon:
            break
        if mention.start >= start and mention.party and mention.kind in {"person", "office", "institution"}:
            before = doc[mention.start - 1]
            if mention.start == start or before.pos_ not in {"ADP", "CCONJ", "SCONJ"}:
                return (colon, colon + 1), (mention.start, mention.end)
            if before.lower_ == "of" and doc[start].pos_ == "PROPN":
                return (colon, colon + 1), (start, mention.end)
            return None
    return None


def _stood(words: Words) -> tuple[Span, Span] | None:
    """ "Kyiv's stance has not changed: …", "the answer from Moscow was short: …", "Paris repeated its position: …"."""
    for noun in words:
        if noun.lemma_ not in STATED or noun.pos_ != "NOUN":
            continue
        verb = noun.head
        if noun.dep_ in {"nsubj", "nsubjpass"} and verb.dep_ in {"ROOT", "ccomp"}:
            told = any(c.tag_ == "PRP$" for c in noun.children)
            return None if told else _stated(noun, noun)
        own = any(c.tag_ == "PRP$" for c in noun.children) or verb.lemma_ == "have"
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if noun.dep_ == "dobj" and own and subject is not None and subject.pos_ == "PROPN":
            return (noun.i, noun.i + 1), phrase(subject)
    return None


def _stated(subject: Token, cue: Token, nouns: frozenset[str] = STATED) -> tuple[Span, Span] | None:
    """Whose message it is: "Kyiv's answer", "the word from Moscow", "the position set out by its envoy"; or who is
    firm."""
    span = cue.i, cue.i + 1
    if subject.lemma_ not in nouns:
        return span, phrase(subject)
    by = [
        thing
        for c in subject.subtree
        if c.lower_ in {"by", "from"} and c.dep_ in {"agent", "prep"} and (thing := _object(c)) is not None
    ]
    owner = next((c for c in subject.children if c.dep_ == "poss"), None)
    source = by[0] if by else owner
    return (span, phrase(source)) if source is not None else None
