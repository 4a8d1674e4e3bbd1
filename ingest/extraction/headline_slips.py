"""Slips of the parser in headlines, whose surnames and short verbs the small model takes for other words.

"Zelensky rejects ceasefire" becomes a row of nouns, "Smyk ready for talks" begins with an adverb, and what follows
"says" at the end stands alone. Only lines that segment.py calls headlines are mended, and only before anything reads
their tree.
"""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Span, Token

from ingest.extraction.mistaken import FINITE, SUBJECTS
from ingest.extraction.sides import VERBS
from ingest.extraction.tree import DASHES

# Plurals that a headline uses as verbs only; "offers", "calls", "demands" and the like are nouns as often.
ALWAYS_VERBS = frozenset(
    """rejects backs urges slams dismisses refuses rebuffs seeks opposes endorses blasts welcomes favours favors spurns snubs
    accepts denies""".split()
)
# Nouns of the issues that the tagger takes for verbs.
NOUNS = frozenset(
    """truce ceasefire offer call plan bid push exchange swap proposal summit demand talks deal pact request""".split()
)
BEFORE_NOUNS = frozenset("truce ceasefire peace prisoner prisoners summit talks memorandum".split())
TELLING = frozenset({"says", "said", "insists", "warns", "vows", "stresses"})
UNLIKELY = frozenset({"RB", "JJ", "VB", "VBP", "NN", "UH"})  # tags of a surname that the model does not know
LONGEST_NAME = 7  # words: "Turkish Foreign Minister Ada Smyk"


def mend(line: Span, surnames: Container[str]) -> None:
    """`line` is a headline; `surnames`, in small letters, are those of persons who are known."""
    while len(line) > 1 and (line[-1].is_space or line[-1].is_punct):
        line = line[:-1]
    if len(line) < 3:
        return
    first, second = line[0], line[1]
    if first.lower_ in surnames and first.tag_ in UNLIKELY and second.text != ":":
        _set_name(first)
    if first.is_title and first.pos_ == "PROPN":
        _find_verb(line, first, second)
        _find_plan(first, second)
        _join_two(line)
    for word in line[2:]:
        if word.lower_ in NOUNS and word.tag_ in {"VB", "VBP"}:
            _set_noun(word)
    _give_sayer(line)
    _cut_at_dash(line)
    _say_besides(line)


def _join_two(line: Span) -> None:
    """ "Paris, Kyiv call for a truce": both of them do."""
    if len(line) < 5:
        return
    first, comma, second, verb = line[:4]
    if comma.text == "," and second.pos_ == "PROPN" and verb.tag_ == "VBP":
        if first.is_ancestor(verb) or second.is_ancestor(verb):
            top = next((t for t in first.ancestors if t.head == t), first)
            verb.head, verb.dep_ = verb, "ROOT"
            if top not in (first, second, verb):
                top.head, top.dep_ = verb, "dep"
        first.head, first.dep_ = verb, "nsubj"
        second.head, second.dep_ = first, "conj"


def _set_name(name: Token) -> None:
    """ "Smyk ready for talks", "Smyk to push for a truce": no adverb and no adjective."""
    name.tag_, name.pos_, name.lemma_ = "NNP", "PROPN", name.text
    if name.dep_ in {"advmod", "amod", "dep", "npadvmod"} and name.head.tag_ in FINITE | {"JJ", "VB"}:
        name.dep_ = "nsubj"


def _find_verb(line: Span, name: Token, verb: Token) -> None:
    """ "Smyk rejects truce": the second word is the verb, whatever the parser makes of the three."""
    known = verb.tag_ == "VBZ" and (verb.lemma_ in VERBS or (verb.lower_, line[2].lower_) == ("rules", "out"))
    if not (known or verb.lower_ in ALWAYS_VERBS):
        return
    if verb.dep_ == "ROOT" and verb.tag_ == "NNS":
        above = next((c for c in verb.children if c.dep_ in {"dobj", "xcomp"}), verb)
    elif verb.dep_ in {"compound", "nsubj", "dobj", "amod"}:
        above = verb.head if verb.dep_ != "dobj" else name.head
    else:
        return
    if above.i <= verb.i or above.i >= line.end:
        return
    if verb.dep_ == "nsubj" and not (above.lower_ in NOUNS and above.tag_ in {"VB", "VBP"}):
        return  # "Smyk backs say": those who back her say so
    if above.tag_ not in {"NN", "NNS", "NNP"} and above.lower_ not in NOUNS:
        return
    root = above.head in (above, verb)
    heir, relation = above.head, above.dep_
    base = verb.lower_.removesuffix("s")
    verb.tag_, verb.pos_ = "VBZ", "VERB"
    verb.lemma_ = next((b for b in (base, base.removesuffix("e")) if b in VERBS), base)
    verb.head, verb.dep_ = (verb, "ROOT") if root else (heir, relation)
    above.head, above.dep_ = verb, "dobj"
    if above.tag_ in {"VB", "VBP"}:
        above.tag_, above.pos_ = "NN", "NOUN"
    name.head, name.dep_ = verb, "nsubj"


