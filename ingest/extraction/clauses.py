"""Questions to a clause: is it only wanted, asked for, supposed or background; does it report, or list what is wanted?"""

from __future__ import annotations

from itertools import islice

from ingest.extraction import syntax
from ingest.extraction.background import USING, as_soon_as, of_another
from ingest.extraction.limits import conceded
from ingest.extraction.pronouns import HE, IT, THEY
from ingest.extraction.reading import VERBAL, cue_of
from ingest.extraction.sides import ASPECT, LISTABLE, REGRETS, SAYING, SUPPOSED, VERBS, Cue
from ingest.extraction.topic_mentions import TopicMention
from ingest.extraction.tree import Token
from ingest.extraction.worth import valued

SHOWING = frozenset(
    "confirm show prove demonstrate fulfil fulfill keep honor honour declare state express".split()
)
# Whoever is made to do it has not wanted it.
CAUSING = frozenset("make force compel get push pressure".split())


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
    if node.lemma_ == "point" and any(c.lemma_ == "finger" for c in node.children):
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


def talked_of(verb: Token) -> bool:
    """ "did not mention lifting sanctions", "talked about sending arms": spoken of, not done."""
    above = verb.head.head if verb.dep_ == "pcomp" else verb.head
    cue = cue_of(above) if verb.tag_ == "VBG" and verb.dep_ in {"pcomp", "xcomp", "ccomp", "dobj"} else None
    return cue is not None and cue.kind == "TALK"


def happens(node: Token, aux: set[str]) -> bool:
    """Whether a verb tells what is done, not what should, could or is to be done."""
    return (
        node.pos_ in VERBAL
        and not aux & (syntax.DEONTIC | syntax.POSSIBLE)
        and realis(node)
        and not wanted(node)
    )


def denied_now(node: Token, aux: set[str]) -> bool:
    """ "does not give up land", "has never recognised the annexation": what somebody does not do."""
    never = node.lemma_ in {"recognise", "recognize"} and any(c.lower_ == "never" for c in node.children)
    return (never or bool(aux & {"do", "does"})) and syntax.negated(node) and not supposed(node)


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
        if syntax.inverted(clause) or as_soon_as(clause) or conceded(clause, clause.head):
            return "if"
        if clause.dep_ not in {"conj", "xcomp", "ccomp"} or clause.head == clause:
            return ""
        if clause.dep_ == "ccomp" and clause.head.lemma_ not in SHOWING | SAYING:
            return ""  # "if Kyiv declares that it is ready"
        clause = clause.head
    return ""


@syntax.once
def backdrop(node: Token) -> bool:
    """Whether an act is only the background of the sentence: "after Russia declared a truce"."""
    clause = node
    while clause.dep_ == "conj" and clause.head != clause:
        clause = clause.head
    return clause.dep_ in {"advcl", "relcl", "acl", "pcomp"} and syntax.mark(clause) in {
        "after",
        "since",
        "when",
        "as",
        "before",
        "while",
        "because",
    }


TELLING = frozenset("note recall report know learn consider".split())
GUESSING = frozenset("sure certain convinced confident".split())


@syntax.once
def wanted(node: Token) -> bool:
    """Whether the clause is the complement of another cue, so that its own subject has taken no side yet."""
    clause = node.head if node.dep_ in {"acomp", "attr", "oprd"} else node
    while clause.dep_ == "conj" and clause.head.pos_ in VERBAL:
        clause = clause.head
    parent = clause.head
    if (
        talked_of(node)
        or of_another(clause)
        or (clause.dep_ in {"ccomp", "xcomp"} and parent.lemma_ in CAUSING and syntax.mark(clause) != "that")
        or (clause.dep_ == "xcomp" and parent.lemma_ in {"tell", "dare", "challenge"})
    ):
        return True
    if clause.dep_ == "ccomp" and syntax.cleft(clause) is not None:
        return False  # "it is Kyiv that refuses"
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)
    if (
        clause.dep_ in {"xcomp", "ccomp", "pcomp", "acl", "csubj"} or (clause.dep_ == "advcl" and infinitive)
    ) and parent != clause:
        if clause.dep_ == "pcomp":
            if parent.lower_ in {"by", "while", "upon", "despite"}:
                return False  # "by accepting the truce, Kyiv …"
            parent = parent.head
        if clause.dep_ == "xcomp" and parent.lemma_ in ASPECT and parent.pos_ in VERBAL:
            return wanted(parent)
        if clause.dep_ == "xcomp" and parent.lemma_ in {"stop", "cease"} and syntax.negated(parent):
            return wanted(parent)  # "will not stop asking"
        if told(clause):
            return False
        cue = cue_of(parent)
        if clause.dep_ == "advcl" and (cue is None or cue.kind not in {"WANT", "ASK"}):
            return False  # "travelled to Kyiv to demand": a purpose
        if parent.lemma_ in REGRETS and (
            (clause.dep_ == "ccomp" and syntax.mark(clause) == "that") or _finite(clause)
        ):
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
        used = clause.lemma_ in USING and bool(set(syntax.auxiliaries(clause)) & syntax.POSSIBLE)
        return used or bool(_finite(clause) & {"VBD", "VBZ"})
    rumour = clause.head
    if rumour.dep_ == "dobj" and rumour.lemma_ in RUMOURS and rumour.head.lemma_ in DISMISSING:
        return syntax.mark(clause) == "that" and _their_own(clause, rumour)
    return clause.head.lemma_ in TELLING and bool(_finite(clause))


