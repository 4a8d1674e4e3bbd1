"""Offices, institutions and groups by their usual English words. Data for actors.py and references.py.

Weights are those of positions.vocabulary.Authority: 4 head of state or government, or a government as such;
3 minister, chief negotiator, chief of staff, special envoy; 2 spokesperson, delegation, ambassador, deputy, adviser;
1 unnamed.
"""

from __future__ import annotations

# Head noun of an office → weight when its holder is named.
OFFICES: dict[str, int] = {
    "president": 4, "premier": 4, "leader": 4, "dictator": 4, "chancellor": 4,
    "minister": 3, "fm": 3, "secretary": 3, "negotiator": 2, "envoy": 3, "representative": 2, "head": 2, "chief": 2, "chair": 2,
    "chairman": 2, "chairwoman": 2, "speaker": 2, "director": 2, "commander": 2, "commissioner": 2, "ombudsman": 2, "ombudswoman": 2, "plenipotentiary": 2, "colleague": 2,
    "spokesman": 2, "spokeswoman": 2, "spokesperson": 2, "ambassador": 2, "aide": 2, "adviser": 2, "advisor": 2,
    "assistant": 2, "deputy": 1, "diplomat": 1, "official": 1, "lawmaker": 1, "senator": 1, "legislator": 1,
    "negotiators": 2, "governor": 1, "mayor": 1, "general": 1, "admiral": 1, "undersecretary": 2, "consul": 1,
    "counterpart": 3, "ministers": 3, "presidents": 4, "leaders": 4, "prosecutor": 1, "rapporteur": 1, "staff": 2,
    "vice-president": 4, "co-chair": 2, "emissary": 2, "mediator": 1, "chargé": 2, "coordinator": 2, "counsellor": 2,
    "member": 2, "delegate": 2,
}  # fmt: skip

# Words between the party and the head noun of an office, or in front of it ("deputy foreign minister").
OFFICE_MODIFIERS = frozenset(
    [
        "foreign",
        "defense",
        "defence",
        "prime",
        "deputy",
        "vice",
        "first",
        "top",
        "senior",
        "chief",
        "special",
        "presidential",
        "national",
        "security",
        "adviser",
        "interior",
        "finance",
        "economy",
        "energy",
        "justice",
        "trade",
        "culture",
        "health",
        "education",
        "digital",
        "transformation",
        "environment",
        "agriculture",
        "general",
        "press",
        "state",
        "permanent",
        "acting",
        "high-ranking",
        "high",
        "ranking",
        "leading",
        "lead",
        "main",
        "government",
        "military",
        "army",
        "parliamentary",
        "diplomatic",
        "defence-industry",
        "strategic",
        "industries",
        "reintegration",
        "armed",
        "forces",
        "navy",
        "air",
        "force",
        "ground",
        "naval",
        "intelligence",
        "peace",
        "negotiating",
        "negotiations",
        "delegation",
        "ministry",
        "mission",
        "embassy",
        "affairs",
        "human",
        "rights",
        "commissioner",
        "party",
        "international",
        "humanitarian",
        "press-service",
        "service",
        "spokesman",
        "office",
        "administration",
        "council",
        "middle",
        "east",
        "supreme",
        "commander-in-chief",
        "communications",
        "media",
        "assistant",
        "under-secretary",
        "unnamed",
        "anonymous",
        "veteran",
        "new",
        "newly",
        "appointed",
        "current",
        "incumbent",
        "longtime",
        "close",
        "economic",
        "cabinet",
        "junior",
        "regional",
    ]
)
# An office held no longer, or by grace of another power, speaks for nobody who is coded.
DISQUALIFIERS = frozenset(
    [
        "former",
        "ex",
        "one-time",
        "onetime",
        "late",
        "opposition",
        "exiled",
        "jailed",
        "imprisoned",
        "dissident",
        "self-proclaimed",
        "separatist",
        "rebel",
        "pro",
        "breakaway",
        "ousted",
        "retired",
        "so-called",
        "self-styled",
        "deposed",
        "puppet",
        "fugitive",
        "installed",
        "appointed",
        "backed",
        "occupied",
        "honorary",
        "would-be",
    ]
)
# Lower weight than the head noun says.
LESSER = {"deputy": 2, "vice": 2, "first": 3, "assistant": 2, "acting": 3}
COMPOUND_WEIGHT = (
    # (words that must stand together in the office, weight)
    ("vice president", 4), ("deputy prime minister", 3), ("prime minister", 4), ("head of state", 4),
    ("secretary of state", 3), ("secretary of defense", 3), ("press secretary", 2), ("deputy foreign minister", 2),
    ("chief of staff", 3), ("head of the presidential office", 3), ("national security", 3), ("chief negotiator", 3),
    ("lead negotiator", 3), ("top negotiator", 3), ("special envoy", 3), ("head of the delegation", 3),
    ("head of delegation", 3), ("deputy chair", 2), ("deputy head", 2), ("ministry spokes", 2), ("permanent representative", 2),
)  # fmt: skip