def _find_plan(name: Token, to: Token) -> None:
    """ "Smyk to push for a truce": what she is going to do, no clause about her name."""
    verb = next((c for c in name.children if c.dep_ in {"relcl", "acl", "xcomp"} and to.head == c), None)
    if to.tag_ == "TO" and verb is not None and name.head == name:
        verb.head, verb.dep_ = verb, "ROOT"
        name.head, name.dep_ = verb, "nsubj"


def _set_noun(word: Token) -> None:
    """ "rejects truce offer", "says no to truce": nobody offers or truces."""
    before = word.nbor(-1)
    if before.lower_ == "to" and before.head == word and word.lower_ in {"truce", "ceasefire"}:
        verb = word.head
        if verb == word or not any(c.lower_ == "no" for c in verb.children):
            return
        word.tag_, word.pos_ = "NN", "NOUN"
        before.tag_, before.pos_ = "IN", "ADP"
        before.head, before.dep_ = verb, "prep"
        word.head, word.dep_ = before, "pobj"
        return
    verb = before.nbor(-1)
    object_of_it = word.dep_ in {"ccomp", "advcl", "xcomp"} and word.head == verb and verb.tag_ in FINITE
    if before.lower_ in BEFORE_NOUNS and object_of_it and before.head in (word, verb):
        word.tag_, word.pos_, word.dep_ = "NN", "NOUN", "dobj"
        before.head, before.dep_ = word, "compound"


def _give_sayer(line: Span) -> None:
    """ "No truce for now, says Smyk", "No truce for now, Smyk says": she says so, and the words before are no subject."""
    verb, name = _sayer(line)
    if verb is None or name is None:
        return
    behind = name.i > verb.i
    if any(c.dep_ in SUBJECTS and (c.i > verb.i) == behind and c != name for c in verb.children):
        return
    kinds = {"nsubj"} if behind else {"dep"}
    said = next((c for c in verb.children if c.dep_ in kinds and c.i < verb.i and c != name), None)
    name.head, name.dep_ = verb, "nsubj"
    if said is None or verb.head != verb:
        return
    state = next((c for c in said.children if c.tag_ == "JJ" and c.i > said.i), None)
    if state is not None:  # "Kyiv ready for talks, says Smyk"
        state.head, state.dep_ = state, "ROOT"
        said.head, said.dep_ = state, "nsubj"
        said = state
    else:
        said.head, said.dep_ = said, "ROOT"
    verb.head, verb.dep_ = said, "parataxis"


def _cut_at_dash(line: Span) -> None:
    """ "Smyk – Moscow and Kyiv agree to swap": she says that they do, and is not they."""
    dashes = [t for t in line if t.text in DASHES and t.nbor(-1).whitespace_ and t.whitespace_]
    if len(dashes) != 1 or dashes[0].i - line.start > LONGEST_NAME:
        return
    name = dashes[0].nbor(-1)
    doer = next((c for c in name.children if c.dep_ == "appos" and c.i > name.i), None)
    if doer is not None and name.dep_ == "nsubj" and name.head.tag_ in FINITE and doer.i < name.head.i:
        doer.head, doer.dep_ = name.head, "nsubj"
        name.dep_ = "dep"


def _say_besides(line: Span) -> None:
    """ "Smyk plans talks, says Moscow should attend": it is Smyk who says so, not what is said by all that stands before."""
    for verb in line[3:-2]:
        if verb.lower_ not in TELLING or verb.nbor(-1).text != "," or verb.head != verb:
            continue
        first = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)
        after = any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)
        if first is None or not after or not any(c.dep_ in SUBJECTS for c in first.children):
            continue
        first.head, first.dep_ = first, "ROOT"
        verb.head, verb.dep_ = first, "conj"


def _sayer(line: Span) -> tuple[Token, Token] | tuple[None, None]:
    """The verb of saying at the end of a headline, behind a comma, with the name that it is said by."""
    last = line[-1]
    if last.lower_ in TELLING:
        name = next((c for c in last.children if c.dep_ == "nsubj" and c.pos_ == "PROPN"), None)
        first = name.left_edge.i - line.start if name is not None else 0
        return (
            (last, name) if name is not None and first > 1 and line[first - 1].text == "," else (None, None)
        )
    for i in range(max(2, len(line) - LONGEST_NAME - 1), len(line) - 1):
        verb, rest = line[i], line[i + 1 :]
        if verb.lower_ not in TELLING or line[i - 1].text != ",":
            continue
        if last.pos_ != "PROPN" or any(t.tag_ in FINITE or t.tag_ in {"MD", "IN"} for t in rest):
            break
        name = last
        while name.head in rest and name.head != name:
            name = name.head
        return verb, name
    return None, None
