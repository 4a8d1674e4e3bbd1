"""Forms of words that take a side without a verb of their own for it: "a truce cannot wait", "I am for sanctions", "sees no
grounds for talks", "is out of the question for Kyiv".

Each is met where it stands, since the parser makes little of them: in the sentence as a line of words (word_lines.py). A
form is tried only where one of its first words stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.clauses import supposed
from ingest.extraction.reading import TURNED_ROUND, Reading, reading_of
from ingest.extraction.topic_mentions import TopicMention
from ingest.extraction.tree import Token
from ingest.extraction.word_lines import forms, last_word, met, state_of
from ingest.records import Stance

PART_OF = frozenset({"compound", "amod", "poss", "nmod"})
OURSELVES = frozenset({"i", "we"})
# What is denied, supposed or asked before the form, or bound by what stands behind it, is for other rules.
TURNED = re.compile(
    r"\b(?:if|whether|unless|until|not|n't|never|deny|denies|denied|doubts?|who|without|rumou?rs?)\b|\bno $"
)
BOUND = re.compile(
    r"^ (?:that|which)\b|\b(?:if|unless|until|till|only|once|before|without|provided|while|but|first|as long as|as part of|for now|at this stage)\b"
)

# When the papers are to be handed over is what the issue is about.
AHEAD = re.compile(r"^ (?:before|ahead of|prior to)(?: \w+){0,3}? (?:talks|meeting|negotiations|round)\b")
# "all but", "was close to": not done. In front of a verb, nothing else takes back what it says.
BOUND_NO = re.compile(r"\b(?:if|unless|until|till|provided)\b")
MOVING = frozenset(
    "move decide want seek try attempt choose vow pledge promise agree plan intend work continue begin start".split()
)
ASKING = frozenset("urge warn tell ask press call advise".split())  # "warned Moscow not to turn its back on"
UNDONE = frozenset(
    {"nearly", "almost", "initially", "once", "previously", "formerly", "earlier", "reportedly"}
)

HOLES = {
    # "sanctions on Russia", "the idea of a summit with Putin and Zelensky"
    "{T}": r"(?:(?:the|an?|any|new|very|whole) )*(?:(?:idea|notion|prospect|thought|matter|handover|exchange|round|series) of )?(?:an? |the )?T(?: (?:on|against|for|to|with|between|in|of)(?: [\w']+){1,4}?| by X)?",
    "{X}": r"(?P<x>X)",
    "{N}": r"(?P<x>X|i|we|he|she|they)",
    "{LISTED}": r"demands|conditions|preconditions|terms|priorities|goals|aims|objectives|wishes|requests|wish list|list of demands|list of conditions|list of priorities|list of terms",
    "{WAS}": r"(?:is|are|was|were|remains?|remained|stays?|stayed|would be|will be|will remain)",
    "{LAW}": r"(?:decree|law|ban|order|legislation) (?:(?:signed|issued) )?",
    "{BANNING}": r"(?:(?:that|which) )?(?:banning|bans|banned|forbidding|forbids|prohibiting|prohibits|ruling out|rules out|barring|bars)",
}
# The side, words of which one must be there, the form.
ROWS: tuple[tuple[Stance, str, str], ...] = (
    ("support", "wait", r"{T} (?:can|must|should|may) (?:not|n't) wait\b"),
    ("support", "favour favor all", r"^{X} (?:(?:is|was|remains) )?(?:in favou?r of|all for) {T}(?= [,.:]|$)"),
    (
        "support",
        "i we",
        r"\b(?:i|we) (?:am|'m|are|'re) (?:still |clearly |firmly |all )?(?:for|in favou?r of) {T}(?= [.,;!]|$)",
    ),
    (
        "support",
        "demands conditions terms priorities goals aims list",
        r"(?:^|[,;] |and |but )(?:also |still )?(?:among|high on|at the top of|on top of|foremost among|first among|one of) {X} 's (?:\w+ ){0,2}?(?:{LISTED}) {WAS} {T}",
    ),
    (
        "oppose",
        "regard regards consider considers hold holds see sees view views deem deems",
        r"{N} (?:regards?|considers?|holds?|sees?|views?|deems?) {T} (?:as |to be )?(?:clearly |highly |very |plainly )?(?:harmful|dangerous|unlawful|illegal|useless|pointless|unacceptable|counterproductive|wrong|a mistake|a trap|a threat)\b",
    ),
    (
        "oppose",
        "grounds prerequisites basis foundation footing",
        r"(?:there (?:is|are|was|were)|{N} (?:sees?|saw)) (?:still |currently |now |simply |yet |at present )*no (?:\w+ ){0,2}?(?:grounds|prerequisites|basis|foundation|footing) (?:at present |now |yet |today )?for (?:(?:starting|launching|holding|resuming|beginning|opening|a resumption of|the start of|a start to) )?{T}",
    ),
    (
        "oppose",
        "door doors",
        r"{X}(?: \w+self)? (?:(?:has|have|had|also|already|still|again|completely|firmly|itself) )*(?:closed|shut|slammed|bolted|closes|shuts|slams) (?:all )?(?:the|its|their|his|every) doors? (?:shut )?(?:to|on|for) {T}",
    ),
    ("oppose", "decree law ban order legislation", r"{LAW}{BANNING} {X} (?:from )?{T}"),
    (
        "oppose",
        "decree law ban order legislation",
        r"{LAW}(?:of|by) (?:the )?{X}(?: president)?(?: ,)? {BANNING} (?:any )?{T}",
    ),
    (
        "oppose",
        "question unthinkable unacceptable acceptable inadmissible option taboo line go anathema off",
        r"{T} (?:{WAS} )?(?:(?!not|never|hardly|no )\w+ )?(?:out of the question|unthinkable|(?:un|not )acceptable|inadmissible|not an option|(?:an? )?taboo|anathema|off the table|an? (?:\w+ )?red line|a no(?:-| - )go) (?:for|to|in) {X}(?= [.,;]|$)",
    ),
    ("support", "fail", r"{T} (?:can|must|should|may) (?:not|n't) be (?:allowed|permitted) to (?:fail|collapse|fall through)"),
    ("support", "put delayed postponed", r"{T} (?:can|must|should) (?:not|n't|no longer) be (?:put off|delayed|postponed)\b"),
    ("support", "nothing", r"nothing (?:could|can|would|will) (?:do more good|be better|be more (?:important|useful|urgent)|help more) than {T}"),
    ("support", "ripe", r"(?:time|moment) (?:is|was) (?:now |more than )?ripe for {T}"),
    ("support", "overdue", r"(?:{T} {WAS}|{N} (?:called|described|calls|describes|sees) {T} (?:as )?) ?(?:now )?(?:long |well )?overdue"),
    ("support", "must", r"^{X} : {T} (?:is )?a must\b"),
    ("support", "wait", r"{N} (?:can|ca) (?:not|n't) wait for {T}"),
    ("oppose", "ripe", r"(?:time|moment) (?:is|was) not (?:yet )?ripe for {T}"),
    ("oppose", "non-starter starter nonstarter", r"{N} made (?:it )?clear that {T} would be a non(?:-| - )?starter"),
    ("support", "without", r"\b(?:we|i) can(?: not|n't) do without {T}"),
    ("support", "way", r"{X} (?:calls?|called) {T} (?:the )?only (?:way|path|road|option)\b"),
    ("support", "camp", r"{X} (?:is|was|stands) (?:\w+ly )?in the camp of those who (?:want|support|favou?r|back) {T}"),
    ("support", "light ahead blessing nod", r"(?:green light|go - ahead|blessing|nod) (?:for|to) {T} came from {X}"),
    ("support", "backing support blessing", r"{T} (?:(?:has|will|have|had) )*(?:won|wins|gained|got|received|secured|enjoys?|have|has) (?:the )?(?:full )?(?:backing|support|blessing|approval) (?:of|from) {X}"),
    ("oppose", "starter nonstarter", r"{T} {WAS} (?:a )?(?:complete |total )?non(?:-| - )?starter"),
    ("oppose", "question table", r"^{X} : {T} (?:is |are )?(?:out of the question|off the table)"),
    ("oppose", "no", r"^{X} : no to {T}"),
    ("oppose", "no", r"\bno to {T} : this (?:is|was) {X} 's (?:message|answer)"),
    ("oppose", "no", r"{X} 's no to {T}"),
    ("oppose", "answer reply", r"(?:our|my|X 's) (?:answer|reply) to {T} (?:is|was|remains) (?:still )?(?:an? )?(?:\w+ )?no\b"),
    ("oppose", "unacceptable acceptable unthinkable question option", r"^for {X} ,? ?{T} {WAS} (?:\w+ly )?(?:(?:un|not )acceptable|unthinkable|out of the question|not an option)\b"),
    ("support", "acceptable welcome", r"{T} {WAS} (?:(?!hardly)\w+ly )?(?:acceptable|welcome) to {X}(?= [,.;]|$)"),
    ("oppose", "no", r"{X} (?:has )?(?:said|says) yes to [^.;]{1,60}? (?:, |and |but |, but )no to {T}"),
    ("support", "yes", r"{X} (?:has )?(?:said|says) no to [^.;]{1,60}? (?:, |and |but |, but )yes to {T}"),
    ("oppose", "no", r"^(?:yes to [^.;]{1,60}? (?:, |and |but |, but ))?no to {T}(?= [,.!;]|$| and yes| but yes)"),
    ("support", "yes", r"^(?:no to [^.;]{1,60}? (?:, |and |but |, but ))?yes to {T}(?= [,.!;]|$| and no| but no)"),
    ("support", "let", r"there (?:is|must|should|can|will)(?: be)? (?:to be )?no (?:let(?: - | |-)up|slackening|letting up) (?:in|of|on) {T}"),
    ("oppose", "forget", r"^forget {T}(?= [.!]|$)"),
    ("oppose", "struck taken removed", r"{T} (?:should|must) be (?:struck|taken|removed) (?:off|from) the (?:agenda|table)"),
    ("oppose", "good", r"(?:nothing|no) good (?:could|can|would|will) (?:ever )?come (?:out )?of {T}"),
    ("oppose", "consent agreement approval yes", r"there (?:will|would|can) be no (?:consent|agreement|approval|yes) (?:from (?P<x>X) |of ours )?to {T}"),
    ("oppose", "circumstances", r"under no circumstances will there be (?:a |any )?(?:yes|consent|agreement) from {X} to {T}"),
    ("oppose", "closer nearer", r"{T} (?:would|will|could) bring (?:us )?peace (?:no|not any) (?:closer|nearer)"),
    ("oppose", "defeat grave surrender", r"(?:with|by|through) (?:agreeing to |accepting )?{T} , we would (?:only |just )?be (?:signing|sealing|digging) our own \w+"),
    ("oppose", "justify", r"(?:\bnothing|there is nothing , X said , that) (?:would|could|can) (?:ever )?justify {T}"),
    ("oppose", "trap ploy trick farce mistake", r"{T} (?:is|are|would be) nothing (?:but|more than) an? (?:trap|ploy|trick|farce|mistake)"),
    ("oppose", "absurd unacceptable unthinkable", r"(?:idea|notion|thought) of (?:an? |the )?T (?:\w+ ){0,3}?is (?:\w+ly )?(?:absurd|unacceptable|unthinkable)"),
    ("oppose", "dead", r"{X} (?:{WAS} )?dead(?: - |-| )set against {T}"),
    ("oppose", "cross red", r"{T} would cross (?:an?|all|our|its) red lines?"),
    ("oppose", "early soon", r"\bit (?:is|was) (?:still |far |much )?too (?:early|soon) for {T}"),
    ("oppose", "opponent", r"^(?:as )?an? (?:firm |staunch |fierce )?opponent of {T} , {X}"),
    ("oppose", "hear", r"{N} (?:would|will|wo) (?:not|n't) (?:even )?hear (?:of|about) {T}"),
    ("oppose", "rather sooner", r"{N} would (?:sooner|rather) (?:\w+ ){1,4}than (?:accept|back|allow) {T}"),
    ("oppose", "bring", r"{N} (?:could|can) (?:not|n't) bring \w+self to (?:accept|back|support) {T}"),
    ("conditional", "strings conditions", r"{X} 's (?:support|approval|backing|consent) (?:for|of|to) {T} comes with (?:strings|conditions) attached"),
    ("conditional", "strings conditions", r"{N} attached (?:\w+ )?(?:strings|conditions) to (?:its |his |her )?(?:approval of |consent to )?{T}"),
    ("conditional", "contingent dependent conditional", r"{N} (?:has )?made (?:its|his|her) (?:approval of|consent to|support for) {T} (?:contingent|dependent|conditional) on"),
    ("conditional", "proviso reservation condition", r"{N} (?:agreed|consented) to {T} with one (?:proviso|reservation|condition)\b"),
    ("conditional", "return exchange", r"{N} demanded [^,.;]* in (?:return|exchange) for {T}"),
    ("conditional", "qualified conditional", r"{N} gave a (?:qualified|conditional) yes to {T}"),
    ("conditional", "qualified conditional", r"a (?:qualified|conditional) yes to {T} came from {X}"),
    ("conditional", "open opens", r"{X} (?:opens the door|(?:is )?open) to {T} (?:, )?(?:with conditions|if|provided)\b"),
    ("conditional", "against", r"{N} (?:have|has) nothing against {T}(?= . but not )"),
    ("neutral", "minds torn", r"{N} {WAS} (?:in two minds|torn) (?:about|over|on) {T}"),
    ("neutral", "mind minds", r"{N} (?:(?:have|has|had) (?:not|n't|yet to)) (?:made|make) up (?:its|his|her|their|our|my) minds? (?:on|about) {T}"),
    ("neutral", "decide", r"{N} (?:has|have) yet to decide on {T}"),
    ("neutral", "decision", r"^{X} : no decision (?:yet )?on {T}"),
    ("neutral", "fence", r"{X} (?:is|was|stayed|sits|sat|remains) (?:sitting )?on the fence (?:over|about|on) {T}"),
    ("neutral", "mum noncommittal committal undecided", r"{X} (?:(?:stays|stayed|remains|remained|is|was) )?(?:mum|undecided|non ?-? ?committal) (?:on|about|over) {T}"),
    ("neutral", "options", r"{X} (?:keeps?|kept) (?:all |its |his |her )?options open on {T}"),
    ("neutral", "drawn", r"{N} would (?:not|n't) be drawn on {T}"),
    ("neutral", "judgment judgement", r"{N} (?:would|'d) (?:rather )?reserve judge?ment on {T}"),
    ("neutral", "neither", r"{N} neither (?:endorsed|backed|supported|accepted|confirmed) nor (?:rejected|opposed|dismissed|denied)(?: being in favou?r of)? {T}"),
    ("neutral", "neither", r"neither (?:say )?yes nor (?:say )?no to {T}"),
    ("neutral", "studied considered weighed consideration", r"(?:question|issue|matter|idea) of {T} (?:is|was) (?:still |currently )?(?:being (?:studied|considered|weighed)|under consideration)"),
)  # fmt: skip

# The same of verbs, in any form, whose subject takes the side; denied, that of a yes is turned round.
BY_VERB: dict[Stance, str] = {
    "support": r"""give (?:its|his|her|their) (?:blessing|go - ahead|green light|nod) (?:to|for)|give the (?:go - ahead|green light|nod) (?:to|for)
