"""What is said about an issue: the walk from its mention up to the words that take a side.

From the mention every governing word is met once, the nearest first: its class (sides.py), its denial and its modals
turn the side round, soften it, or name its holder. The walk ends at a reporting verb, a clause that is only supposed
("if", "whether"), or the end of the sentence. Sign composition follows the polarity algebra of implicative verbs
(Nairn, Condoravdi, Karttunen 2006); holders follow the attitude frames of opinion-holder extraction (Kim and Hovy 2006).
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from ingest.extraction import syntax
from ingest.extraction.background import (
    about,
    asked_of,
    attempts,
    meanwhile,
    open_question,
    passed_over,
    passing,
    spoken_of,
)
from ingest.extraction.bargains import bargain, demanded, worried
from ingest.extraction.clauses import is_saying, needs, supposed, takes_part, verb_name, wanted
from ingest.extraction.firsthand import firsthand
from ingest.extraction.frames import meet
from ingest.extraction.idioms import asked_about, noted, senseless, unsaid, withholds
from ingest.extraction.kept import bounds
from ingest.extraction.limits import conceded, denied_noun, limited
from ingest.extraction.other_matters import of_silence
from ingest.extraction.reading import VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.scope import scoped
from ingest.extraction.sides import (
    ADJUNCTS,
    BINDING,
    COMBAT,
    DROPPING,
    LISTABLE,
    LISTING,
    MEASURES,
    ROLES,
    SCANNED,
    STOPPED,
    SUPPOSED,
)
from ingest.extraction.topic_mentions import TopicMention, head

WORRIES = frozenset("worry concern fear unease anxiety alarm".split())
# The nearest word to the left does not reach over these.
ASIDE = SUPPOSED | frozenset(
    "because while although though after before ahead amid despite during how why positions views".split()
)
NOTIONS = frozenset("idea proposal initiative demand move step scenario option condition".split())
RETREATS = frozenset("withdraw withdrawal pull pullout vacate retreat".split())
RUSSIAN = frozenset("russia russian russians moscow kremlin putin occupier occupiers occupying".split())
ANEW = frozenset({"nsubj", "nsubjpass", "expl"})  # another clause begins


def readings(doc: Doc, mention: TopicMention) -> list[Reading]:
    """Every side taken on one mention, the nearest first."""
    root = head(doc, mention)
    if (mention.weak and attempts(root)) or passing(root, mention):
        return []
    found = _modifiers(root, mention)
    phrase = [t.lower_ for t in doc[min(mention.start, root.left_edge.i) : mention.end]]
    if ("too", "many") in pairwise(phrase) or ("too", "much") in pairwise(phrase):
        made = State(sign=-mention.side, cue=root, kind="JUDGE")  # "has given them too many weapons"
        return [reading_of(mention, None, made, root)]
    combat = mention.weak and mention.topic == "ceasefire" and root.lemma_ in COMBAT and mention.side > 0
    if mention.end - mention.start > 1 or (root.dep_ == "dobj" and root.head.lemma_ == "want"):
        combat = False  # "want the shooting to stop", its verb lost by the parser
    state = State(
        sign=mention.side
        * (-1 if passed_over(doc, min(mention.start, root.left_edge.i)) else 1)
        * (-1 if invader(root, mention) else 1)
        * (-1 if denied_noun(doc, mention, root) != combat else 1),
        limited=limited(doc, mention, root),
    )
    if (
        any(
            t.lower_ in {"must", "should", "has", "have", "need", "needs"}
            for t in doc[mention.start : mention.end]
        )
        and mention.end - mention.start > 1
    ):
        state = replace(state, cue=root, kind="MUST")
    found += _owned(root, state, mention)
    ordered = _ordered(root, state, mention)
    if any(r.stance == "conditional" for r in ordered):
        return ordered  # "there can be no talks without a truce": not a no
    found += ordered
    found += _answered(root, mention)
    if root.dep_ == "ROOT" and root.pos_ == "NOUN" and denied_noun(doc, mention, root) and mention.side > 0:
        made = State(sign=-1, cue=root, kind="BARE")  # "No new sanctions for now"
        return [reading_of(mention, None, made, root)]
    found += _offered(root, state, mention)
    climbed = _climb(root, state, mention, from_topic=True)
    # What nobody is named to hold is the voice's, and does not give way to another's side behind the noun.
    found = [*(r for r in climbed if r.holder is None), *found, *(r for r in climbed if r.holder is not None)]
    if all(r.kind == "WILL" and r.cue == root for r in found) and not _tells_which(root):
        found += _scan(doc, mention, root, state)
    if not found and not mention.weak:
        found = bargain(root, state, mention)
    found = firsthand(root, state, mention, found)
    found = [r for r in found if not (withholds(r.cue) or (r.stance == "oppose" and about(root, mention)))]
    if mention.topic == "talks" and mention.side < 0 and "if" in {t.lower_ for t in root.sent}:
        found = [replace(r, stance="conditional") if r.stance == "oppose" else r for r in found]
        # "if this cannot happen, the president is ready to move on"
    return [scoped(_bound(r, root.sent) if r.kind == "WILL" else r, root) for r in found]


def _owned(root: Token, state: State, mention: TopicMention) -> list[Reading]:
    """Whose it is, where the noun of wanting is one of the issue's own words: "Kyiv's 30-day truce proposal"."""
    cue = (
        cue_of(root) if root.pos_ == "NOUN" and mention.end - mention.start > 1 and not mention.weak else None
    )
    if cue is None or cue.kind not in {"WANT", "ASK"} or mention.topic == "memorandum":
        return []
    owners = [c for c in root.children if c.dep_ == "poss" and not mention.start <= c.i < mention.end]
    return [reading_of(mention, p, replace(state, cue=root, kind=cue.kind, steps=1), root) for p in owners]


