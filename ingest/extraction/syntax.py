"""Small questions to a dependency parse (CLEAR labels of spaCy's English models): who does it, is it denied, is it so?"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from ingest.extraction.tree import Doc, Token

Answer = TypeVar("Answer")

SUBJECTS = frozenset({"nsubj", "csubj"})
# Participles that the parser takes for a passive: "is opposed to", "is committed to" tell what their subject thinks.
STATIVE = frozenset(
    "opposed committed interested prepared determined inclined disposed resolved dedicated".split()
)
PASSIVE = frozenset({"nsubjpass", "csubjpass"})
VERBAL = frozenset({"VERB", "AUX"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})  # tags
ELLIPTIC = frozenset({"have", "do", "be", "will", "would"})  # "Kyiv agreed; Moscow has not"
BARGAINS = frozenset("agreement deal accord understanding consensus".split())  # "a deal was reached between"
RELATIVES = frozenset({"which", "who", "that", "whom"})
# Verbs whose object, not their subject, does what the infinitive names ("urged Moscow to agree").
OBJECT_CONTROL = frozenset(
    """urge ask order instruct force compel press push tell call want allow let enable help encourage invite persuade
    convince require request expect get pressure lobby warn implore beg command advise make authorize need like bring dare challenge""".split()
)
DECREES = frozenset({"decree", "order", "law", "bill", "act"})
GATHERED = frozenset({"list", "set", "number", "series", "range", "package"})
LEANING_ON = frozenset({"insist", "focus", "rest", "stand", "work", "count", "press"})
DEONTIC = frozenset({"must", "should", "shall", "ought"})
FUTURE = frozenset({"will", "'ll", "’ll", "wo", "would", "'d", "’d"})
POSSIBLE = frozenset({"may", "might", "could"})


def once(ask: Callable[[Token], Answer]) -> Callable[[Token], Answer]:
    """`ask`, answered once a token: the answers are kept in the Doc, whose parse is final."""
    name = f"{ask.__module__}.{ask.__qualname__}"

    @wraps(ask)
    def answer(token: Token) -> Answer:
        kept: dict[int, Answer] = token.doc.answers[name]
        if token.i not in kept:
            kept[token.i] = ask(token)
        return kept[token.i]

    return answer


def once_a_text(read: Callable[[Doc], Answer]) -> Callable[[Doc], Answer]:
    """`read`, done once a text: what was read is kept with the Doc."""
    name = f"{read.__module__}.{read.__qualname__}"

    @wraps(read)
    def answer(doc: Doc) -> Answer:
        if name not in doc.user_data:
            doc.user_data[name] = read(doc)
        kept: Answer = doc.user_data[name]
        return kept

    return answer


def subjects(token: Token, seen: int = 0) -> list[Token]:
    """Who does what `token`, a verb or an adjective with a copula, names; empty where nobody is named.

    Follows coordination, control, participles and relative clauses; a passive gives its agent.
    """
    if seen > 6:
        return []
    below = token.children
    own = [c for c in below if c.dep_ in SUBJECTS]
    if any(c.dep_ in PASSIVE or c.dep_ in {"auxpass", "agent"} for c in below):
        agents = _agents(token)
        if agents or token.lower_ not in STATIVE:
            return agents
        return [antecedent(c) for c in below if c.dep_ == "nsubjpass"]
    if own:
        return [_place_of(antecedent(c)) for c in own if not _expletive(c, token)]
    head = token.head
    if head == token:
        return []
    if token.dep_ in {"acomp", "attr", "oprd"} and head.pos_ in VERBAL:
        return subjects(head, seen + 1)
    if (
        token.dep_ in {"amod", "appos", "acl"}
        and token.pos_ == "ADJ"
        and (head.pos_ == "PROPN" or (head.dep_ == "ROOT" and head.is_title))
        and head.i < token.i
    ):
        return [head]  # a headline without its verb: "Kyiv ready for talks"
    if token.dep_ == "conj":
        return subjects(head, seen + 1)
    if token.dep_ == "xcomp":
        objects = [c for c in head.children if c.dep_ in {"dobj", "dative"} and c.i < token.i]
        if objects and head.lemma_ in OBJECT_CONTROL:
            return objects
        return subjects(head, seen + 1) or _possessors(head)
    if token.dep_ == "ccomp" and head.lemma_ in OBJECT_CONTROL:
        return [c for c in head.children if c.dep_ in {"dobj", "dative"} and c.i < token.i]
    if token.dep_ == "advcl" and (
        token.pos_ == "ADJ"  # "though ready", "while calling"
        or (token.tag_ == "VBG" and not any(c.dep_ == "aux" for c in below))
        or not any(c.dep_ == "mark" for c in below)
        or any(c.dep_ == "aux" and c.lower_ == "to" for c in below)  # "so as to", "in order to"
    ):
        return subjects(head, seen + 1)
    if token.dep_ == "pcomp":
        return _of_preposition(head, seen)
    if token.dep_ in {"acl", "relcl"}:
        if token.tag_ in {"VBN"} and token.dep_ == "acl":
            return _agents(token)
        if token.tag_ == "VBG" or token.dep_ == "relcl":
            if token.tag_ == "VBG" and head.lemma_ in DECREES and (signed := light_subjects(head, seen + 1)):
                return signed  # "signed a decree imposing sanctions"
            return [head] if token.tag_ == "VBG" else []
        return _possessors(head) or light_subjects(head, seen + 1)
    return []


def _agents(verb: Token) -> list[Token]:
    return [p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"]


def _place_of(subject: Token) -> Token:
    """ "Nobody in Kyiv": it is Kyiv's side, which the verb denies."""
    if subject.lower_ in {"nobody", "one", "none"}:
        for prep in subject.children:
            if prep.dep_ == "prep" and prep.lower_ in {"in", "at", "of"}:
                return next((p for p in prep.children if p.dep_ == "pobj"), subject)
    return subject


