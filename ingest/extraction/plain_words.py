"""Sides in the plain words of speech: "Moscow said no", "it is not going to happen", "we never gave up on talks", "the
exchanges will go on", "a truce leads nowhere"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from ingest.extraction import syntax
from ingest.extraction.asking import Rules, asked
from ingest.extraction.pronouns import IT, is_first
from ingest.extraction.reading import CONDUCTED, TOLD, VERBAL, Reading, State, cue_of, reading_of
from ingest.extraction.sides import BINDING, SUPPOSED
from ingest.extraction.topic_mentions import PROPOSABLE, TopicMention, objects
from ingest.extraction.tree import Token, bounds

PROPOSED = frozenset("proposal offer plan idea initiative format meeting request step deal".split())
YES_OR_NO = {"yes": 1, "no": -1}
OPEN = frozenset({"would", "could", "may", "might", "must", "should", "can", "will", "'ll", "to", "if"})
POSSIBLE = frozenset({"could", "may", "might", "should", "must"})
# What nobody will see come, said of these: "NATO is not going to happen".
LASTING = frozenset({"nato", "territory"})
# Done never, it speaks for what it would end.
ENDING = frozenset("abandon avoid evade shun interrupt suspend sever leave".split())
ENDING_WITH = {"give": "up", "run": "away", "shy": "away", "break": "off", "walk": "away", "back": "away"}
GOING_ON = frozenset({"continue", "proceed", "go"})
DEALS = frozenset("deal agreement accord arrangement".split())
STRUCK = frozenset("agree reach strike sign conclude make".split())
CARRIED_OUT = frozenset("carry conduct complete hold happen occur implement finalize finalise".split())
KEPT_UP = frozenset({"prisoners", "military_aid", "sanctions"})
ROADS = frozenset("road path way route".split())
THANKED = frozenset({"military_aid", "prisoners", "children"})
FINE = frozenset({"fine", "ok", "okay", "good", "comfortable"})
# Who does it is for it: "the Treasury blacklisted three banks".
DEEDS = {"invite": "summit", "blacklist": "sanctions", "designate": "sanctions"}
HELPING = frozenset("help support assistance role contribution efforts effort".split())
HELD_ANEW = frozenset(
    "resume restart renew start launch organise organize arrange facilitate help continue revive begin".split()
)
THANKS = frozenset("thank thanks grateful thankful gratitude".split())


def plainly(root: Token, mention: TopicMention) -> list[Reading]:
    """The sides that such words take on a mention, whose word `root` is."""
    return [replace(r, sure=r.kind != CONDUCTED) for r in RULES(root, mention)]


def _held(verb: Token, made: State, mention: TopicMention) -> Iterator[Reading]:
    for person in syntax.subjects(verb):
        yield reading_of(mention, person, made, verb)


@asked(on=PROPOSABLE, beside=YES_OR_NO)
def _said_so(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "Kyiv said yes on the first day", of what was proposed before."""
    verb = root.head
    if not mention.weak or root.lower_ not in YES_OR_NO:
        return
    if verb.lemma_ != "say" or verb.pos_ not in VERBAL or verb.i > root.i or syntax.negated(verb):
        return  # "No, he said": to something else
    if any(t.lemma_ == "ask" for t in root.sent) or any(
        o.lemma_ not in PROPOSED and o.pos_ != "PRON" for o in objects(root, {"to"}) + objects(verb, {"to"})
    ):
        return  # "says yes to peace"
    if syntax.mark(verb) in SUPPOSED | {"when"} or not OPEN.isdisjoint(syntax.auxiliaries(verb)):
        return
    sign = mention.side * YES_OR_NO[root.lower_]
    yield from _held(verb, State(sign=sign, cue=root, kind="WANT", steps=1), mention)