def _offered(root: Token, state: State, mention: TopicMention) -> list[Reading]:
    """Who offers, where the issue's own words say so: "offered the capital as the venue"."""
    if root.lemma_ not in {"offer", "propose"} or root.tag_ not in {"VBD", "VBZ", "VBP"} or mention.weak:
        return []
    if syntax.negated(root) or supposed(root):
        return []
    made = replace(state, cue=root, kind="WANT", steps=1)
    return [reading_of(mention, person, made, root) for person in syntax.subjects(root)[:1]]


def invader(root: Token, mention: TopicMention) -> bool:
    """ "Russia must withdraw its troops from the territory": what the invader gives up is not Ukraine's to cede."""
    if mention.topic != "territory" or root.lemma_ not in RETREATS or mention.side < 0:
        return False
    doers = [c for c in root.children if c.dep_ == "nsubj"]
    if not doers:
        doers = [c for c in root.children if c.dep_ in {"dobj", "poss"}]
        doers += [p for c in root.children if c.lower_ == "of" for p in c.children]
    return any(t.lower_ in RUSSIAN for d in doers for t in (d, *d.children))


def _ordered(root: Token, state: State, mention: TopicMention) -> list[Reading]:
    """What comes first is wanted now, what comes after it only then: "no talks before a truce", "no talks without …"."""
    if root.pos_ in VERBAL or (
        root.dep_ == "pobj" and root.head.lower_ not in {"before", "without", "until"}
    ):
        return []
    there = [root, root.head] if root.dep_ == "attr" else [root]  # "there can be no talks without …"
    if any(c.lower_ == "no" for c in root.children) and any(
        c.dep_ == "prep" and c.lower_ in {"before", "without", "until"} for w in there for c in w.children
    ):
        made = replace(state, sign=1, conditional=True, cue=root, kind="ORDER")
        return [reading_of(mention, None, made, root)]
    later = root.head.head
    if (
        root.dep_ == "pobj"
        and root.head.lower_ == "before"
        and later.pos_ in VERBAL
        and (later.lemma_ == "come" or any(c.lower_ == "any" for c in root.children))
        and (set(syntax.auxiliaries(later)) & syntax.DEONTIC or needs(later))
    ):  # "must come before talks", "must stop before any truce"
        made = replace(state, sign=mention.side, conditional=True, cue=later, kind="ORDER")
        return [reading_of(mention, None, made, later)]
    if later.pos_ in VERBAL:
        later = next((c for c in later.children if c.dep_ == "attr"), later)
    if root.dep_ == "pobj" and later.pos_ == "NOUN" and any(c.lower_ == "no" for c in later.children):
        made = replace(state, sign=mention.side, cue=later, kind="ORDER")
        return [reading_of(mention, None, made, later)]
    return []


