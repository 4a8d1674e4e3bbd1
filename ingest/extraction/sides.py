"""The words that link a party to an issue: verbs, nouns, adjectives, with what each does to the side taken.

Data for stance.py, standard library only. The classes follow work on attitude and implicative predicates
(Karttunen's signatures; MPQA's attitude, intention and agreement types), cut down to what position statements use:

WANT    its subject takes a side on what it governs ("wants", "rejects"): sign 1 or -1
ASK     the same, and whoever is asked takes none ("urged Moscow to", "call for")
ACT     doing it is taking the side, on some issues only ("imposed sanctions", "handed over its memorandum")
CHANGE  no side by itself, turns the side round or not ("lift", "halt", "reach")
JUDGE   an evaluation without a holder of its own: the voice's ("necessary", "a priority", "out of the question")
MAYBE   speaks without taking a side ("consider", "study", "undecided")
TALK    speaks of it only ("discussed"): no claim by itself
BLOCK   another's guess, or a background frame ("expects", "predicts", "doubts"): whatever it governs is no claim
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["WANT", "ASK", "ACT", "CHANGE", "JUDGE", "MAYBE", "TALK", "BLOCK", "ACCUSE", "THANK"]


class Cue(NamedTuple):
    kind: Kind
    sign: int = 1


def _table(text: str, kind: Kind, sign: int = 1) -> dict[str, Cue]:
    return {word: Cue(kind, sign) for word in text.split()}


# Base form, with its particle where it needs one ("rule_out"): the particle or preposition stands below it.
# "hop", "hat", "lambast" are what spaCy's lemmatizer makes of "hoped", "hated" and "lambasted".
VERBS: dict[str, Cue] = {
    **_table(
        """want reciprocate mirror wish seek prefer favor favour support back endorse welcome advocate accept agree approve embrace propose
        offer suggest pledge promise vow commit intend plan aim promote champion affirm reaffirm hope hop strive
        desire guarantee undertake initiate volunteer applaud hail praise tout greenlight consent pursue pitch recommend prioritize
        prioritise uphold defend desire float need attach await wait_for love like threaten deserve look_for push_for press_for opt_for strive_for stand_for stand_by
        care_about long_for vote_for lobby_for speak_for work_towards work_toward work_for sign_up sign_off go_along
        count_on mean_to strive_to insist_on stand_ready hope_for hop_for campaign_for opt_to intend_to commit_to agree_to agree_on look_forward
        cling_to stick_to stick_with settle_on swing_behind rally_behind throw_behind get_behind line_behind agree_with subscribe_to adhere_to lean_towards resolve crave fight_for""",
        "WANT",
    ),
    **_table("decide determine opt elect choose", "WANT"),
    **_table(
        """reject refuse decline oppose dismiss resist condemn criticize criticise rebuff spurn veto rule_out
        turn_down object_to pretend feign imitate push_back hit_back protest denounce disagree_with snub shun scorn rebuke
        ridicule scold chide berate castigate lambast blast reprimand warn_against speak_against vote_against come_out_against exclude_as repudiate lambast balk_at
        throw_out shoot_down brush_aside brush_off slam_as decry deplore disapprove hate renounce hat complain regret lament bemoan fear discourage
        caution_against argue_against walk_away back_out pull_out stand_against lash_out back_away back_off back_down
        step_aside step_away step_back pull_away hold_off mock deride scoff_at jeer_at sneer_at laugh_off laugh_at refute shy_away turn_away stay_away walk_out bow_out disengage distance withstand defy mind""",
        "WANT",
        -1,
    ),
    **_table(
        """urge demand ask request press push appeal require order instruct insist call_for call_on call_upon ask_for
        plead beg implore lobby encourage pressure invite expect_of summon compel exhort ask_of petition appeal_for nudge prod goad coax cajole lean_on prevail_upon
        appeal_to direct bid_for urge_on press_on demand_of exert ramp_up""",
        "ASK",
    ),
    **_table(
        """impose introduce announce adopt extend prolong harden tighten strengthen toughen expand enact sanction hand share submit
        sell deliver present transfer give provide send supply ship donate allocate approve dispatch convey forward pass
        conduct complete resume attend participate join arrive come travel renew unveil slap authorize authorise
        hit place levy widen broaden surge restart declare order_in prepare finalize finalise repatriate reunite reunify free exchange swap put_forward set_out
        lay_out table outline launch contribute finance fund increase boost bolster step_up keep_up maintain continue
        sign hold convene draw_up work_out hammer_out reopen turn_on switch_on greenlight greenlit okay organize organise host facilitate mediate broker arrange set_up secure retain keep""",
        "ACT",
    ),
    **_table(
        """stop halt end lift ban outlaw prevent block limit delay suspend cancel abandon refrain avoid exclude forbid prohibit
        drop ease loosen remove relax violate break breach freeze postpone undermine sabotage derail obstruct hinder
        reverse scrap terminate torpedo thwart stall disrupt renege forgo abstain withhold cut reduce scale_back roll_back
        give_up stop_short walk_back shelve discontinue impede jeopardize jeopardise quit leave exit drag lack fail
        concede_on
        wind_down cut_off hold_up hold_back divert string_out drag_out spin_out stretch_out cease restrict curb wreck scupper scuttle foil frustrate shut close slam let_up ease_up put_off call_off pause discard waive break_off skip write_off slacken soften water_down""",
        "CHANGE",
        -1,
    ),
    **_table(
        """reach achieve establish start begin implement observe abide respect honor honour comply adhere enforce include
        involve help let permit allow enable make ensure restore return do get have see be become obtain bring move accelerate
        speed happen take work proceed go engage enter stop_at comply_with lead contain set talk negotiate meet end_in end_with
        end_up""",
        "CHANGE",
    ),
    **_table(
        "consider study review examine weigh ponder mull assess analyze analyse evaluate explore contemplate hesitate",
        "MAYBE",
    ),
    **_table(
        "discuss debate mention raise exchange_views touch_on dwell cover concern address consult speak_about talk_about",
        "TALK",
    ),
    **_table(
        """expect predict forecast anticipate doubt suspect speculate guess assume wonder question hear know learn
        report recall remember describe note_that imagine estimate ask_about inquire""",
        "BLOCK",
    ),
    **_table("accuse blame fault reproach accuse_of suspect_of", "ACCUSE"),
    **_table("thank appreciate", "THANK"),
}

NOUNS: dict[str, Cue] = {
    **_table(
        """support readiness willingness openness commitment pledge promise offer proposal plan intention desire wish
        agreement consent approval initiative idea preference backing endorsement interest determination goal aim
        objective priority ambition vow decision advocacy eagerness aspiration hope resolve importance significance emphasis mandate favour favor will invitation efforts effort need necessity urgency sense
        formula suggestion push announcement declaration assurance bid attempt deal accord understanding consensus""",
        "WANT",
    ),
    **_table(
        "warning_against rejection refusal opposition objection veto resistance reluctance unwillingness denial dismissal hostility disapproval unacceptability inadmissibility impermissibility dislike distaste aversion",
        "WANT",
        -1,
    ),
    **_table(
        "demand call appeal request insistence requirement condition precondition ultimatum plea urging pressure term imperative prerequisite",
        "ASK",
    ),
    **_table(
        "lifting end halt stop suspension cancellation ban violation breach removal easing pause freeze interruption cessation postponement restriction limit limitation",
        "CHANGE",
        -1,
    ),
    **_table("gratitude appreciation thanks", "THANK"),
    **_table("accusation allegation claim suspicion", "ACCUSE"),
    **_table(
        "incentive motivation skepticism scepticism doubt expectation prediction forecast speculation rumor rumour question possibility prospect likelihood chance",
        "BLOCK",
    ),
    **_table("discussion conversation consultation exchange", "TALK"),
}

ADJECTIVES: dict[str, Cue] = {
    **_table(
        """ready willing open prepared interested committed eager determined keen happy glad favorable favourable set
        serious inclined supportive receptive interested amenable anxious adamant pleased""",
        "WANT",
    ),
    **_table("unwilling reluctant opposed hesitant averse loath loth disinclined", "WANT", -1),
    **_table("unready unprepared", "WANT", -1),
    **_table(
        """necessary important essential crucial vital possible realistic constructive productive needed imperative indispensable critical key
        urgent key inevitable required desirable useful feasible fundamental mandatory obligatory paramount overdue
        beneficial conducive logical reasonable right fair achievable acceptable top good""",
        "JUDGE",
    ),
    **_table(
        """impossible hard difficult unacceptable premature pointless unnecessary meaningless unrealistic inadmissible unthinkable
        unconstructive counterproductive inappropriate wrong dangerous intolerable categorical useless futile unjustified
        illegal illegitimate harmful irrelevant empty unfeasible non-negotiable impermissible strange odd absurd ridiculous
        unbelievable crazy insane fraught suicidal unfair shameful naive unfriendly hostile irresponsible reckless unlawful
        unconstitutional unproductive provocative destructive hypocritical short-sighted shortsighted misguided""",
        "JUDGE",
        -1,
    ),
    **_table(
        "undecided unclear uncertain unsure early noncommittal committal ambiguous cautious non-committal",
        "MAYBE",
    ),
    **_table("grateful thankful", "THANK"),
    **_table(
        "likely unlikely expected skeptical sceptical doubtful confident sure optimistic pessimistic hopeful",
        "BLOCK",
    ),
}

# Nouns that judge, after "be" or before it: "a ceasefire is a must", "the key is a ceasefire", "phase one is …".
JUDGING_NOUNS: dict[str, Cue] = {
    **_table(
        "must need necessity importance priority key goal precondition option step phase achievement prerequisite imperative condition solution way requirement task stage interest basis basic success guarantee deterrent",
        "JUDGE",
    ),
    **_table(
        "threat mistake nonstarter non-starter circus charade sham gimmick mockery waste trap error provocation trick ploy obstacle deception farce illusion stunt bluff escalation theft robbery piracy madness insanity stupidity blackmail pretext nonsense delusion absurdity betrayal treason capitulation abandonment catastrophe folly crime",
        "JUDGE",
        -1,
    ),
    **_table("question choice matter", "MAYBE"),
}

# Fixed words after "be": "off the table", "out of the question". Lower case, as written.
JUDGING_PHRASES: dict[str, Cue] = {
    "off the table": Cue("JUDGE", -1),
    "out of the question": Cue("JUDGE", -1),
    "not on the table": Cue("JUDGE", -1),
    "not on the agenda": Cue("JUDGE", -1),
    "red line": Cue("JUDGE", -1),
    "legitimate target": Cue("JUDGE", -1),
    "a legitimate military target": Cue("JUDGE", -1),
    '"legitimate" target': Cue("JUDGE", -1),
    "a no-go": Cue("JUDGE", -1),
    "a no go": Cue("JUDGE", -1),
    "tantamount to surrender": Cue("JUDGE", -1),
    "tantamount to capitulation": Cue("JUDGE", -1),
    "a gift to": Cue("JUDGE", -1),
    "a gift for": Cue("JUDGE", -1),
    "a reward for": Cue("JUDGE", -1),
    "suicide": Cue("JUDGE", -1),
    "at odds with": Cue("JUDGE", -1),
    "contrary to": Cue("JUDGE", -1),
    "incompatible with": Cue("JUDGE", -1),
    "no alternative to": Cue("JUDGE", 1),
    "of no use": Cue("JUDGE", -1),
    "of little use": Cue("JUDGE", -1),
    "on pause": Cue("JUDGE", -1),
    "on hold": Cue("JUDGE", -1),
    "not up for": Cue("JUDGE", -1),
    "not for sale": Cue("JUDGE", -1),
    "up to": Cue("MAYBE", 1),
    "too early": Cue("MAYBE", 1),
    "too soon": Cue("MAYBE", 1),
    "yet to": Cue("MAYBE", 1),
}

# Reporting verbs: the walk towards the holder ends here.
SAYING = frozenset(
    """say tell add note state write stress emphasize emphasise underline underscore declare claim explain comment argue reply
    respond answer announce confirm report observe remark post tweet warn reiterate restate reassert repeat assert maintain mention point
    indicate reveal inform acknowledge admit concede recall clarify highlight quote signal hint disclose believe think
    brief testify opine muse tell quip read affirm reaffirm echo specify conclude outline describe""".split()
)

# Words that limit a ceasefire or another yes, within its phrase.
LIMITS = frozenset(
    """partial limited temporary short brief local localized localised unilateral easter christmas orthodox energy maritime naval
    sea black-sea aerial air humanitarian holiday initial interim phased truncated 72-hour three-day two-day one-day
    32-hour 30-hour 48-hour 24-hour 7-day seven-day week-long weeklong day-long""".split()
)

CONDITION_PHRASES = (
    "on condition", "on the condition", "provided that", "in exchange for", "in return for", "as long as", "so long as",
    "only if", "only after", "only when", "only once", "not before", "not until", "subject to", "conditional on", "conditioned on",
    "contingent on", "depending on", "depends on", "but first", "as a result of", "as part of a", "in the event", "assuming",
    "with the proviso", "absent", "in the absence", "failing", "under certain conditions", "under the condition", "if and only", "in case", "unless",
)  # fmt: skip


# With the issue as subject: "a ceasefire would pave the way", "arms deliveries only prolong the war".
JUDGING_VERBS: dict[str, int] = {
    **dict.fromkeys(
        "pave open lay contribute serve help benefit save deserve facilitate matter advance bring enable solve resolve".split(),
        1,
    ),
    **dict.fromkeys(
        """undermine threaten prolong hinder complicate harm worsen escalate fuel jeopardize jeopardise endanger aggravate
        contradict impede encourage reward risk ruin provoke exacerbate deepen inflame spoil strain damage""".split(),
        -1,
    ),
}

SUPPOSED = frozenset({"if", "whether", "unless", "once", "until", "till", "provided", "lest"})
# A mention behind these is only the time, place or occasion of something else.
ADJUNCTS = frozenset(
    """after before during at amid amidst despite since following ahead until by as because given besides via in under without
    within around throughout while like prior pending ahead""".split()
)
SCANNED = 32  # tokens: the longest lists of demands in the development texts stay within it
LISTABLE = frozenset(
    "demand condition priority goal requirement aim objective proposal term call request precondition ultimatum".split()
)
# Verbs that only carry the noun which takes the side: "made a call for", "attaches importance to".
LIGHT = frozenset(
    """make give express reiterate voice have reaffirm announce issue state confirm underline stress attach show declare
    outline present list repeat renew set take put convey signal demonstrate maintain keep drop extend lodge raise offer
    submit name note emphasize emphasise affirm highlight advance formulate draft prepare table unveil devise draw_up work_out hammer_out see reach strike conclude sign clinch seal""".split()
)
HINDERING = frozenset(
    """block avoid delay string_out drag_out spin_out stretch_out hold obstruct sabotage derail stall torpedo disrupt thwart hinder postpone evade prevent drag impede wreck scupper scuttle foil
    frustrate""".split()
)
THREATS = frozenset({"threaten", "warn", "vow"})
HINDERED = frozenset({"ceasefire", "talks", "summit", "prisoners", "memorandum", "children"})
# "enlargement poses a threat to us"
SOLDIERS = frozenset("troop force soldier contingent peacekeeper boot mission".split())
REFUSING = frozenset("refuse reject exclude rule oppose decline".split())  # "rules out a meeting before …"
# Stopping these, or ending their stop, is a side too: "Washington suspended deliveries", "called off the summit".
STOPPED: dict[str, frozenset[str]] = {
    "military_aid": frozenset(
        "hold hold_up hold_back suspend halt freeze pause stop cut cut_off wind_down divert block lift withhold unblock unfreeze end".split()
    ),
    "sanctions": frozenset("lift ease suspend waive remove relax drop roll_back scale_back loosen".split()),
    "summit": frozenset("cancel call_off postpone put_off scrap shelve".split()),
    "talks": frozenset(
        "suspend cancel break_off call_off halt freeze ban forbid prohibit outlaw walk_away walk_out quit".split()
    ),
    "prisoners": frozenset("suspend halt cancel postpone disrupt put_off stop freeze".split()),
}
MEASURES = frozenset("day hour week month period form kind round idea".split())
BINDING = frozenset("if provided unless once condition conditions minute".split())
DROPPING = frozenset(
    "drop give_up abandon withdraw retract forgo scrap shelve back_off back_down walk_back".split()
)
# What a ceasefire ends.
COMBAT = frozenset("fighting killing shooting bloodshed hostility war shelling".split())
# "his price for a truce", "attached conditions to it": a yes that depends.
PRICES = frozenset("condition precondition price prerequisite".split())
# What is done with one's own conditions.
IMPOSING = frozenset("impose attach set add place lay name list outline raise pose invent put".split())
MAKING = frozenset(
    "create provide establish make build improve shape form".split()
)  # conditions so made bind nobody
QUITTING = frozenset(
    "abandon quit leave exit walk_away pull_out back_away step_aside step_away step_back walk_out withdraw end disengage distance".split()
)
LETTING = frozenset({"allow", "permit", "let"})
LASTING = frozenset("continue remain resume stay go keep proceed follow stand end stop".split())
ASPECT = frozenset("prepare continue keep begin start go resume remain".split())
REGRETS = frozenset({"complain", "regret", "lament", "deplore", "bemoan"})
# "the participants of the talks", "the outcome of the exchange": the issue only tells which.
ROLES = frozenset(
    """participant party leader head member delegation team negotiator side mediator day result outcome eve sidelines framework
    wake course host organizer broker mission trip visit map list agenda format chance""".split()
)
LISTING = frozenset(
    """include be contain comprise involve remain range encompass list envisage foresee stipulate entail""".split()
)
# Doing these is taking the side only on these issues.
ACTS: dict[str, frozenset[str]] = {
    "sanctions": frozenset(
        "impose place put levy widen broaden prolong introduce announce adopt extend tighten harden strengthen toughen expand enact sanction approve unveil slap hit renew prepare authorize authorise increase step_up keep maintain continue".split()
    ),
    "memorandum": frozenset(
        "hand share submit deliver present transfer give provide send convey forward pass put_forward set_out prepare finalize finalise table complete outline exchange announce unveil".split()
    ),
    "military_aid": frozenset(
        "announce approve provide send sell supply ship deliver donate allocate give transfer authorize authorise surge extend unveil resume restart reopen turn_on switch_on continue finance fund increase boost bolster step_up keep_up maintain greenlight greenlit okay allow permit let".split()
    ),
    "talks": frozenset({"send", "dispatch", "announce", "deploy"}),
    "summit": frozenset(
        "attend arrange set_up host facilitate organize organise announce prepare convene".split()
    ),
    "prisoners": frozenset(
        "conduct complete hand transfer return repatriate free announce resume prepare continue".split()
    ),
    "ceasefire": frozenset(
        "announce introduce sign declare observe extend prolong honour honor order".split()
    ),
    "children": frozenset(
        "return hand raise announce bring rescue repatriate reunite reunify secure".split()
    ),
    "nato": frozenset(),
    "territory": frozenset(),
}
LINKING = frozenset({"link", "tie", "make", "condition", "hinge"})
# What is meant by itself, however weak the mention, where it is stopped: "is pausing our aid".
HELD_UP = frozenset("aid assistance weapon arm delivery shipment".split())
NEED = frozenset("need necessity importance significance urgency imperative".split())