warm to|come (?:round|around) to|clamou?r for|make (?:the|a) case for|go to bat for|beat the drum for|hold out for|double down on|jump at
set great store by|get on board with|take up the cause of|drum up support for|rally support for|throw (?:its|his|her|their) weight behind
lift (?:its|his|her|their) veto on|drop (?:its|his|her|their) (?:veto on|objections? to|opposition to)|consent to|green - light|greenlight
win support for|refuse to drop the demand for|leave no stone unturned to (?:achieve|reach|secure)|have no objections? to|see no obstacles? to""",
    "oppose": r"""pour cold water on|throw cold water on|lobby against|campaign against|hold firm against|rail against|balk at|scoff at|bristle at|recoil from|object to|frown on|sour on
take exception to|take issue with|draw the line at|dig in (?:its|his|her|their) heels (?:over|on|against)|turn (?:its|his|her|their) back on|turn up (?:its|his|her|their) nose at
slam (?:the )?door on|shut the door on|pull the plug on|put the brakes on|stonewall on|renege on|backtrack on|steer (?:\w+ )?clear of|stand in the way of
distance \w+self from|lodge an? (?:\w+ )?(?:protest against|objection to)|be (?:\w+ )?wary of|remain (?:\w+ )?wary of|have (?:no|little) appetite for|be in no mood for|be cool on
want nothing to do with|want no part of|give (?:an? )?(?:firm |flat |clear )?no to|give short shrift to|nix|quash|vote down|bat away|kill off|heap ridicule on|see no point in|see neither \w+ nor \w+ (?:in|for)
withdraw (?:its|his|her|their) (?:consent to|support for|approval of)|(?:urge|implore) X to (?:think again about|give up all thought of)|be against""",
    "neutral": r"""hedge on|waver on|waver over|dodge an? question on|dodge a question about|dodge questions on|sidestep|abstain in the vote on|play (?:its|his|her) cards close to (?:its|his|her) chest on