def _answered(root: Token, mention: TopicMention) -> list[Reading]:
    """What others do with it next: "a truce was proposed by Paris but was rejected by Moscow"."""
    if root.dep_ not in syntax.PASSIVE:
        return []
    found = []
    for verb in (root.head, *root.head.conjuncts):
        cue = cue_of(verb)
        if (
            verb == root.head
            or cue is None
            or cue.kind != "WANT"
            or verb.tag_ != "VBN"
            or any(c.dep_ in syntax.SUBJECTS or c.dep_ in syntax.PASSIVE for c in verb.children)
        ):
            continue
        sign = mention.side * cue.sign * (-1 if syntax.negated(verb) else 1)
        made = State(sign=sign, cue=verb, kind=cue.kind, steps=1)
        found += [reading_of(mention, person, made, verb) for person in syntax.subjects(verb)]
    return found


def _bound(reading: Reading, sentence: Span) -> Reading:
    """A promise in a sentence that names a condition anywhere is bound by it."""
    if reading.stance == "support" and BINDING & {t.lower_ for t in sentence}:
        return replace(reading, stance="conditional")
    return reading


def _scan(doc: Doc, mention: TopicMention, root: Token, state: State) -> list[Reading]:
    """Where the parse leads nowhere: the nearest word to the left that takes a side, in the same clause or list."""
    sign = state.sign
    above = list(root.ancestors)
    for i in range(mention.start - 1, max(bounds(root).start, mention.start - SCANNED) - 1, -1):
        token = doc[i]
        if (
            token.lower_ in ASIDE
            or asked_about(token)
            or (token.lower_ == "part" and doc[token.i - 1].lower_ == "as")
        ):
            return []
        if token.lower_ == "at" and mention.topic in {"talks", "summit"}:
            return []
        if (
            token.lower_ in {"must", "should"}
            or (token.lower_ in {"need", "needs", "has", "have"} and doc[token.i + 1].lower_ == "to")
        ) and not any(doc[k].dep_ in ANEW for k in range(token.i + 1, mention.start)):
            sign *= -1 if doc[token.i + 1].dep_ == "neg" else 1
            made = replace(state, sign=sign, cue=token, kind="MUST", steps=4)
            return [reading_of(mention, None, made, token)]
        cue = cue_of(token)
        if cue is None:
            if (
                token.pos_ == "VERB"
                and token.dep_ not in {"amod", "acl"}
                and any(
                    c.dep_ in syntax.SUBJECTS and c.lower_ not in syntax.RELATIVES for c in token.children
                )
                and token.lemma_ not in LISTING
            ):
                return []
            continue
        if cue.kind == "CHANGE":
            sign *= cue.sign if token in above else 1
            continue
        if cue.kind in {"BLOCK", "TALK", "ACCUSE", "MAYBE", "THANK"}:
            return []
        if cue.kind not in {"WANT", "ASK"} or token.dep_ in {"amod", "compound"}:
            continue
        noun = token.pos_ in {"NOUN", "PROPN"}
        if (
            noun
            and token.lemma_ not in LISTABLE
            and not any(
                c.dep_ == "poss" or (c.dep_ == "prep" and c.lower_ in {"by", "from"}) for c in token.children
            )
        ):
            continue
        if not noun and (wanted(token) or asked_of(token)):
            continue
        if supposed(token) not in {"", "whether"}:
            return []
        if set(syntax.auxiliaries(token)) & syntax.POSSIBLE and not syntax.negated(token):
            return []
        people = (
            (syntax.holders_of_noun(token) + syntax.light_subjects(token)) if noun else syntax.subjects(token)
        )
        disputed = token.dep_ == "pobj" and token.head.lower_ in {"on", "over", "about"}
        if noun and not people and not disputed:  # not "remain apart on the conditions"
            people = syntax.subjects(root.sent.root) if root.sent.root.pos_ in VERBAL else []
        denied = syntax.negated(token)
        if (
            noun
            and token.dep_ == "dobj"
            and not DROPPING.isdisjoint({token.head.lemma_, verb_name(token.head)})
        ):
            denied = denied != (not syntax.negated(token.head))  # "dropped his push for a truce"
        made = replace(state, sign=sign * cue.sign * (-1 if denied else 1), cue=token, kind=cue.kind, steps=4)
        return [reading_of(mention, person, made, token) for person in people]
    return []