def _their_own(clause: Token, rumour: Token) -> bool:
    """ "Kyiv denied Russian claims that it had agreed": who denies it is who is said to have done it."""
    own, denier = (syntax.subjects(w)[:1] for w in (clause, rumour.head))
    if own and own[0].lower_ in IT | THEY | HE:
        return not any(c.dep_ == "poss" for c in rumour.children)
    of = [
        {m.party for m in clause.doc.mentions for t in who if m.start <= t.i < m.end} for who in (own, denier)
    ]
    return bool(of[0]) and of[0] == of[1]


DENYING = frozenset("deny refute disprove rebut dispute disavow".split())
DISMISSING = DENYING | frozenset({"reject", "dismiss"})
RUMOURS = frozenset("claim report allegation accusation suggestion rumour rumor assertion".split())


def guessed(node: Token) -> bool:
    """ "suspects that Kyiv refused", "is sure that Kyiv wants none": what a party thinks of another's side is no side."""
    clause = node.head if node.dep_ in {"acomp", "attr", "oprd"} else node
    word, cue = clause.head, cue_of(clause.head)
    if word.lemma_ == "expect" and any(c.tag_ == "MD" for c in clause.children):
        return False  # "expects that Kyiv will agree"
    if word.tag_ not in {"VBD", "VBZ", "VBP", "JJ"} and word.lower_ not in GUESSING:
        return False  # "would love to hear that they have agreed"
    blocked = cue is not None and cue.kind == "BLOCK" and not told(clause)
    sure = word.lower_ in GUESSING and not any(c.dep_ == "dobj" for c in word.children)
    return (blocked or sure) and bool(_finite(clause))


@syntax.once
def presumed(root: Token) -> bool:
    """Whether a word stands in a clause so guessed."""
    return any(guessed(a) for a in islice(root.ancestors, 4))


def _finite(clause: Token) -> set[str]:
    """The finite tags of a clause that a verb governs and that has a subject."""
    if clause.dep_ != "ccomp" or not {c.dep_ for c in clause.children} & syntax.SUBJECTS:
        return set()
    tags = {clause.tag_, *(c.tag_ for c in clause.children if c.dep_ in {"aux", "auxpass"})}
    return tags & {"VBD", "VBZ", "VBP", "MD"}


def asked_for(noun: Token, governor: Token) -> bool:
    """ "must confirm its commitment", "urged Moscow to show its readiness": what is still missing."""
    return (
        noun.dep_ == "dobj"
        and governor.lemma_ in SHOWING
        and governor.pos_ in VERBAL
        and (bool(set(syntax.auxiliaries(governor)) & syntax.DEONTIC) or needs(governor) or wanted(governor))
    )


def expects_of_somebody(verb: Token) -> bool:
    """ "Kyiv expects Moscow to agree", "expects an answer from Russia", "we expect": a demand, not a forecast."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in {"from", "of"}:
            return True
        if child.dep_ == "dobj" and any(c.dep_ == "prep" and c.lower_ == "from" for c in child.children):
            return True
        if child.dep_ in {"ccomp", "xcomp"} and any(
            c.dep_ == "nsubj" and (c.pos_ == "PROPN" or c.lemma_ == "side") for c in child.children
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
                return None if any(map(_bad, noun.children)) else (noun, cue)
    return None


def _bad(word: Token) -> bool:
    """ "an unrealistic goal": nobody's."""
    cue = cue_of(word) if word.dep_ == "amod" else None
    return cue is not None and cue.kind == "JUDGE" and cue.sign < 0


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
    heads += [c for c in verb.children if c.dep_ == "dobj" and verb.lemma_ in {"meet", "join"}]
    found += [t for p in heads for t in (p, *p.conjuncts)]
    return [t for t in found if t.i < end] if all(t.pos_ == "PROPN" for t in found) else []