@asked(on=LASTING, beside={"happen"})
def _not_happening(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "Membership is not going to happen", "NATO won't happen": the voice's."""
    verb = root.head
    if root.dep_ != "nsubj":
        return
    happen = (
        verb if verb.lemma_ == "happen" else next((c for c in verb.children if c.lemma_ == "happen"), None)
    )
    if happen is None or not syntax.negated(happen):
        return
    if verb.lemma_ == "go" or {"will", "wo", "'ll"} & set(syntax.auxiliaries(happen)) or happen.tag_ == "VBG":
        made = State(sign=-mention.side, cue=happen, kind="JUDGE", steps=1)
        yield reading_of(mention, None, made, happen)


@asked(beside={"never"})
def _never_ended(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "We have never given up on talks"."""
    verb = root.head.head if root.dep_ == "pobj" else root.head
    if root.dep_ not in {"dobj", "pobj"} or verb.pos_ not in VERBAL or mention.topic == "territory":
        return
    if not any(c.lower_ == "never" for c in verb.children):
        return
    after = {c.lower_ for c in verb.children}
    if verb.lemma_ in ENDING or ENDING_WITH.get(verb.lemma_, "-") in after:
        yield from _held(verb, State(sign=mention.side, cue=verb, kind="WANT", steps=1), mention)


@asked(on=KEPT_UP, beside=GOING_ON)
def _goes_on(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "The exchanges will continue", said by whoever conducts them."""
    verb = root.head
    if root.dep_ != "nsubj" or verb.lemma_ not in GOING_ON or syntax.negated(verb):
        return
    if verb.lemma_ == "go" and not any(c.lower_ in {"on", "ahead"} for c in verb.children):
        return
    if not {"will", "'ll", "must", "shall"} & set(syntax.auxiliaries(verb)) or verb.dep_ not in {
        "ROOT",
        "conj",
    }:
        return
    if any(c.dep_ == "xcomp" for c in verb.children):
        return  # "will continue to bite"
    bound = not BINDING.isdisjoint(t.lower_ for t in verb.subtree)
    made = State(sign=mention.side, cue=verb, kind="JUDGE", steps=1, conditional=bound)
    yield reading_of(mention, None, made, verb)


@asked(on={"prisoners"}, named=True)
def _carried_out(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "An exchange had been carried out", said by whoever conducts it (firsthand.not_theirs)."""
    verb = root if root.pos_ in VERBAL else root.head
    if verb.tag_ not in {"VBD", "VBN"} or syntax.negated(verb):
        return
    if verb == root:
        if root.lemma_ not in {"exchange", "swap"} or not any(c.dep_ == "auxpass" for c in root.children):
            return
    elif (
        root.dep_ not in syntax.SUBJECTS | syntax.PASSIVE
        or root.lemma_ not in {"exchange", "swap"}
        or (verb.lemma_ != "take" and verb.lemma_ not in CARRIED_OUT)
        or (verb.lemma_ == "take" and not any(c.lower_ == "place" for c in verb.children))
    ):
        return
    deals = (d for d in objects(verb, {"under", "in"}) if d.lemma_ in DEALS)
    for clause in (c for d in deals for c in d.children if c.dep_ == "relcl" and c.lemma_ in STRUCK):
        made = State(sign=mention.side, cue=clause, kind=TOLD, steps=2)
        yield from _held(clause, made, mention)  # "under the deal that Moscow and Kyiv had agreed to"
    if verb.dep_ not in {"ROOT", "ccomp", "conj"} or not OPEN.isdisjoint(syntax.auxiliaries(verb)):
        return
    yield reading_of(mention, None, State(sign=mention.side, cue=verb, kind=CONDUCTED, steps=1), verb)


@asked(on=THANKED, beside=THANKS | {"appreciate"}, named=True)
def _grateful_to(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "grateful to the team that carried out the exchange", "thanked everyone who worked on it"."""
    for verb in islice(root.ancestors, 5):
        if verb.dep_ == "relcl" and any(
            c.lower_ in {"who", "that"} and c.dep_ == "nsubj" for c in verb.children
        ):
            thanks = next(
                (a for a in islice(verb.head.ancestors, 3) if a.lemma_ in THANKS | {"appreciate"}), None
            )
            if thanks is not None and not syntax.negated(thanks) and not syntax.negated(verb):
                above = thanks.head if thanks.dep_ in {"acomp", "attr"} else thanks
                made = State(sign=mention.side, cue=thanks, kind="THANK", steps=2)
                people = syntax.subjects(above)
                yield reading_of(mention, people[0] if people else None, made, thanks)
            return


@asked(beside={"nowhere", "dead"})
def _nowhere(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "A truce leads nowhere", "is a road to nowhere", "is a dead end": the voice's."""
    verb = root.head
    if root.dep_ not in syntax.SUBJECTS or verb.pos_ not in VERBAL or syntax.negated(verb):
        return
    gone = verb.lemma_ in {"lead", "go", "get"} and any(c.lower_ == "nowhere" for c in verb.children)
    ends = any(
        (c.lemma_ in ROADS and any(t.lower_ == "nowhere" for t in c.subtree))
        or (c.lemma_ == "end" and any(t.lower_ == "dead" for t in c.children))
        for c in verb.children
        if c.dep_ == "attr"
    )
    if gone or (verb.lemma_ == "be" and ends):
        yield reading_of(mention, None, State(sign=-mention.side, cue=verb, kind="JUDGE", steps=1), verb)


@asked(beside={"want"}, named=True)
def _wants_at_the_table(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "He wants both leaders at the table", where the wanting is the mention's own."""
    if root.lemma_ != "want" or root.pos_ != "VERB" or mention.end - mention.start < 3:
        return
    if syntax.mark(root) not in SUPPOSED and syntax.auxiliaries(root) in {(), ("do",), ("does",), ("did",)}:
        sign = mention.side * (-1 if syntax.negated(root) else 1)
        yield from _held(root, State(sign=sign, cue=root, kind="WANT", steps=1), mention)


@asked(on=THANKED, beside=THANKS)
def _thanks_for_it(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "Denmark has sent new jets. Thank you for this!"."""
    thanks = root.head.head
    if root.lower_ not in IT | {"this", "that"} or root.dep_ != "pobj":
        return
    if root.head.lower_ != "for" or thanks.lemma_ not in THANKS:
        return
    if _just_named(root, mention):
        people = syntax.subjects(thanks)
        made = State(sign=mention.side, cue=thanks, kind="THANK", steps=1)
        yield reading_of(mention, people[0] if people else None, made, thanks)


def _just_named(root: Token, mention: TopicMention) -> bool:
    """Whether the issue is named by its own words before the pronoun, in its sentence or the one before."""
    start = bounds(root).start
    before = bounds(root.doc[start - 1]).start if start else start
    return any(
        m.topic == mention.topic and not m.weak and before <= m.start < root.i for m in root.doc.topics
    )


@asked(beside=THANKS, named=True)
def thanks_for_doing(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "thanked him for continuing to push for the exchange": who thanks is for it as well."""
    if mention.topic == "territory":
        return
    for word in islice(root.ancestors, 6):
        cue = cue_of(word)
        if cue is not None and cue.sign < 0:
            return
        if mention.topic == "talks" and word.dep_ == "pcomp" and word.lemma_ not in HELD_ANEW:
            return  # "for hosting the talks": for a courtesy
        if word.dep_ == "pcomp" and word.head.lower_ in {"for", "in", "with"}:
            thanks = word.head.head
            if word.head.lower_ != "for":  # "thanked him for his help in resuming the talks"
                helps = [thanks] if thanks.dep_ == "pobj" else objects(thanks, {"for"})
                if not any(w.lemma_ in HELPING and w.head.lower_ == "for" for w in helps):
                    return
                thanks = helps[0].head.head
            thanks = thanks if thanks.lemma_ in THANKS else thanks.head
            if thanks.lemma_ in THANKS and not syntax.negated(thanks):
                made = State(sign=mention.side, cue=thanks, kind="THANK", steps=2)
                for reading in _held(thanks, made, mention):
                    yield replace(reading, sure=True)
                    if mention.topic != "talks":
                        continue
                    for helper in (c for c in thanks.children if c.dep_ == "dobj"):
                        told = reading_of(mention, helper, replace(made, kind="WANT"), thanks)
                        yield replace(told, accuser=reading.holder)  # who helped is for them, as they tell it
            return


@asked(beside=FINE)
def _fine_with_it(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "I am fine with a summit"; "if they can make a deal on it, that is fine with me": the first without a condition."""
    verb = root.head.head
    verb = verb.head if verb.lower_ in FINE else verb
    fine = next((c for c in verb.children if c.lower_ in FINE and c.dep_ == "acomp"), None)
    if root.dep_ == "pobj" and root.head.lower_ == "with" and fine is not None:
        sign = mention.side * (-1 if syntax.negated(verb) else 1)
        yield from _held(verb, State(sign=sign, cue=fine, kind="WANT", steps=1), mention)
        return
    for word in islice(root.ancestors, 6):
        if word.dep_ != "advcl" or syntax.mark(word) != "if":
            continue
        for fine in word.head.children:
            links = (c for w in (fine, word.head) for c in w.children if c.lower_ in {"with", "by"})
            mine = any(is_first(p) for c in links for p in c.children)
            if fine.lower_ in FINE and mine and not syntax.negated(word.head):
                made = State(sign=mention.side, conditional=True, cue=fine, kind="JUDGE", steps=2)
                yield reading_of(mention, None, made, fine)
        return


@asked(on=DEEDS.values(), beside=DEEDS, named=True)
def _does_it(root: Token, mention: TopicMention) -> Iterator[Reading]:
    """ "Putin invited Trump to Moscow"."""
    if DEEDS.get(root.lemma_) != mention.topic or root.pos_ != "VERB":
        return
    if root.dep_ not in {"ROOT", "conj", "ccomp", "relcl"} or syntax.mark(root) in SUPPOSED | {"when"}:
        return
    if syntax.negated(root) or not POSSIBLE.isdisjoint(syntax.auxiliaries(root)):
        return
    yield from _held(root, State(sign=mention.side, cue=root, kind="WANT", steps=1), mention)


RULES = Rules(
    _said_so,
    _not_happening,
    _never_ended,
    _goes_on,
    _carried_out,
    _grateful_to,
    _nowhere,
    _wants_at_the_table,
    _thanks_for_it,
    _fine_with_it,
    _does_it,
)