def _tells_which(root: Token) -> bool:
    """ "what the participants of the talks said": the issue only tells who."""
    noun = root.head.head
    return root.dep_ == "pobj" and root.head.lower_ == "of" and noun.lemma_.casefold() in ROLES


def _climb(node: Token, state: State, mention: TopicMention, from_topic: bool = False) -> list[Reading]:
    found: list[Reading] = []
    if from_topic and (node.pos_ in VERBAL or cue_of(node) is not None):
        state, done = meet(node, state, mention, found, inside=True)
        if done:
            return found
    for _ in range(14):  # deeper chains are parser errors
        parent = node.head
        if parent == node:
            break
        relation = node.dep_
        if relation == "conj":  # the first of a row stands for the row
            if node.tag_ in {"VBD", "VBZ", "VBP"} and parent.tag_ in {"VB", "VBG"}:
                break  # "agreed to exchange prisoners but ended": the parser's slip
            node = _own_row(node, parent)
            continue
        if relation == "advmod" and node.lower_ in ADJUNCTS:
            break
        if relation == "dobj" and parent.lower_ == "following" and parent.tag_ == "VBG":
            break  # "its push for a truce following the summit"
        if (
            parent.dep_ != "conj"
            and relation == "prep"
            and parent.pos_ == "NOUN"
            and parent.lemma_.casefold() in ROLES
            and not of_silence(parent)
        ):
            break
        if (
            relation == "prep"
            and node.lower_ == "at"
            and mention.topic in {"talks", "summit"}
            and parent.lemma_ not in {"aim", "look", "hint", "balk", "target"}
            and not _ranked(node)
        ):
            break  # "agreed on a swap at the talks"
        if (
            relation == "prep"
            and node.lower_ in ADJUNCTS
            and not (node.lower_ == "by" and parent.lemma_ in {"abide", "stand"})
            and not _ranked(node)
            and not (
                node.lower_ == "in"
                and (
                    takes_part(parent)
                    or senseless(parent) is not None
                    or any(c.lemma_ in {"favour", "favor", "support"} for c in node.children)
                )
            )
        ):
            break
        if relation in {"advcl", "ccomp", "acl", "relcl"}:
            word = syntax.mark(node)
            yielded = relation == "advcl" and conceded(node, parent)
            if (
                word in SUPPOSED
                or yielded
                or (
                    word == "before"
                    and (
                        syntax.negated(parent)
                        or any(syntax.negated(c) for c in parent.children if c.dep_ == "attr")
                    )
                )
            ):
                open_ = unsaid(node, mention, state) if word == "whether" else None
                found.extend(demanded(node, parent, state, mention) if open_ is None else open_)
                if found and found[-1].kind == "DEMAND" and found[-1].stance == "conditional":
                    return found  # "if Moscow is ready for silence, we will respond in kind"
                if word == "if" and state.irrealis and node == state.cue:
                    return found  # "if Moscow does not agree to a truce": nobody has refused one
                break
            if relation == "advcl" and word and word not in {"that", "to", "for"}:
                break
            if relation == "ccomp" and open_question(node):
                break
            if relation == "relcl" and not (
                (node.lemma_ in LISTING and cue_of(parent) is not None) or word == "for"
            ):  # "the need for Kyiv to be allowed" is no relative clause
                break
        if spoken_of(node, parent, mention):
            break
        node = _first_of_two(parent, relation, mention)
        if node.pos_ == "NOUN" and node.lemma_ in WORRIES:
            state = replace(state, sign=-state.sign)  # "its worry over enlargement is a fair one"
            if relation == "acl" and state.cue is None and (people := worried(node)):
                made = replace(state, cue=node, kind="WANT", maybe=False)
                return [*found, *(reading_of(mention, person, made, node) for person in people)]
        state = replace(state, steps=state.steps + 1)
        if is_saying(node, relation) and not (relation == "dobj" and noted(node)):
            break
        state, done = meet(node, state, mention, found, relation=relation)
        if done:
            return found
    if state.cue is not None and not state.talk and not any(r.cue == state.cue for r in found):
        found.append(reading_of(mention, None, state, node))
    return found


