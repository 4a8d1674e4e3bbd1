"""Attribution without a verb of saying: "in Kyiv's view, …", "per the Kremlin, …", "Kyiv's answer: …".

Pure functions on tokens, like complements.py; PolNeAR (Newell, Margolin, Ruths 2018) counts these as attributions too.
"""

from __future__ import annotations

from ingest.extraction import syntax
from ingest.extraction.complements import Span, edges, outside, phrase
from ingest.extraction.tree import Doc, Token

Found = tuple[Span, Span, list[Span]]  # cue, source, content
VIEWS = frozenset(
    "view eye opinion word perspective standpoint viewpoint point telling judgment judgement estimation account".split()
)
MARKED = VIEWS | {"per"}  # words that a viewpoint begins with
SEEN = frozenset({"in", "from", "by", "to"})
STATED = frozenset(
    """message answer position reply line stance response view verdict priority goal aim demand condition word argument
    request signal term reaction explanation stand statement proposal offer note point post comment wish list call verdict promise
    paper text summary formula reminder warning""".split()
)
LONGEST = 24  # words before such a colon


def viewpoint(token: Token) -> Found | None:
    """ "in Kyiv's view", "in the words of its envoy", "per the Kremlin"."""
    if token.pos_ in {"NOUN", "PROPN"} and token.lemma_ in VIEWS:
        return _seen(token)
    if token.lower_ == "per" and token.dep_ == "prep":
        thing = _object(token)
        named = thing is not None and (thing.pos_ == "PROPN" or any(c.tag_ == "POS" for c in thing.subtree))
        officials = thing is not None and any(c.lower_ == "the" for c in thing.children)
        return _around(token, token.head, token, thing) if thing and (named or officials) else None
    return None


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


def before_colon(doc: Doc, colon: int, start: int, end: int) -> tuple[Span, Span] | None:
    """Cue and source of what follows a colon in running text: "Kyiv's answer: …", "The ministry's spokesman on
    Friday: …". `start` and `end`: of the sentence."""
    words = doc[start:colon]
    if not 0 < len(words) <= LONGEST:
        return None
    if any(t.is_quote or t.text == ";" or (t.tag_ in syntax.FINITE and not _aside(t)) for t in words):
        return None
    noun = next((t for t in words if t.lemma_ in STATED and t.pos_ in {"NOUN", "PROPN"}), None)
    if noun is not None and (whose := _stated(noun)) is not None:
        return whose
    if (fronted := _fronted(doc, start, colon)) is not None:
        return (colon, colon + 1), fronted
    alone = next((m for m in doc.mentions if m.start == start and m.end == colon), None)
    if alone and alone.party and alone.kind in {"party", "institution"}:
        return (colon, colon + 1), (start, colon)  # "Moscow: no truce before the regions are ours."
    if not any(t.tag_ in syntax.FINITE for t in doc[colon:end]):
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


def _fronted(doc: Doc, start: int, colon: int) -> Span | None:
    """ "From Ankara on Tuesday: …", "Out of Paris, the same line: …", "Lavrov, as so often: …": the one who is named first."""
    named = [m for m in doc.mentions if start <= m.start < colon and m.party]
    if not named:
        return None
    first, words = named[0], doc.lowers[start : named[0].start]
    if first.start == start and first.end < colon and first.kind in {"person", "office"}:
        return (start, first.end) if doc[first.end].text == "," or doc[first.end].pos_ == "ADP" else None
    if len(words) <= MOST_BEFORE and ((words and words[0] == "for") or {"from", "out"} & set(words)):
        return first.start, first.end
    return None


COMING = frozenset("come be follow arrive read go run sound remain".split())
MOST_BEFORE = 3  # words: "new from Kyiv"


def _aside(verb: Token) -> bool:
    """Whether a finite verb only tells more of a name, "the minister, whose country had hosted it", or that the words came:
    "The answer from Kyiv came at once"."""
    while verb.dep_ in {"aux", "auxpass"}:
        verb = verb.head
    stated = any(c.dep_ == "nsubj" and c.lemma_ in STATED for c in verb.children)
    return verb.dep_ in {"relcl", "acl"} or (stated and verb.lemma_ in COMING)


def _stated(noun: Token) -> tuple[Span, Span] | None:
    """Whose message it is: "Kyiv's answer", "the word from Moscow", "the position set out by its envoy"."""
    by = [
        thing
        for c in noun.subtree
        if c.lower_ in {"by", "from"} and c.dep_ in {"agent", "prep"} and (thing := _object(c)) is not None
    ]
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    of = (
        p for c in noun.children if c.lower_ == "of" and (p := _object(c)) is not None and p.pos_ == "PROPN"
    )
    source = by[0] if by else owner or next(iter(of), None)
    return ((noun.i, noun.i + 1), phrase(source)) if source is not None else None