# Institutions by head noun (with a party's adjective or name) → weight.
INSTITUTIONS: dict[str, int] = {
    "government": 4, "administration": 4, "presidency": 4, "cabinet": 4, "authorities": 1, "leadership": 4, "state": 4,
    "ministry": 3, "ministries": 3, "embassy": 2, "delegation": 2, "delegations": 2, "mission": 2, "side": 2, "team": 2,
    "negotiators": 2, "diplomats": 1, "officials": 1, "diplomacy": 2, "parliament": 2, "military": 2, "army": 2,
    "command": 2, "intelligence": 2, "staff": 2, "office": 4, "regime": 1, "department": 3, "service": 2,
    "lawmakers": 1, "sources": 1, "representatives": 2, "envoys": 2, "aides": 1, "ministers": 3,
    "headquarters": 2, "council": 2, "forces": 2, "commanders": 1, "committee": 2, "officers": 1, "advisers": 1,
    "spokespeople": 2, "party": 1, "consulate": 1, "troops": 1, "generals": 1, "group": 1, "leaders": 4, "source": 1,
    "treasury": 3, "directorate": 2, "mfa": 3,
}  # fmt: skip
INSTITUTION_MODIFIERS = OFFICE_MODIFIERS | frozenset(
    [
        "the",
        "own",
        "whole",
        "entire",
        "official",
        "technical",
        "expert",
        "negotiating",
        "joint",
        "central",
        "own",
        "political",
        "ruling",
        "current",
        "interim",
        "diplomatic",
        "unnamed",
        "two",
        "three",
        "several",
        "some",
        "many",
        "other",
        "both",
        "working",
    ]
)

# Bodies that need no adjective → party, weight.
BODIES: dict[str, tuple[str, int]] = {
    "State Duma": ("russia", 2), "Duma": ("russia", 2), "Federation Council": ("russia", 2), "FSB": ("russia", 2),
    "Roskosmos": ("russia", 1), "Russian Security Council": ("russia", 3), "Rossotrudnichestvo": ("russia", 1),
    "Verkhovna Rada": ("ukraine", 2), "Rada": ("ukraine", 2), "SBU": ("ukraine", 2), "HUR": ("ukraine", 2),
    "GUR": ("ukraine", 2), "Office of the President of Ukraine": ("ukraine", 4),
    "Coordination Headquarters for the Treatment of Prisoners of War": ("ukraine", 2),
    "Coordination Headquarters": ("ukraine", 2), "Ukrainian Presidential Office": ("ukraine", 4),
    "US State Department": ("us", 3), "U.S. State Department": ("us", 3), "Department of State": ("us", 3),
    "US Treasury": ("us", 3), "U.S. Treasury": ("us", 3), "Treasury Department": ("us", 3),
    "Department of Defense": ("us", 3), "Trump administration": ("us", 4), "Biden administration": ("us", 4),
    "Oval Office": ("us", 4), "National Security Council": ("us", 3),
    "Turkish Grand National Assembly": ("turkey", 2), "Directorate of Communications": ("turkey", 2),
    "Communications Directorate": ("turkey", 2),
    "Office of the President": ("ukraine", 4), "President's Office": ("ukraine", 4), "Presidential Office": ("ukraine", 4),
    # seats and by-names of the capitals' own press
    "Bankova": ("ukraine", 4), "Bankova Street": ("ukraine", 4), "Smolenskaya Square": ("russia", 3),
    "Ministry for Europe and Foreign Affairs": ("france", 3), "Ministry for the Armed Forces": ("france", 3),
    "Ministry of the Armed Forces": ("france", 3), "Armed Forces Ministry": ("france", 3),
    "Department of War": ("us", 3), "Presidential Executive Office": ("russia", 4), "Presidential Complex": ("turkey", 4),
    "aggressor country": ("russia", 4), "aggressor state": ("russia", 4), "Beştepe": ("turkey", 4), "Bestepe": ("turkey", 4),
    "Foreign Intelligence Service": ("russia", 2), "SVR": ("russia", 2),
}  # fmt: skip

# A party's name followed by one of these begins another body's name that speaks for no party.
CARRIED_NAMES = frozenset(
    [
        "times",
        "post",
        "independent",
        "school",
        "university",
        "institute",
        "journal",
        "herald",
        "review",
        "club",
        "stock",
        "exchange",
        "dynamo",
        "spartak",
        "examiner",
        "monitor",
        "court",
        "hilton",
        "match",
        "convention",
        "accord",
        "accords",
        "agreement",
        "patriarchate",
        "conservatory",
        "ballet",
        "metro",
        "airlines",
        "airways",
        "fashion",
        "olympics",
        "marathon",
        "climate",
        "motor",
        "motors",
        "week",
        "region",
        "oblast",
        "city",
        "street",
        "square",
        "summit",
        "forum",
        "international",
        "association",
        "foundation",
        "center",
        "centre",
        "think",
        "tank",
        "bank",
        "steel",
        "open",
    ]
)

