"""Words that introduce what somebody says, believes, wants, demands or rejects. Data for attribution.py.

The lists were written from knowledge of English and then checked, verb by verb and frame by frame, against the train
split of PolNeAR (counts only): a verb stays with a frame where at least about a third of its uses there introduce an
attribution, which is where keeping it raises F1. Left out, with that share:

    try + infinitive .16, continue + infinitive .24   the act itself, not the wish, is reported
    see + clause .26, mean + clause .10, prove .20    the author's own reasoning
    feel + clause .22, hear .20, ensure .07           mostly first person, or no speech at all
    tell/ask + object .19 / .40                       the object is the listener; kept for ask ("asked a question")
    address, focus (on), address + object .28         topics, not positions

A frame is described in complements.py.
"""

from __future__ import annotations

# Verbs that can carry a quote whose place the parse does not show.
SPEECH = frozenset(
    """say tell add write ask note announce argue claim declare warn insist suggest report deny respond reply tweet
    explain acknowledge accuse admit assert criticize criticise praise promise pledge vow urge demand complain
    comment describe mention remark concede continue conclude state stress emphasize emphasise underline underscore
    reiterate restate reassert repeat point confirm contend allege predict propose recall post quip joke testify
    speak call reveal observe maintain caution affirm echo retort answer speculate hint signal counter read recount
    shout scream yell chant lament boast muse interject elaborate begin go pronounce reaffirm pen text email
    proclaim vent fume scoff sneer insinuate volunteer caption specify remind""".split()
)
_ROWS = {
    "c": """say tell add write ask note announce argue claim declare warn insist suggest report deny respond reply tweet
    explain acknowledge admit assert promise pledge vow urge demand complain comment mention remark concede continue
    conclude state stress emphasize emphasise underline underscore reiterate restate reassert repeat point confirm contend allege
    predict propose recall post quip joke testify reveal observe maintain caution affirm echo retort answer
    speculate hint signal counter believe think hope fear expect know agree find show indicate doubt wonder worry
    learn imply estimate decide recommend advise assure inform remind reckon guarantee swear accept understand
    disclose clarify specify figure guess suspect assume realize realise want wish prefer determine read boast lament muse
    proclaim threaten request require anticipate project consider foresee question discuss describe recognize
    recognise convince demonstrate charge rule order address notice forget express calculate welcome surmise share
    rebut posit judge interject forecast denounce reaffirm profess contemplate regret reject theorize hypothesize
    opine verify attest certify confess plead pray grumble gripe fume dream recount shout scream yell chant intimate insinuate
    envision foreshadow document mock blog email text publish circulate gather sense marvel highlight convey relay
    communicate""",
    "x": """want vow pledge promise refuse agree decline offer plan seek hope intend threaten decide expect wish prefer
    propose ask demand claim swear commit call say look like aim vote report consider support hesitate opt oppose
    advocate campaign love forget consent volunteer desire endorse resolve urge plead request undertake push press""",
    "ox": """urge ask want call expect advise encourage order invite press push allow tell warn remind request persuade
    instruct challenge condemn beg implore beseech command counsel entreat permit forbid direct dare empower
    authorize authorise prod propose like prefer consider believe know""",
    "o": """say announce report deny explain describe criticize criticise praise propose demand reject condemn oppose
    support favor favour endorse denounce blame call reveal express discuss mention mock slam blast dismiss question
    defend cite quote promise pledge urge suggest seek want welcome acknowledge confirm reiterate stress voice
    outline argue list thank accuse offer see release issue ask tweet recall note tout post declare view highlight
    claim echo repeat prefer portray remind reference recognize recognise publish emphasize emphasise decry applaud
    hail credit remember invoke expose email deem recount lament disclose congratulate chant approve distance resist
    witness rip recommend recite rebut prohibit predict liken fear dispute characterize characterise bemoan state
    savage learn label herald dub downplay disavow deride contemplate chide attribute assail attack pitch love back
    advocate accept refuse withdraw float unveil broadcast hammer broach decline display restrict withhold brush vow
    trumpet trash tick repudiate reprimand renounce relish regard rebuke ratify pronounce preach mull mandate laud
    justify interpret insult indicate hope hate foreshadow extol disregard concede circulate bash articulate allege
    affirm reaffirm champion protest abhor admire appreciate anticipate ridicule skewer lambast lambaste excoriate
    pan scold berate mourn deplore detest disparage malign vilify vouch veto scrap request rule spurn shun snub
    rubbish table second doubt contest challenge refute admonish castigate censure commend envisage foresee floor
    guarantee warn consider brand outlaw sanction write suspect estimate envision detail clarify underline profess""",
    "p": """report support reject echo claim say endorse denounce criticize criticise back share see accept approve propose
    demand oppose condemn welcome describe announce confirm call view deny dispute praise suggest consider regard
    discuss agree recommend state promise cite quote require request favor favour blame expect""",
    "e": """expect believe say report ask think intend allege show consider rumor rumour understand know project estimate
    deem predict find""",
    "r": """want expect reject propose demand oppose support criticize criticise favor favour endorse denounce describe call
    back accept condemn dismiss deny""",
    "for": """call push press ask appeal advocate apologize apologise hope argue thank criticize criticise praise vote
    campaign vouch say plead lobby beg pray wish opt cheer feel blame credit slam""",
    "of": """accuse warn speak complain talk dream boast say learn inform disapprove approve despair remind convince conceive""",
    "about": """talk speak complain ask worry warn think joke boast know gush feel brag rave lie tweet tell rant fret gripe
    grumble inquire fantasize bemoan wonder caution mislead""",
    "on": "call insist comment touch push agree weigh speculate expand elaborate sound press focus",
    "upon": "call insist expand touch elaborate",
    "to": "point refer object agree allude admit acquiesce attest swear testify confess nod",
    "as": """describe dismiss refer portray cast criticize criticise remember regard depict characterize characterise brand
    hail denounce paint frame""",
    "against": """warn argue speak rail vote campaign caution protest lobby turn push rage inveigh fight decide rule advise""",
    "with": "agree disagree side concur sympathize sympathise quarrel plead differ reckon",
    "at": "balk hint scoff bristle sneer marvel lash gripe rage",
    "over": "spar clash disagree fret",
    "in": "believe",
    "behind": "line rally",
    "a": "be sound seem feel remain look become appear stay grow",
}
VERBS: dict[str, frozenset[str]] = {}
for _frame, _lemmas in _ROWS.items():
    for _lemma in _lemmas.split():
        VERBS[_lemma] = VERBS.get(_lemma, frozenset()) | {_frame}