def _expletive(subject: Token, verb: Token) -> bool:
    """The "it" of "it is important to"."""
    return (
        subject.lower_ == "it"
        and verb.lemma_ in {"be", "seem", "become", "remain"}
        and any(c.dep_ in {"acomp", "attr"} for c in verb.children)
        and any(
            c.dep_ in {"xcomp", "ccomp", "csubj", "advcl"}
            for c in (*verb.children, *(g for c in verb.children if c.dep_ == "acomp" for g in c.children))
        )
        and not any(
            c.dep_ == "acomp"
            and c.lemma_ in {"ready", "willing", "open", "prepared", "committed", "determined", "interested"}
            for c in verb.children
        )
    )


def _of_preposition(prep: Token, seen: int) -> list[Token]:
    """Who does the gerund after a preposition: "accused X of", "interest in", "is close to"."""
    head = prep.head
    if head.pos_ in VERBAL:
        objects = [c for c in head.children if c.dep_ == "dobj" and c.i < prep.i]
        return (
            objects
            if objects and prep.lower_ in {"of", "for", "from", "against"}
            else subjects(head, seen + 1)
        )
    return _possessors(head) or light_subjects(head, seen + 1)


def joined_subject(pronoun: Token) -> Token | None:
    """ "Moscow does not mind Kyiv joining, but it rejects …": the subject of the clause that the second one joins."""
    if pronoun.dep_ != "nsubj" or pronoun.head.dep_ != "conj":
        return None
    return next((c for c in pronoun.head.head.children if c.dep_ == "nsubj" and c.i < pronoun.i), None)


def antecedent(token: Token) -> Token:
    """The noun a relative pronoun stands for; the token itself otherwise."""
    clause = token.head
    if token.lower_ in RELATIVES and (named := cleft(clause)) is not None:
        return named
    while clause.dep_ in {"conj", "xcomp", "ccomp"} and clause.head != clause:
        clause = clause.head
    if token.lower_ in RELATIVES and clause.dep_ == "relcl":
        return clause.head
    return token


def cleft(clause: Token) -> Token | None:
    """ "It is Kyiv that holds up the exchange": Kyiv."""
    copula = clause.head if clause.dep_ in {"ccomp", "advcl"} else clause.head.head
    if copula.lemma_ != "be" or not any(c.lower_ == "it" and c.dep_ == "nsubj" for c in copula.children):
        return None
    return next((c for c in copula.children if c.dep_ == "attr" and c.i < clause.i), None)


OF_A_THING = frozenset("importance significance urgency necessity need".split())