# Who "both" can be.
GROUP_NOUNS = frozenset(
    [
        "sides",
        "parties",
        "countries",
        "delegations",
        "leaders",
        "presidents",
        "nations",
        "capitals",
        "ministers",
        "teams",
        "negotiators",
        "diplomats",
        "states",
        "counterparts",
        "men",
        "governments",
        "interlocutors",
        "participants",
        "heads",
    ]
)
TWO_AS_ONE = frozenset({"pair", "duo"})  # "the pair agreed"
ONE_OF_TWO = frozenset("side party delegation country".split())  # "each side", "either party"
GROUP_ADJECTIVES = frozenset(["warring", "two", "opposing", "negotiating", "conflicting", "belligerent"])
GROUPS_ALONE = frozenset(
    ["sides", "parties", "leaders", "delegations", "presidents"]
)  # without "both" or "two"

# … in what a party or several publish on their own meetings and calls.
GROUPS_MET = GROUPS_ALONE | {"ministers", "interlocutors", "participants", "governments"}

FAMOUS = 2  # surnames of people of at least this weight count before they are introduced
GRACE_DAYS = 45  # a report of a statement can appear weeks after its speaker left office

# In front of a name, after the office or the comma behind it: "…, Ambassador Ada Smyk".
RANKS = frozenset(
    """mr mrs ms dr prof rear vice admiral general lieutenant colonel major brigadier captain lt gen maj col adm ambassador
    professor marshal commander""".split()
)

# First names borne by women in the news of the five parties; everybody else is taken for a man.
WOMEN = frozenset(
    """maria mariya karoline tammy ursula giorgia kaja victoria linda samantha heather olha olga yulia yuliia iryna irina svetlana
    catherine annalena valentina sarah jen jennifer katherine kathleen olena elena tatiana tatyana tetiana nataliia natalia natalya
    oksana anna anne daria darya dasha julianne bridget kamala nikki hillary susan angela sanna kaja magdalena maia maryna marina
    liudmyla lyudmila ella elvira ruslana vera nuland dorothy rosemary celeste wendy sabrina karine lisa anastasia margarita
    viktoria zinaida inna hanna galina agnes florence rosangela sylvie elisabeth elizabeth laura emily liz theresa meghan tulsi kristi
    pam aurore nathalie marie beate margus marta oleksandra alexandra kateryna ekaterina yekaterina dana jeanne roberta""".split()
)
# Papers that say what somebody wants: "the Russian memorandum demands", "a memorandum on a truce".
PAPERS = frozenset("memorandum plan proposal document draft paper statement text list version".split())
# What can issue or hold words without being anybody: its words are those of whoever stands behind it.
TEXTS = PAPERS | frozenset(
    """readout letter message post tweet report communique communiqué
    declaration speech remarks comments comment release note decree article video announcement resolution
    agreement roadmap appeal address briefing interview words phrase question answer publication summary excerpt position
    demand demands call calls talks meeting visit conversation move step decision footage idea offer initiative that this which it""".split()
)
# Nouns for one person, whoever they are.
PERSON_NOUNS = frozenset(
    """man woman politician expert analyst journalist reporter scholar professor lawyer activist soldier resident
    colleague statesman billionaire republican democrat veteran""".split()
)

# Members of parliament speak for themselves: nobody's position is made of theirs (see positions/vocabulary/people.toml).
UNBOUND = frozenset(
    ["senator", "lawmaker", "legislator", "congressman", "congresswoman", "deputy", "prosecutor", "lawmakers"]
)
PREFIXES = frozenset(["pro", "anti", "ex", "non", "post"])  # "pro-Russian official"
# Where ambassadors are posted, besides the parties.
POSTED_TO = (("united", "nations"), ("un",), ("u.n.",), ("nato",), ("osce",), ("eu",), ("european", "union"))
# Whose holders a newspaper names without their country only where they are its own country's.
HOMELY = frozenset(("spokesman", "spokeswoman", "spokesperson", "aide", "adviser", "advisor", "ombudsman"))
# "…, who heads the Russian delegation"
HOLDING = frozenset("advises heads leads headed led represents represented chairs chaired".split())
# Words of what an office is over: "Minister of Foreign Affairs", "Head of the Presidential Executive Office".
PORTFOLIOS = (
    OFFICE_MODIFIERS
    | INSTITUTIONS.keys()
    | frozenset(
        """affairs europe executive veterans reconstruction development infrastructure communities territories integration
    interior president prime minister federation republic directorate information treatment prisoners war nations
    european euro-atlantic policy public planning""".split()
    )
)
# Whom a party's own release names without saying whose they are, and what tells that they are another's.
HOUSE = frozenset("president minister secretary ministry government presidency cabinet".split())
HOUSE_ELSEWHERE = frozenset({"of", "for", "in", "to", "-", "general"})
SEATED = frozenset({"ministry", "presidency", "government"})  # "In Paris, the foreign ministry said"
