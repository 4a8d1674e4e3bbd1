"""Questions to a clause: is it only wanted, asked for, supposed or background; does it report, or list what is wanted?"""

from __future__ import annotations

from itertools import islice

from ingest.extraction import syntax
from ingest.extraction.background import RUMOURS, USING, of_another
from ingest.extraction.reading import VERBAL, cue_of
from ingest.extraction.sides import ASPECT, LISTABLE, REGRETS, SAYING, SUPPOSED, VERBS, Cue
from ingest.extraction.topic_mentions import TopicMention
from ingest.extraction.tree import Token
from ingest.extraction.worth import valued

SHOWING = frozenset(
    "confirm show prove demonstrate fulfil fulfill keep honor honour declare state express".split()
)


def takes_part(word: Token) -> bool:
    return word.lemma_ in {
        "participate",
        "participation",
        "engage",
        "interest",
        "interested",
        "confidence",
        "join",
        "part",
        "role",
        "involve",
        "result",
        "reach",
        "sense",
        "stand",
    }


def is_saying(node: Token, relation: str) -> bool:
    """Reporting verbs end the walk where they govern a clause; "maintain a ceasefire" does not report."""
    if node.lemma_ not in SAYING or node.pos_ not in VERBAL:
        return False
    if relation == "prep" and (
        node.lemma_ in {"reply", "respond", "answer", "comment"}
        or any(c.lower_ in {"yes", "no"} for c in node.children)
    ):
        return False
    if relation == "xcomp" and node.lemma_ in {"tell", "warn"}:
        return False  # "told Moscow to agree", "warned Paris not to lift sanctions"
    if relation == "dobj" and (
        valued(node) or any(c.dep_ == "aux" and c.lower_ == "to" for c in node.children)
    ):
        return False  # "described a truce as a trick", "expects Moscow to confirm a truce"
    return relation in {"ccomp", "advcl", "parataxis", "dep"} or cue_of(node) is None


@syntax.once
def verb_name(node: Token) -> str:
    for child in node.children:
        if child.dep_ in {"prt", "advmod"} and (both := f"{node.lemma_}_{child.lower_}") in VERBS:
            return both
    return str(node.lemma_)


@syntax.once
def realis(node: Token) -> bool:
    return node.tag_ not in {"VB"} or bool(
        set(syntax.auxiliaries(node)) & (syntax.FUTURE | {"did", "do", "does"})
    )


def happens(node: Token, aux: set[str]) -> bool:
    """Whether a verb tells what is done, not what should, could or is to be done."""
    return (
        node.pos_ in VERBAL
        and not aux & (syntax.DEONTIC | syntax.POSSIBLE)
        and realis(node)
        and not wanted(node)
    )


def needs(node: Token) -> bool:
    """ "needs to agree", "has to", "deserves to": so it should be, says whoever says so."""
    above = node.dep_ == "xcomp" and node.head.lemma_ in {"need", "have", "deserve"}
    return node.lemma_ == "deserve" or (above and node.head.pos_ in VERBAL)


@syntax.once
def supposed(node: Token) -> str:
    """ "whether", "if" and the like above a clause; "if" for an inverted condition ("Had Kyiv agreed"); else empty."""
    clause = node.head if node.dep_ in {"acomp", "attr"} else node
    for _ in range(4):
        word = syntax.mark(clause)
        if word in SUPPOSED:
            return word
        if syntax.inverted(clause):
            return "if"
        if clause.dep_ not in {"conj", "xcomp", "ccomp"}:
            return ""
        if clause.dep_ == "ccomp" and clause.head.lemma_ not in SHOWING | SAYING:
            return ""  # "if Kyiv declares that it is ready"
        clause = clause.head
    return ""


GUESSING = frozenset("sure certain convinced confident".split())
ORDERING = frozenset({"tell", "dare", "challenge"})  # "told Moscow to agree"
TELLING = frozenset("note recall report know learn consider".split())


@syntax.once
def presumed(root: Token) -> bool:
    """ "suspects that Kyiv wants none", "is sure that it does": what a party thinks of another's side is no side."""
    for clause in islice(root.ancestors, 4):
        word, cue = clause.head, cue_of(clause.head)
        if dismissed(word) and not told(clause):
            return True
        if word.tag_ not in {"VBD", "VBZ", "VBP", "JJ"} or not _finite(clause) or told(clause):
            continue
        if word.lower_ in GUESSING or (cue is not None and cue.kind == "BLOCK"):
            return True
    return False


@syntax.once
def wanted(node: Token) -> bool:
    """Whether the clause is the complement of another cue, so that its own subject has taken no side yet."""
    clause = node.head if node.dep_ in {"acomp", "attr", "oprd"} else node
    while clause.dep_ == "conj" and clause.head.pos_ in VERBAL:
        clause = clause.head
    parent = clause.head
    if of_another(clause) or (clause.dep_ == "xcomp" and parent.lemma_ in ORDERING):
        return True
    if clause.dep_ == "ccomp" and syntax.cleft(clause) is not None:
        return False  # "it is Kyiv that refuses"
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)
    if clause.dep_ in {"xcomp", "ccomp", "pcomp", "acl", "csubj"} or (clause.dep_ == "advcl" and infinitive):
        if clause.dep_ == "pcomp":
            if parent.lower_ in {"by", "while", "upon", "despite"}:
                return False  # "by accepting the truce, Kyiv …"
            parent = parent.head
        if clause.dep_ == "xcomp" and parent.lemma_ in ASPECT and parent.pos_ in VERBAL:
            return wanted(parent)
        if told(clause):
            return False
        cue = cue_of(parent)
        if clause.dep_ == "advcl" and (cue is None or cue.kind not in {"WANT", "ASK"}):
            return False  # "travelled to Kyiv to demand": a purpose
        if parent.lemma_ in REGRETS and (syntax.mark(clause) == "that" or _finite(clause)):
            return False  # "complained that Moscow refuses": it is so
        if cue is not None and (cue.kind == "ASK" or parent.lemma_ in REGRETS or cue.kind == "BLOCK"):
            return True
        if clause.dep_ == "ccomp" and (parent.lemma_ in SAYING or clause.tag_ in {"VBD", "VBZ", "VBP"}):
            return False
        return cue is not None and cue.kind in {
            "WANT",
            "ASK",
            "MAYBE",
            "CHANGE",
            "BLOCK",
            "ACCUSE",
            "ACT",
            "JUDGE",
        }
    return False