def _possessors(noun: Token) -> list[Token]:
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return []
    found = [c for c in noun.children if c.dep_ == "poss"]
    if found:
        return found
    for prep in noun.children:
        if noun.lemma_ in OF_A_THING and prep.lower_ == "of":
            continue  # "the importance of energy"
        if prep.dep_ in {"prep", "agent"} and prep.lower_ in {"of", "by", "from"}:
            found += [p for p in prep.children if p.dep_ == "pobj"]
    if not found and noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in GATHERED:
        found = [c for c in noun.head.head.children if c.dep_ == "poss"]  # "the Kremlin's list of demands"
    found += [
        c
        for c in noun.children
        if c.dep_ in {"amod", "compound", "nmod"} and c.pos_ != "PRON" and c.text[:1].isupper()
    ]
    return found or _makers(noun)


VOICED = frozenset(
    "make put voice raise table float submit present issue offer launch advance express set formulate".split()
)


def _makers(noun: Token) -> list[Token]:
    """ "a proposal put forward by Kyiv", "the conditions set by Moscow"."""
    made = [c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_ in VOICED]
    links = [by for clause in made for by in clause.children if by.lower_ == "by"]
    return [p for by in links for p in by.children if p.dep_ == "pobj" and p.pos_ in {"PROPN", "NOUN"}]


def light_subjects(noun: Token, seen: int = 0) -> list[Token]:
    """The subject of the verb that a noun is the object of: "reiterated its willingness", "made a call for"."""
    head = noun.head
    while head.dep_ in {"conj", "appos"} and head != head.head and head.pos_ in {"NOUN", "PROPN"}:
        head = head.head
    if noun.dep_ in {"dobj", "attr", "oprd"} and head.pos_ in VERBAL:
        return [] if only_seen(noun) else subjects(head, seen + 1)
    for _ in range(4):  # "a host of demands", "a mix of terms"
        if noun.dep_ != "pobj":
            break
        governor = head.head
        if head.lower_ in {"on", "over", "about"} and governor.lemma_ not in LEANING_ON:
            break  # "remain apart on the conditions"
        if governor.pos_ in VERBAL:
            return subjects(governor, seen + 1)
        noun, head = governor, governor.head
        if noun.dep_ in {"dobj", "attr", "oprd"} and head.pos_ in VERBAL:
            return subjects(head, seen + 1)
    return []


def only_seen(noun: Token) -> bool:
    """ "sees no readiness in Moscow to negotiate": not whoever sees it is unready."""
    return noun.lemma_ in MINDS and noun.dep_ == "dobj" and noun.head.lemma_ in SEEING


def holders_of_noun(noun: Token) -> list[Token]:
    """Who wants it: "Kyiv's demand", "a call by Ankara", "the Russian refusal", "reiterated its willingness"."""
    found = _possessors(noun)
    if found or noun.lemma_ not in BARGAINS:
        return found
    above = [noun, noun.head] if noun.dep_ in PASSIVE else [noun]
    between = (c for word in above for c in word.children if c.dep_ == "prep" and c.lower_ == "between")
    return [p for prep in between for p in prep.children if p.dep_ == "pobj"]


SEEING = frozenset("see find detect sense notice observe perceive doubt question".split())
MINDS = frozenset(
    "readiness willingness unwillingness reluctance desire appetite wish intention resolve".split()
)
SIGNS = frozenset("sign indication hint signal".split())  # "has shown no sign of agreeing"
SLIGHT = frozenset("interest appetite desire inclination willingness readiness enthusiasm will".split())