have no position on|take no position on""",
}
# Around the issue.
AROUND: dict[Stance, str] = {
    "oppose": r"""put {T} on ice|put {T} on hold|give {T} short shrift|fight {T} tooth and nail|reject {T} out of hand|dismiss {T} out of hand|give {T} the cold shoulder""",
    "support": "give {T} the thumbs up|give {T} the green light|give {T} (?:its|his|her) blessing",
}
IRREGULAR = {
    "give": "gave|given", "come": "came", "make": "made", "go": "went|gone|goes", "hold": "held", "set": "setting", "get": "got|getting",
    "take": "took|taken", "throw": "threw|thrown", "win": "won|winning", "have": "has|had|having", "see": "saw|seen",
    "draw": "drew|drawn", "dig": "dug|digging", "put": "putting", "stand": "stood", "be": "is|was|are|were|am|been", "fight": "fought",
    "withdraw": "withdrew|withdrawn", "beat": "beaten", "leave": "left", "rally": "rallied", "lobby": "lobbied", "drum": "drumming",
    "slam": "slammed", "bat": "batted|batting", "quash": "quashes", "drop": "dropped|dropping", "shut": "shutting",
}  # fmt: skip


PLAIN = frozenset("its his her their the for with out self not".split())


def _forms_of(verb: str) -> str:
    stem = verb.removesuffix("e")
    return rf"(?:{verb}|{verb}s|{stem}ed|{stem}ing|{IRREGULAR.get(verb, verb)})"


def _verb_rows() -> Iterator[tuple[Stance, str, str]]:
    for table in (BY_VERB, AROUND):
        for stance, text in table.items():
            for phrase in re.split(r"\n|\|(?![^(]*\))", text):
                verb, _, rest = phrase.partition(" ")
                rest = rest if "{T}" in rest else f"{rest} {{T}}".lstrip()
                verbs = verb.strip("()?:").split("|")
                inflected = "|".join(map(_forms_of, verbs))
                words = " ".join(v for w in verbs for v in re.findall(r"\w+", _forms_of(w)))
                if verb in IRREGULAR:  # too common to try the form wherever they stand
                    words = " ".join(w for w in re.findall(r"[a-z]{3,}", rest) if w not in PLAIN) or words
                yield stance, words, rf"\b(?P<v>{inflected}) {rest}(?: now)?"


FORMS = forms((*ROWS, *_verb_rows()), HOLES)


def plain_forms(root: Token, mention: TopicMention) -> list[Reading]:
    """The side that such a form takes on a mention, whose word `root` is."""
    if mention.weak:
        return []
    for stance, match, places in met(root, mention, FORMS):
        before, after = match.string[: match.start()], AHEAD.sub("", match.string[match.end() :])
        bound = BOUND if stance == "support" else BOUND_NO if stance == "oppose" else None
        if bound is not None and bound.search(after):
            continue
        if "v" in match.groupdict():
            if said := _by_verb(root.doc[places[match.start("v")]], stance, mention):
                return said
            continue
        if root.dep_ in PART_OF or TURNED.search(re.split(r"[:;]", before)[-1]):
            continue
        cue = last_word(match, places, root.doc[mention.start])
        who = match.groupdict().get("x")
        made = replace(state_of(stance, mention), cue=cue, kind="WANT" if who else "JUDGE")
        holder = root.doc[places[match.start("x")]] if who and who not in OURSELVES else None
        return [replace(reading_of(mention, holder, made, cue), sure=True)]
    return []


def _by_verb(verb: Token, stance: Stance, mention: TopicMention) -> list[Reading]:
    """The side that whoever does so takes: none where it is denied of a no, only possible, supposed or undone."""
    verb = verb.head if verb.dep_ in {"aux", "auxpass"} else verb
    above = verb.head
    if verb.dep_ == "ccomp" and (above.lemma_ in {"deny", "doubt"} or syntax.negated(above)):
        return []
    holder, denied = verb, syntax.negated(verb) and verb.lemma_ not in {"see", "have", "want", "leave"}
    aux = set(syntax.auxiliaries(verb))
    if verb.dep_ == "xcomp" and above.lemma_ in MOVING and not syntax.negated(above):
        holder = above
    elif "to" in aux and above.lemma_ in ASKING and stance in TURNED_ROUND:
        if syntax.negated(above) or any(c.dep_ == "auxpass" for c in above.children):
            return []
        holder, denied, stance = above, False, TURNED_ROUND[stance] if denied else stance
    elif "to" in aux or verb.dep_ in {"acl", "advcl"}:
        return []
    if (
        supposed(verb)
        or (aux & (syntax.POSSIBLE | syntax.DEONTIC) and not denied)
        or (denied and stance != "support")
    ):
        return []
    if not UNDONE.isdisjoint(c.lower_ for c in verb.children) or any(
        c.dep_ == "auxpass" for c in verb.children
    ):
        return []
    if denied:  # "has not yet given the go-ahead" leaves it open
        stance = "neutral" if any(c.lower_ == "yet" for c in verb.children) else "oppose"
    people = syntax.subjects(holder)
    if not people and verb.pos_ == "NOUN":  # "Kyiv objects to it", its verb taken for a noun
        people = [c for c in verb.children if c.dep_ in {"compound", "nmod"} and c.i < verb.i]
    made = replace(state_of(stance, mention), cue=verb, kind="WANT")
    return [replace(reading_of(mention, p, made, verb), sure=True) for p in people]