def told(clause: Token) -> bool:
    """ "noted that Kyiv refuses", "insisted that Moscow was ready": told as a fact, by a word that elsewhere asks for what
    its clause says or keeps it from counting."""
    if clause.head.lemma_ in {"insist", "suggest"}:  # "insisted that both sides agree": asked for
        return clause.lemma_ in USING or bool(_finite(clause) & {"VBD", "VBZ"})
    if dismissed(clause.head):
        return syntax.mark(clause) == "that" and _their_own(clause, clause.head)
    return clause.head.lemma_ in TELLING and bool(_finite(clause))


def dismissed(rumour: Token) -> bool:
    """ "denied claims that": also where the noun is read as a verb."""
    as_verb = rumour.tag_ == "VBZ" and rumour.dep_ == "ccomp"
    return (
        rumour.lemma_ in RUMOURS and (as_verb or rumour.dep_ == "dobj") and rumour.head.lemma_ in DISMISSING
    )


def _their_own(clause: Token, rumour: Token) -> bool:
    """ "Kyiv denied Russian claims that it had agreed": who denies it is who is said to have done it."""
    own, denier = (syntax.subjects(w)[:1] for w in (clause, rumour.head))
    if own and own[0].pos_ == "PRON":
        return not any(c.dep_ == "poss" for c in rumour.children)
    mentions = clause.doc.mentions
    of = [{m.party for m in mentions for t in who if m.start <= t.i < m.end} for who in (own, denier)]
    return bool(of[0]) and of[0] == of[1]


DENYING = frozenset("deny refute disprove rebut dispute disavow".split())
DISMISSING = DENYING | frozenset({"reject", "dismiss"})


def _finite(clause: Token) -> set[str]:
    """The finite tags of a clause that a verb governs and that has a subject."""
    if clause.dep_ != "ccomp" or not {c.dep_ for c in clause.children} & syntax.SUBJECTS:
        return set()
    tags = {clause.tag_, *(c.tag_ for c in clause.children if c.dep_ in {"aux", "auxpass"})}
    return tags & {"VBD", "VBZ", "VBP", "MD"}


def expects_of_somebody(verb: Token) -> bool:
    """ "Kyiv expects Moscow to agree", "we expect": a demand, not a forecast."""
    for child in verb.children:
        if child.dep_ in {"ccomp", "xcomp"} and any(
            c.dep_ == "nsubj" and c.pos_ == "PROPN" for c in child.children
        ):
            return True
        if child.dep_ == "nsubj" and child.lower_ == "we":
            return True
    return any(c.dep_ == "nsubj" and c.pos_ == "PROPN" for c in verb.children) and any(
        c.dep_ == "ccomp" for c in verb.children
    )


def denies_itself(node: Token, mention: TopicMention) -> bool:
    """Whether the denial is one of the mention's own words ("not recognise Crimea"), not only between them ("Putin will
    not go to Ankara"): only phrases of the opposite side have one."""
    own = [c.i for c in node.children if c.dep_ == "neg" and mention.start <= c.i < mention.end]
    if mention.topic in {"ceasefire", "sanctions"} and mention.start in own:
        return True  # "promised not to strike power plants", "do not buy Russian gas"
    return mention.side < 0 and mention.topic in {"nato", "territory", "talks"} and bool(own)


def listed(verb: Token) -> tuple[Token, Cue] | None:
    """The demands, terms or priorities that a verb lists: "conditions include", "the goal is"."""
    for child in verb.children:
        if child.dep_ in {"nsubj", "attr", "nsubjpass"}:
            noun = syntax.antecedent(child)
            if noun.lower_ in {"they", "these", "those"}:
                noun = next(
                    (
                        t
                        for t in reversed(verb.doc[max(0, noun.i - 30) : noun.i])
                        if t.pos_ == "NOUN" and t.lemma_ in LISTABLE
                    ),
                    noun,
                )
            if noun.pos_ == "NOUN" and (cue := cue_of(noun)) and cue.kind in {"WANT", "ASK"}:
                return noun, cue
    return None


def doing_together(verb: Token, end: int) -> list[Token]:
    """The names before `end` that do something together: the subject's row, and whom they do it with."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < end), None)
    if subject is None or subject.pos_ != "PROPN":
        return []
    found = [subject, *subject.conjuncts]
    preps = [
        c
        for c in (*verb.children, *subject.children)
        if c.dep_ == "prep" and c.lower_ in {"with", "alongside"}
    ]
    heads = [p for c in preps for p in c.children if p.dep_ == "pobj"]
    found += [t for p in heads for t in (p, *p.conjuncts)]
    return [t for t in found if t.i < end] if all(t.pos_ == "PROPN" for t in found) else []