# Third person forms of cues that headlines use with a clause, an infinitive, an object or "for".
FORMS = {
    form: lemma
    for lemma, frames in VERBS.items()
    if frames & {"c", "x", "ox", "o", "for"}
    for form in (
        lemma + "s",
        lemma + "es" if lemma.endswith(("s", "sh", "ch", "x", "o")) else "",
        lemma[:-1] + "ies" if lemma.endswith("y") else "",
    )
    if form
} | {"says": "say"}
# With a particle the verb means something else: "ruled out", "turned down".
PARTICLES = {
    ("rule", "out"): frozenset("oc"), ("turn", "down"): frozenset("o"), ("lay", "out"): frozenset("oc"),
    ("spell", "out"): frozenset("oc"), ("set", "out"): frozenset("oc"), ("put", "forward"): frozenset("o"),
    ("brush", "off"): frozenset("o"), ("brush", "aside"): frozenset("o"), ("wave", "off"): frozenset("o"),
    ("shrug", "off"): frozenset("o"), ("play", "down"): frozenset("o"), ("shoot", "down"): frozenset("o"),
    ("call", "off"): frozenset("o"), ("point", "out"): frozenset("oc"), ("make", "out"): frozenset("oc"),
    ("throw", "out"): frozenset("o"), ("single", "out"): frozenset("o"), ("float", ""): frozenset("o"),
    ("sum", "up"): frozenset("oc"), ("talk", "up"): frozenset("o"), ("back", "up"): frozenset("o"),
    ("bring", "up"): frozenset("o"), ("lash", "out"): frozenset({"at", "against"}), ("find", "out"): frozenset("c"),
    ("rip", ""): frozenset("o"), ("hold", "out"): frozenset(), ("carry", "out"): frozenset(),
}  # fmt: skip
# Forms that the small model gives a wrong lemma.
LEMMAS = {
    "hoping": "hope", "hoped": "hope", "hopes": "hope", "retweeted": "tweet", "retweets": "tweet", "hated": "hate",
    "defunded": "defund", "said": "say", "says": "say", "backed": "back", "backs": "back", "voiced": "voice",
    "praised": "praise", "vowed": "vow", "vows": "vow", "slammed": "slam", "rebuffed": "reject", "rebuffs": "reject",
}  # fmt: skip
ADJECTIVES = frozenset(
    """ready willing open confident sure certain prepared determined eager reluctant unwilling hopeful optimistic
    concerned worried afraid convinced aware committed opposed grateful glad happy keen skeptical sceptical
    pessimistic adamant clear interested unsure doubtful wary proud supportive critical dismissive angry upset
    disappointed sorry sympathetic fearful mindful unhappy emphatic hesitant inclined unprepared unready firm united
    pleased thankful anxious desperate furious insistent loath fond uncertain undecided suspicious unconvinced
    content surprised shocked amenable receptive averse hostile""".split()
)
# Texts and performances: whoever issues one says what it says ("released a statement saying …").
DOCUMENTS = frozenset(
    """statement letter speech message post tweet email memo resolution ad article column interview note report thread
    video declaration address release readout appeal remarks comments editorial essay press-release briefing text
    advertisement story op-ed record need plan proposal""".split()
)
# Words before the colon of a headline that name nobody.
COLON_NOBODY = frozenset(
    """live exclusive breaking video watch update updated analysis opinion explainer explained photos podcast review
    fact-check editorial letters interview transcript""".split()
)