def _ranked(prep: Token) -> bool:
    """ "a meeting at the highest level": what meeting is wanted, not where something else is."""
    return prep.lower_ == "at" and any(c.lemma_ == "level" for c in prep.children)


def _own_row(noun: Token, first: Token) -> Token:
    """ "a lifting of sanctions and recognition of the border": recognised, not lifted. The word that the row hangs on."""
    deed = first.head.head
    if (
        first.dep_ == "pobj"
        and first.head.lower_ == "of"
        and (cue := cue_of(deed)) is not None
        and cue.kind == "CHANGE"
        and deed.pos_ == "NOUN"
        and any(c.lower_ == "of" and c.i > noun.i for c in (*noun.children, *first.children))
    ):
        return deed
    return first


def _first_of_two(verb: Token, relation: str, mention: TopicMention) -> Token:
    """ "is pausing and reviewing its aid": what is stopped says more than what else is done with it."""
    first = verb.head
    if (
        relation != "dobj"
        or verb.dep_ != "conj"
        or first.lemma_ not in STOPPED.get(mention.topic, frozenset())
        or verb.i - first.i > 3
        or any(c.dep_ == "dobj" for c in first.children)
    ):
        return verb
    return first


def _called(root: Token) -> list[Token]:
    """What the issue is called right behind it, where the parser hangs it on another word: "a truce, an idea backed by"."""
    i = root.right_edge.i + 1
    rest = [t for t in root.doc[i : min(i + 5, bounds(root).end)] if t.text not in {",", "-", "–", "—"}]
    inner = root.doc[root.i + 1 : min(root.right_edge.i + 1, root.i + 12)]
    below = [t for t in inner if t.dep_ == "appos" and t.lemma_ in NOTIONS and t.head != root]
    return (
        below[:1]
        or [t for t in rest[:3] if t.lemma_ in NOTIONS and t.pos_ == "NOUN" and t.dep_ != "pobj"][:1]
    )


def _modifiers(root: Token, mention: TopicMention) -> list[Reading]:
    """Sides taken in what follows the noun: "a ceasefire proposed by Trump", "talks, which Moscow offered to hold"."""
    found: list[Reading] = []
    nouns = [root, *(c for c in root.children if c.dep_ == "appos"), *_called(root)]
    if root.dep_ == "pobj" and root.head.lower_ == "of" and root.head.head.lemma_ in MEASURES:
        nouns.append(root.head.head)  # "the 30 days of ceasefire that Kyiv accepted"
    for noun in nouns:
        if noun.pos_ in VERBAL:
            continue
        for clause in noun.children:
            if clause.dep_ not in {"relcl", "acl"}:
                continue
            cue = cue_of(clause)
            if cue is None or cue.kind not in {"WANT", "ASK"} or meanwhile(clause):
                continue
            people = syntax.subjects(clause)
            if not people and clause.dep_ == "relcl":
                people = [
                    c for c in clause.children if c.dep_ == "nsubj" and c.lower_ not in syntax.RELATIVES
                ]
            if any(p in (noun, root) for p in people):
                continue
            sign = mention.side * cue.sign * (-1 if syntax.negated(clause) else 1)
            state = State(sign=sign, cue=clause, kind=cue.kind, steps=1)
            found.extend(reading_of(mention, person, state, clause) for person in people)
    return found + _as_proposed(root, mention)


def _as_proposed(root: Token, mention: TopicMention) -> list[Reading]:
    """ "a truce, as proposed by Paris"."""
    doc, i = root.doc, mention.end
    i += i < len(doc) and doc[i].text == ","
    if i + 1 >= len(doc) or doc[i].lower_ != "as" or doc[i + 1].tag_ != "VBN":
        return []
    clause = doc[i + 1]
    cue = cue_of(clause)
    if cue is None or cue.kind not in {"WANT", "ASK"}:
        return []
    made = State(sign=mention.side * cue.sign, cue=clause, kind=cue.kind, steps=1)
    agents = [
        p for c in clause.children if c.dep_ in {"agent", "prep"} and c.lower_ == "by" for p in c.children
    ]
    return [reading_of(mention, person, made, clause) for person in agents if person.dep_ == "pobj"]