@once
def negated(token: Token) -> bool:
    """Whether the word itself is denied: "not ready", "no talks", "never agreed", "neither wants"."""
    own, dep = token.children, token.dep_
    for c in own:
        if c.dep_ == "neg" or c.lower_ in {"never", "neither", "nor", "hardly"}:
            return True
        if c.lower_ == "by" and any(p.lemma_ == "mean" and _none(p) for p in c.children):
            return True  # "by no means"
        if c.lower_ == "little" and c.dep_ == "amod" and token.lemma_ in SLIGHT:
            return True  # "showed little readiness for"
        if c.lower_ == "longer" and any(w.lower_ == "no" for w in c.children):
            return True
    if dep == "xcomp" and token.head.lemma_ == "go" and token.head.tag_ == "VBG":
        return negated(token.head)  # "is not going to agree"
    if any(c.dep_ == "det" and c.lower_ == "no" for c in own):
        return True
    if dep in {"acomp", "attr", "oprd"}:  # a participle too: "is not opposed to"
        return negated(token.head)
    if token.pos_ not in VERBAL:
        return bool(token.head.dep_ == "prep" and token.head.lower_ == "without")
    if dep == "pcomp" and token.head.head.lemma_ in SIGNS:
        return any(c.lower_ in {"no", "few", "little"} for c in token.head.head.children)
    subject = next((c for c in own if c.dep_ in SUBJECTS or c.dep_ in PASSIVE), None)
    if subject is not None and (
        subject.lower_ in {"nobody", "none", "nothing", "neither"}
        or any(c.dep_ == "det" and c.lower_ in {"no", "neither"} for c in subject.children)
        or _not_one(subject.left_edge)  # "not an inch of it"
    ):
        return True
    if token.i and token.doc.lowers[token.i - 1] == "nor":
        return True
    if dep == "conj" and any(c.lower_ in {"nor", "or"} and c.dep_ == "cc" for c in token.head.children):
        return negated(token.head)
    return any(c.dep_ == "aux" and c.lower_ == "cannot" for c in own)


ONLY = frozenset("only just merely simply all every".split())


def _not_one(word: Token) -> bool:
    """ "Not an inch", "neither Moscow nor Kyiv"."""
    return word.lower_ == "neither" or (word.lower_ == "not" and word.nbor().lower_ not in ONLY)


def _none(noun: Token) -> bool:
    return any(c.lower_ == "no" for c in noun.children)


@once
def inverted(clause: Token) -> bool:
    """ "should Kyiv refuse", "had they agreed": a condition without "if"."""
    helper = next((c for c in clause.children if c.dep_ in {"aux", "auxpass"}), None)
    if helper is None or helper.lower_ not in {"should", "had", "were"}:
        return False
    subject = next((c for c in clause.children if c.dep_ in SUBJECTS | PASSIVE), None)
    return subject is not None and helper.i < subject.left_edge.i


@once
def auxiliaries(token: Token) -> tuple[str, ...]:
    """The modal words above a verb, shared by coordination ("must stop and withdraw")."""
    clause = token
    if token.pos_ not in VERBAL and token.dep_ in {"acomp", "attr", "oprd"}:
        clause = token.head
    own, dep = clause.children, clause.dep_
    found = [c.lower_ for c in own if c.dep_ in {"aux", "auxpass"}]
    if dep == "xcomp" and clause.head.lemma_ == "go" and clause.head.tag_ == "VBG":
        found.append("will")
    if dep == "xcomp" and clause.head.lower_ == "ought":
        found.append("ought")
    if (
        clause.i
        and clause.doc.lowers[clause.i - 1] == "better"
        and clause.tag_ in {"VB", "VBP"}
        and not found
    ):
        found += [] if clause.doc.lowers[clause.i - 2] == "it" else ["should"]  # "they better come"
    if dep == "conj" and not any(c.dep_ in SUBJECTS for c in own):
        found += auxiliaries(clause.head)
    return tuple(found)


@once
def mark(token: Token) -> str:
    """The subordinator of a clause ("if", "that", "whether"), or an empty string."""
    for c in token.children:
        if c.dep_ == "mark" or (
            c.dep_ == "advmod" and c.lower_ in {"when", "once", "until"} and c.i < token.i
        ):
            return c.lower_
    return ""


SPEECHES = frozenset(
    "speech address interview statement remark comment message post letter video briefing decree article".split()
)


def fronted_owner(pronoun: Token) -> Token | None:
    """Whose speech a sentence begins with: "In the mayor's speech on Monday, he set out his terms"."""
    verb = next((t for t in pronoun.ancestors if t.pos_ in VERBAL), None)
    if verb is None:
        return None
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.i < pronoun.i and prep.lower_ in {"in", "during", "at"}:
            for noun in prep.children:
                if noun.dep_ == "pobj" and noun.lemma_.casefold() in SPEECHES and noun.i < pronoun.i:
                    return next((c for c in noun.children if c.dep_ == "poss"), None)
    return None
