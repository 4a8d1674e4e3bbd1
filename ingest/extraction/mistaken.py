"""Words that the tagger or the parser takes for others, a verb for a noun, a day for a first name, or hangs amiss.

Each mends one Token of spaCy's in place; slips.py says where they may be.
"""

from __future__ import annotations

from spacy.tokens import Token

from ingest.extraction.sides import THREATS, VERBS

FINITE = frozenset({"VBZ", "VBD", "VBP", "VBG"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


def part_day(day: Token) -> None:
    """ "On Sunday Smyk said", "In Geneva Ada Smyk said": day or place is no part of her name, and she is who says it."""
    name, prep = day.head, day.nbor(-1) if day.i else day
    if prep.lower_ == "the" and prep.i:
        prep = prep.nbor(-1)
    if (
        day.dep_ != "compound"
        or name.i < day.i
        or name.pos_ != "PROPN"
        or prep.lower_ not in {"on", "in", "since"}
    ):
        return
    if name.dep_ == "pobj" and name.head == prep:
        verb = prep.head
        while verb.tag_ not in FINITE and verb.head != verb and verb.i < name.i:
            verb = verb.head  # "in an address on Sunday Smyk said"
        if verb.tag_ not in FINITE or verb.i < name.i or any(c.dep_ in SUBJECTS for c in verb.children):
            return
        name.head, name.dep_ = verb, "nsubj"
    elif name.dep_ != "nsubj":
        return
    day.head, day.dep_ = prep, "pobj"


PUNISHING = frozenset("impose slap hit introduce levy raise place put sanction punish".split())


def threatener(verb: Token) -> Token | None:
    """ "The call came after Smyk told reporters that …, and threatened to impose tariffs", "said that Kyiv wanted peace, and
    threatened Moscow with sanctions": who tells something threatens as well, and no call or Kyiv does."""
    first = verb.head
    if verb.lemma_ not in THREATS or verb.i < 2 or verb.nbor(-1).lower_ != "and" or verb.nbor(-2).text != ",":
        return None
    if first.dep_ == "ccomp" and first.head.tag_ == verb.tag_ == "VBD":
        return first.head if any(c.dep_ == "dobj" for c in verb.children) else None
    acts = any(c.dep_ == "xcomp" and c.lemma_ in PUNISHING for c in verb.children)
    if first.dep_ != "ROOT" or not acts or any(c.dep_ in SUBJECTS and c.tag_ != "NN" for c in first.children):
        return None
    clauses = (c for c in first.children if c.dep_ == "advcl" and c.i < verb.i and c.tag_ == verb.tag_)
    return next((c for c in clauses if any(s.tag_ == "NNP" and s.dep_ == "nsubj" for s in c.children)), None)


# What a list of terms consists of, each with what it is done to behind it.
DEEDS = frozenset(
    "halt end ban lifting removal recognition withdrawal release return exchange cessation easing freeze pullout stop".split()
)


def hang_on_row(deed: Token) -> None:
    """ "a halt to arms deliveries, the lifting of sanctions and a withdrawal": the row is of the deeds, and no sanctions
    are delivered."""
    above = deed.head
    while above.dep_ in {"pobj", "prep", "appos", "conj", "compound", "poss"} and above.head.i < above.i:
        if above.dep_ == "pobj" and above.head.head.pos_ == "NOUN" and above.head.head.lemma_ in DEEDS:
            first = above.head.head
            if first.left_edge.i < deed.i and any(c.dep_ == "prep" for c in deed.children):
                deed.head, deed.dep_ = first, "conj"
            return
        above = above.head


def join_alike(verb: Token) -> None:
    """ "to abandon its hope of joining and withdraw": a row is of one form, so it is "abandon and withdraw"."""
    if any(c.dep_ in {"aux", "nsubj", "mark"} for c in verb.children):
        return
    above = verb.head
    while (
        above.dep_ in {"pcomp", "prep", "dobj", "pobj", "acl", "compound", "xcomp"} and above.head.i < above.i
    ):
        above = above.head
        if above.tag_ in {"VB", "VBP"}:
            verb.head = above
            return


def hang_on_warning(against: Token) -> None:
    """ "brought a warning from Moscow against it": what is warned against."""
    for noun in against.head.children:
        if noun.dep_ == "dobj" and noun.lemma_ in {"warning", "protest"} and noun.i < against.i:
            verb = against.head
            against.head = noun
            for link in list(verb.children):
                if link.lower_ in {"from", "by"} and noun.i < link.i < against.i:
                    link.head = noun
            return


# What an infinitive right behind them says the content of, and never what for.
OF_WHAT = frozenset(
    """deal agreement accord understanding consensus arrangement bid plan push pledge promise offer proposal demand decision
    commitment vow intention readiness willingness refusal request call""".split()
)


def hang_on_deal(word: Token) -> None:
    """ "struck a deal to swap prisoners", "reached agreement on a truce": what the deal is about."""
    clause = word.dep_ == "advcl"
    back = 2 if clause else 1  # over the "to"
    if word.i < back or (clause and word.nbor(-1).lower_ != "to"):
        return
    noun = word.nbor(-back)
    if noun.lemma_ in OF_WHAT and noun.dep_ == "dobj" and noun.head == word.head:
        word.head, word.dep_ = noun, "acl" if clause else word.dep_


def claim(noun: Token) -> None:
    """ "Calloway claims Velnikov has agreed": no noun, where a name stands before it and a clause behind."""
    name, verb = noun.nbor(-1) if noun.i else noun, noun.head
    if (
        name.head != noun
        or name.dep_ not in {"compound", "nmod"}
        or not name.is_title
        or noun.dep_ not in {"npadvmod", "nsubj", "dep"}
        or verb.i < noun.i
        or verb.tag_ not in FINITE
        or verb.tag_ == "VBG"
        or not any(c.dep_ in SUBJECTS and noun.i < c.i < verb.i for c in verb.children)
    ):
        return
    above, relation = verb.head, verb.dep_
    noun.tag_, noun.pos_, noun.lemma_ = "VBZ", "VERB", "claim"
    root = above == verb
    noun.head, noun.dep_ = (noun, "ROOT") if root else (above, relation)
    verb.head, verb.dep_ = noun, "ccomp"
    name.dep_ = "nsubj"


def verb_of(noun: Token) -> None:
    """ "Kyiv refuses", "the envoy, Ada Smyk, hopes for": a plural that has a subject is a verb."""
    if not any(c.dep_ == "nsubj" and c.i < noun.i for c in noun.children):
        return
    if any(c.dep_ in {"det", "poss", "amod", "compound", "cop"} for c in noun.children):
        return
    base = next((b for b in (noun.lower_[:-1], noun.lower_[:-2]) if b in VERBS), None)
    if base is not None:
        noun.tag_, noun.pos_, noun.lemma_ = "VBZ", "VERB", base


def find_verb(word: Token) -> None:
    """ "Smyk endorsed proposals": where a name is taken for the verb, the verb for an adjective."""
    noun = word.head
    name = noun.head
    if _hosted(word):
        return
    if (
        name.dep_ != "ROOT"
        or not name.is_sent_start
        or name.tag_ not in {"NN", "NNP"}
        or noun.dep_ != "dobj"
        or not name.is_title
        or any(t.tag_ != "RB" for t in word.doc[name.i + 1 : word.i])
    ):
        return
    word.tag_, word.pos_ = "VBD", "VERB"
    word.head, word.dep_ = word, "ROOT"
    for child in list(name.children):
        child.head = word
    name.tag_, name.pos_, name.head, name.dep_ = "NNP", "PROPN", word, "nsubj"


def _hosted(word: Token) -> bool:
    """ "Smyk received Velnikov and said": one name received the other and says something, and not the one received."""
    whom, name = word.head, word.nbor(-1) if word.i else word
    main = whom.head
    link = next((c for c in whom.children if c.dep_ == "cc" and c.i == main.i - 1), None)
    if (
        name.head not in {whom, word}
        or name.dep_ not in {"nsubj", "compound", "nmod"}
        or not name.is_title
        or not name.left_edge.is_sent_start
        or whom.dep_ != "nsubj"
        or whom.tag_ != "NNP"
        or whom.left_edge != name.left_edge
        or main.tag_ not in FINITE
        or link is None
    ):
        return False
    word.tag_, word.pos_ = "VBD", "VERB"
    word.head, word.dep_ = (word, "ROOT") if main.head == main else (main.head, main.dep_)
    main.head, main.dep_ = word, "conj"
    for child in list(whom.children):
        if child.dep_ == "prep" or child == link:
            child.head = word
    name.head, name.dep_ = word, "nsubj"
    whom.head, whom.dep_ = word, "dobj"
    return True


ASIDE = 30  # words of an aside between a name and what it does
# How a clause or participle beside a name begins.
ASIDES = frozenset({"WP", "WP$", "WDT", "VBG"})


def rejoin_over_aside(verb: Token) -> None:
    """ "while Smyk, who had called it late, urged …", "Chad's envoy, whose host Berg had left, urged …": the name before the
    aside is who urges, where the parser finds it nothing else to do."""
    doc = verb.doc
    if verb.nbor(-1).text != "," or any(c.dep_ in SUBJECTS or c.dep_ in HELPING for c in verb.children):
        return
    first = max(verb.sent.start + 1, verb.i - ASIDE)
    comma = next(
        (i for i in range(verb.i - 2, first, -1) if doc[i].text == "," and doc[i + 1].tag_ in ASIDES), None
    )
    if comma is None or verb.dep_ not in {"conj", "advcl", "ROOT", "ccomp", "acl", "dep"}:
        return
    before = doc[comma - 1]
    while before.dep_ in {"pobj", "prep"} and before.head.lower_ == "of":
        before = before.head.head  # "the leader of Chad, who"
    lost = before.dep_ == "nsubj" and comma < before.head.i < verb.i
    lost = lost and "," not in [t.text for t in doc[comma + 1 : before.head.i]]  # "Smyk, who was away, ruled"
    behind = before.dep_ in {"pobj", "nsubj"} and before.head.lower_ in WHILE
    behind = behind or (before == verb.head and any(c.lower_ in WHILE for c in before.children))
    if before.pos_ not in {"NOUN", "PROPN"} or not (lost or behind or before.dep_ == "ROOT"):
        return
    asides = [c for c in before.children if comma < c.i < verb.i and c.dep_ in {"relcl", "acl"}]
    if before.dep_ == "ROOT" and not asides:
        return
    _set_over(verb, before)


def _set_over(verb: Token, name: Token) -> None:
    """Makes `name` the subject of `verb`, and what governed the name a part of the aside between the two."""
    root, old = verb.sent.root, name.head
    own = next((c for c in name.children if c.lower_ in WHILE), None)
    if own is not None:  # the name taken for the clause itself
        verb.head, verb.dep_ = old, "advcl"
        own.head = name.head = verb
        name.dep_ = "nsubj"
        verb.tag_, verb.pos_ = "VBD" if verb.tag_ == "VBN" else verb.tag_, "VERB"
        return
    link = old if old.lower_ in WHILE else next((c for c in old.children if c.lower_ in WHILE), None)
    if link is not None and link.i > name.i:
        link = None
    aside = next((c for c in name.children if c.dep_ in {"relcl", "acl"} and name.i < c.i < verb.i), None)
    if name.dep_ == "ROOT" or root in (old, verb):
        verb.head, verb.dep_ = verb, "ROOT"
    elif link is not None or root.i < name.i:
        verb.head, verb.dep_ = root, "advcl" if link is not None else "conj"
    else:
        return
    if name.dep_ == "nsubj" and old != link:
        old.head, old.dep_ = (aside, "ccomp") if aside is not None and aside != old else (name, "relcl")
    elif link is not None:
        for part in list(root.children):
            if part.dep_ == "advcl" and name.i < part.i < verb.i:
                part.head = verb
    if link is not None:
        link.head, link.dep_ = verb, "mark"
    name.head, name.dep_ = verb, "nsubj"
    verb.tag_, verb.pos_ = ("VBD", "VERB") if verb.tag_ == "VBN" else (verb.tag_, "VERB")


def set_beside_report(verb: Token) -> None:
    """ "Berg said that it was late, while Smyk called for …": what the other says is no part of the report."""
    link = next((c for c in verb.children if c.dep_ == "mark"), None)
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if link is None or link.lower_ not in WHILE or subject is None or subject.pos_ != "PROPN":
        return
    if link.nbor(-1).text not in {",", "”", '"'}:
        return
    above, report = verb.head, None
    while above.dep_ in {"ccomp", "xcomp"} and above.head.i < above.i:
        above = above.head
        report = above if above.tag_ == verb.tag_ else report
    if report is not None and any(c.dep_ == "nsubj" and c.i < report.i for c in report.children):
        verb.head = report


WHILE = frozenset({"while", "whereas"})
HELPING = frozenset({"aux", "auxpass", "mark", "expl"})


def rejoin_sayer(verb: Token) -> None:
    """ "… at the talks in Istanbul, Ada Smyk, an adviser, told the paper": she stands in no row with Istanbul."""
    if verb.nbor(-1).text != "," or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    for name in verb.doc[max(0, verb.i - 14) : verb.i - 1]:
        if (
            name.tag_ == "NNP"
            and name.dep_ in {"conj", "appos"}
            and name.right_edge.i in {verb.i - 1, verb.i - 2}
            and name.left_edge.i > name.head.i + 1
            and name.left_edge.nbor(-1).text == ","
            and any(c.dep_ == "appos" and c.pos_ == "NOUN" for c in name.children)
        ):
            name.head, name.dep_ = verb, "nsubj"
            return
