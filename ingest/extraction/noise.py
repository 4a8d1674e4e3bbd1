"""What stands around an article's own words: patterns for whole lines, tried in this order. Data for segment.py.

Each is matched against one stripped line, ignoring case unless it says otherwise. A pattern must be sure of the
whole line: a paragraph lost is worse than a share bar kept.
"""

from __future__ import annotations

import re

MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?|"
    r"sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?)(?:,?\s+\d{{4}})?"
_ZONE = "(?:gmt|utc|[ecmp][sd]t|[cew]est|et|[cew]et|msk|trt|bst|ist|gst)"
_SHIFT = r"[+-]\d{1,2}(?::?\d{2})?"
_CLOCK = rf"\d{{1,2}}[:.]\d{{2}}(?:\s*[ap]\.?m\.?)?(?:\s*\(?(?:{_ZONE}|{_SHIFT}|{_ZONE}\s?{_SHIFT})\)?)?"

# Lines that say when (or where and when) the text appeared, and nothing else.
DATELINE = re.compile(
    rf"(?:(?:[\w.& ]{{2,30}}\s)?(?:published|updated|last updated|posted|modified|date)\b\s*(?:on|at|:)?\s*)?(?:{_WEEKDAY},?\s+)?"
    rf"(?:{_DAY}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})(?:[\s,/|·•–—-]*(?:at\s+)?{_CLOCK})?(?:\s*/\s*(?-i:[A-Z][\w.]*(?: [A-Z][\w.]*){{0,3}}))?"
    rf"|(?:(?:last )?(?:published|updated|posted|modified)\b\s*(?:on|at|:)?\s*)?{_CLOCK}[\s,|·•–—-]*(?:{_WEEKDAY},?\s+)?{_DAY}",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}"
# "By Ada Smyk — Wednesday, 4 June 2025, 15:21": who wrote it, and when.
BYLINE = re.compile(
    rf"(?:[Bb]y )?{_NAME}(?:(?:,| and| &) {_NAME}){{0,3}}\s*[-–—|,·•]\s*(?i:{DATELINE.pattern})"
)
# A place in capitals on a line of its own: "ANKARA", "KYIV / MOSCOW".
PLACE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .,/’'-]{2,40}(?:\s*[-–—|]\s*[A-Z][\w ]{1,25})?")

# Where correspondents sit: "KYIV: The minister …", "MOSCOW/KYIV: …" is a dateline, "ZELENSKY: …" is none.
_CITY = (
    "KYIV|KIEV|MOSCOW|ANKARA|ISTANBUL|ANTALYA|WASHINGTON|PARIS|LONDON|BRUSSELS|BERLIN|GENEVA|VIENNA|WARSAW|ROME|MADRID|THE HAGUE|"
    "LVIV|ODESA|ODESSA|KHARKIV|DNIPRO|KHERSON|DONETSK|ST PETERSBURG|NEW YORK|UNITED NATIONS|JEDDAH|RIYADH|DOHA|DUBAI|ABU DHABI|"
    "BEIJING|BUDAPEST|TIRANA|MUNICH|DAVOS|ANCHORAGE|MINSK|VILNIUS|HELSINKI|STOCKHOLM|OSLO|PRAGUE|BRATISLAVA|CHISINAU|KRAMATORSK"
)
# In front of the first sentence of an agency report: "KYIV, Ukraine (AP) —", "MOSCOW, May 30 /TASS/.".
DATELINE_PREFIX = re.compile(
    rf"(?:(?:{_CITY})(?:(?: ?/ ?|, | and )(?:{_CITY}))*:\s+"
    r"|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?, [A-Z]{2,6} ?[-–—]{1,2} "
    rf"|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?,? (?i:{MONTH}) \d{{1,2}}(?:,? \d{{4}})?:\s+"
    rf"|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?,? \d{{1,2}} (?i:{MONTH})(?:,? \d{{4}})? (?:\([\w/. -]{{2,30}}\)\s*(?:[-–—]{{1,3}}|:)?|[-–—]{{1,3}})\s+"
    r"|(?:[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.’'-]+){0,3}|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}(?=,? ?(?:[A-Z][a-z]+\.? \d{1,2}|\()))"
    rf"(?:,? [A-Z][\w.]+(?: [A-Z][\w.]+)?)?(?:,? (?i:{MONTH})\.? \d{{1,2}}(?:,? \d{{4}})?)?,?"
    r"(?:\s*(?:\([A-Z][\w/. -]{1,30}\)\s*(?:[-–—]{1,3}|:)?|/[A-Z][\w -]{1,20}/\.?(?:\s*[-–—])?|[-–—]{1,3}(?=\s)))\s*)"
)

# The name of a paper, agency or station, at either end of a headline: "The Herald: Talks resume", "Talks resume | KXYZ",
# "Talks resume - Ankara Today". Behind a dash stand people too, so there and before a colon the name must say what it is.
_PAPER = (
    r"(?:[A-Z][\w.&'’-]*\s+){0,4}(?:\d{0,2}(?:Posts?|Times|News(?:week|wire)?|Today|Herald|Tribune|Journal|Independent|Guardian|Telegraph|"
    r"Observer|Gazette|Chronicle|Monitor|Mirror|Express|Standard|Daily|Weekly|Press|Media|Agency|Magazine|Radio|TV|Reuters|Bloomberg|"
    r"Politico|POLITICO|Axios|Euronews|Jazeera|Sabah|Pravda|Ukrinform|Interfax|TASS|Anadolu|AFP|AP|CNN|BBC|NBC|CBS|ABC|NPR|PBS|MSNBC|"
    r"Sky|AOL|Yahoo|MSN|Economist|Forbes|TIME|Monde|Figaro|Spiegel|Welt|Bild)(?:\s+(?:\d\d?|Online|English|International|World|Live|TV))?"
    r"|(?:RT|UNN|DW|RBC|RFE/RL|VOA)|France 24|[\w-]+\.(?:com|net|org|ua|ru|tr|news))"
)
PAPER_BEFORE = re.compile(rf"{_PAPER}:\s+(?=\S+\s+\S+\s)")
PAPER_AFTER = re.compile(rf"(?:\s+[-–—]\s+{_PAPER}|(?:\s+[|•·]\s+[^|•·]{{2,40}}){{1,3}})$")

BOILERPLATE = re.compile(
    "|".join(
        (
            # share bars and buttons
            r"(?:share|tweet|pin|print|email|e-mail|save|copy link|facebook|twitter|x|telegram|whatsapp|viber|linkedin|reddit|messenger|pocket|flipboard|bookmark|gift|listen|like|follow|comments?|advertisement|ad|sponsored|\d+|[\s|,·•/–-])+",
            r"(?:share|send|print|save|listen to|gift) (?:this|the|on|via|to|with)\b.{0,60}",
            r"(?:follow|find|like|join) (?:us|our|the)\b.{0,120}",
            r"(?:click|tap|swipe|press) (?:here|to|on)\b.{0,120}",
            r"(?:listen|watch|view|play)(?: now| live| video| gallery| the video| in full)?\W*(?:\d+ min(?:ute)?s?)?",
            r"\d+ min(?:ute)?s?(?: read| ago)?|\d+ (?:views?|shares?|comments?|likes?|hours? ago|days? ago)",
            # cookie banners, subscriptions, newsletters
            r"(?:subscribe|sign up|sign in|log in|register|become a (?:member|subscriber|patron)|support (?:us|our|independent)|donate)\b.{0,200}",
            # comment notices, rights, contact
            r"(?:no|leave a|post a|write a|add a|show|view|\d+) (?:comments?|reply)\b.{0,80}",
            r"(?:thanks|thank you) for (?:viewing|reading|visiting)\b.{0,120}",
            r"(?:disclaimer|editor[’']s note|note to (?:readers|editors)|correction|clarification)\s*:.{0,600}",
            r"(?:need to )?(?:contact|email|e-mail|write to|reach) (?:us|the (?:author|editor|reporter))\b.{0,200}",
            r"(?:e-?mail|tel|phone|fax)(?: us)?(?: on| at)?\s*[:;].{0,120}",
            r"(?:original|source)\s+(?:url|link|article)\s*:?.{0,300}",
            r"(?:https?://|www\.)\S+",
            r"(?:[-*+•]\s+)?(?:!?\[[^\]]{0,300}\]\([^\s)]{0,700}\)[\s|·•,]*)+",  # links as Markdown writes them
            # other stories
            r"(?:related|read(?: more| also| next| on)?|also read|see also|more (?:on|from|about|news|stories)|recommended|most (?:read|popular|viewed)|trending|top stories|latest(?: news)?|in case you missed it|don[’']t miss|you (?:may|might) (?:also )?like|podcast)(?: (?:articles?|stories|news|topics?|posts?|coverage|this))?\s*[:>»|–—].{0,250}",
            r"(?:explainer|opinion|analysis)\s*[:>»|–—][^.]{0,250}",  # a title; with a full stop it explains what stands above
            r"(?:related|read more|read also|see also|recommended|most (?:read|popular|viewed)|trending|top stories|latest news|in case you missed it|you (?:may|might) (?:also )?like|what to know|what we know)(?: (?:articles?|stories|news|topics?|posts?|coverage))?\W*",
            r"(?:tags?|topics?|keywords?|categor(?:y|ies)|sections?|filed under|in this (?:article|story)|location)\s*:.{0,300}",
            # by-lines
            r"(?:story |text |words )?by:? [A-ZÀ-Þ][\w.’'-]+(?: (?:[A-ZÀ-Þ][\w.’'-]*|and|&|,|de|van|der|bin|al-\w+),?){1,10}",
            r"(?:additional )?(?:reporting|writing|editing|edited|written|compiled|translated|translation|reported)(?: and (?:writing|editing|reporting))? by\b.{0,250}",
            r"(?:author|reporter|editor|correspondent|via|agencies)\s*:(?:\s*(?-i:[A-ZÀ-Þ@])[\w.@’'-]*(?:\s+(?:and|&|,)|,)?){1,8}\W*",
            r"sources?\s*:\s*(?:\S+\s*){1,3}",
            r"(?:reuters|afp|ap|associated press|tass|interfax|anadolu(?: agency)?|aa|ukrinform|bloomberg|dpa|upi|rfe/rl|staff writers?|news desk|web desk|agencies)(?:[\s,/&|-]+(?:reuters|afp|ap|tass|dpa|staff|agencies|news desk|web desk))*\W*",
        )
    ),
    re.IGNORECASE,
)
# The same in a line that holds one of these words: without them no search is made for what may stand anywhere.
_ANYWHERE = "cookies|preferences|privacy policy|terms |newsletter|daily |your inbox|notification|channel|rights|copyright|©|contributed|agencies".split(
    "|"
)
BOILERPLATE_ANYWHERE = re.compile(
    "|".join(
        (
            r".{0,120}\b(?:we|this (?:web)?site) uses? cookies\b.{0,300}",
            r".{0,60}\b(?:accept|manage|reject) (?:all )?(?:cookies|preferences)\b.{0,120}",
            r".{0,80}\bprivacy policy\b.{0,160}|.{0,80}\bterms (?:of (?:use|service)|and conditions)\b.{0,120}",
            r".{0,80}\b(?:newsletter|daily (?:digest|briefing)|in your inbox|push notifications?)\b.{0,160}",
            r".{0,40}\b(?:telegram|whatsapp|viber|youtube) channel\b\W*(?:here|now)?\W*",
            r".{0,80}\b(?:all rights reserved|copyright\b.{0,10}(?:\d{4}|©)|©).{0,200}",
            r"(?:with )?[\w ,&/]{2,60} (?:contributed (?:to this (?:report|story|article)|reporting)|and agencies)\.?",
        )
    ),
    re.IGNORECASE,
)


def is_boilerplate(line: str) -> bool:
    """Whether all of a stripped line is a button, a banner, a by-line or a link to another story."""
    if BOILERPLATE.fullmatch(line):
        return True
    low = line.lower()
    return any(word in low for word in _ANYWHERE) and BOILERPLATE_ANYWHERE.fullmatch(line) is not None


CAPTION = re.compile(
    "|".join(
        (
            r"(?:file )?(?:photo|picture|image|illustration|illustrative (?:photo|image)|video|screenshot|credit|caption|graphic|infographic|map|cover photo)s?(?: (?:by|credit|courtesy|from|via|of|source)\b|\s*[:/|©]).{0,300}",
            r".{0,400}[\[(](?:file |illustrative )?(?:photo|picture|image|ap photo|via|reuters|afp|getty|epa|file)[^\])]{0,120}[\])]\.?",
            r".{5,400}\s(?:/|\||©|–|—)\s*(?:reuters|afp|ap|epa|getty images|getty|tass|anadolu|aa|sputnik|ria novosti|x|telegram|facebook|handout|file photo|pool|ukrinform)(?:[ /,-][\w/ ,.-]{0,60})?",
            r".{5,300}[.!”\"]\s+(?:[\w-]+\.(?:ru|gov|gov\.ua|gov\.tr|com|org|net|eu|fr|ua)|(?:reuters|afp|ap|epa|getty images|tass|anadolu|sputnik|handout|file photo|pool)(?!\W+(?:\w+ ){0,2}(?:quot|cit|report|sa[iy]|wr[io]t|told)\w*\b)(?:[ /,-][\w/ ,.-]{0,60})?)",
            r".{5,400}\b(?:file photo|archive photo|photo by|image credit|photo credit|photo courtesy|getty images|ap photo|afp via getty)\b.{0,120}",
        )
    ),
    re.IGNORECASE,
)

# What a credit is set apart with, and what one at the end of a line is called; a line without them is no caption.
_APART = "([/|©–—"
_CREDITED = "picture|illustrat|video|screenshot|credit|caption|graphic|map|getty|reuters|afp|ap|epa|tass|anadolu|sputnik|handout|pool|.ru|.gov|.com|.org|.net|.eu|.fr|.ua".split(
    "|"
)
_CREDIT_LENGTH = 120  # characters: a credit behind the last full stop has up to 90


def is_caption(line: str) -> bool:
    """Whether all of a stripped line is a photo's caption with its credit."""
    low = line.lower()
    ends = low[:30] + low[-_CREDIT_LENGTH:]
    if not (
        any(sign in line for sign in _APART)
        or any(word in ends for word in _CREDITED)
        or "photo" in low
        or "image" in low
    ):
        return False
    return CAPTION.fullmatch(line) is not None


# Inside a paragraph that was put together from a page without its breaks (longer than FLAT code points; news paragraphs
# of the sample articles have up to 900): the credit of a photo, whose caption is the sentence before it, and the link to
# another story in capitals.
FLAT = 1200
CREDIT = re.compile(
    r"\((?=[^()]{0,80}(?:Photo|Getty|via (?:AP|AFP|Reuters|REUTERS|EPA|Sputnik)|Handout|/(?:AP|AFP|EPA|Reuters|REUTERS|Pool|POOL)|(?:AP|AFP|EPA|Reuters|REUTERS)/))[^()]{4,90}\)"
)
SHOUTED_LINK = re.compile(
    r"(?<![\w’'])(?:[A-Z0-9À-Þ‘“\"$][A-Z0-9À-Þ’'‘“”\"$&%:;,./–-]*\s+){5,40}(?=[A-Z][a-z]|[“\"][A-Z]|A [A-Z]?[a-z]|I )"
)
SENTENCE = re.compile(
    r"(?<=[a-z\d)%][.!?])[”\"’]?\s+(?=[A-ZÀ-Þ“\"‘])|\s{2,}|(?<=[.,][”\"])\s+(?=[A-ZÀ-Þ“\"‘])"
)

# A headline with the agency that it takes the news from: "Delegations to meet on Monday – Reuters".
SOURCED = re.compile(r"[^/|©()]{15,140}\s[–—-]\s*[A-Z][\w ]{1,25}")

# A transcript's labels at the beginning of a line: a question, a name in capitals, a name with or without its title.
QUESTION_LABEL = re.compile(
    r"(?:Q(?:\d{0,2}[.:]|\s+[-–—])?(?=\s+[A-Z“\"—–(\[‘'])|\[?(?:QUESTION|Question|Reporter|REPORTER|Journalist|JOURNALIST|Correspondent|Interviewer|INTERVIEWER|Moderator|MODERATOR)(?: \d| from [^:]{3,40}|,? \(.{1,40}?\))?\]?:)\s+(?=\S)"
)
ANSWER_LABEL = re.compile(r"(?:A(?:\d{0,2}[.:]|\s+[-–—])\s+(?=[A-Z“\"‘'])|\[?(?:ANSWER|Answer)\]?:\s+(?=\S))")
_PRESENTER = r"(?:[A-ZÀ-Þ.’'-]+ ){1,3}[A-ZÀ-Þ.’'-]+, (?:CO-)?(?:HOST|BYLINE|ANCHOR|CORRESPONDENT|NEWSCASTER)"
# Alone on a line, above the first words: "ADA SMITH, HOST:".
PRESENTER_LINE = re.compile(_PRESENTER + ":")
# The same without office and colon, in a transcript where it stands so again and again: "Ada Smith".
NAME_LINE = re.compile(r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]*){0,3}")
CAPITALS_LABEL = re.compile(
    _PRESENTER
    + r":\s+|(?:[A-ZÀ-Þ][A-ZÀ-Þ.’'-]*[.]?)(?: (?:[A-ZÀ-Þ][A-ZÀ-Þ.’'-]*|of|OF|and|the)){0,6}\s*(?:\([^)]{1,40}\)\s*)?:\s+"
)
# A label in capitals that can only be a speaker's.
RANKED = re.compile(
    r"\b(?:MR|MRS|MS|DR|SIR|PRESIDENT|MINISTER|SECRETARY|AMBASSADOR|SENATOR|GENERAL|CHANCELLOR|OFFICIAL|SPOKES\w+|ADVIS[EO]R|ENVOY|"
    r"MODERATOR|HOST|ANCHOR|CORRESPONDENT|REPORTER|JOURNALIST|INTERVIEWER|ANSWER|OPERATOR|STAFF|REPRESENTATIVE|DIRECTOR|SPEAKER)\b"
)
TITLE_LABEL = re.compile(
    r"(?:[A-ZÀ-Þ][\w.’'-]*)(?: (?:[A-ZÀ-Þ][\w.’'-]*|of|the|and|for|to|de|der|van|von|bin|al|el)){1,11}\s*(?:\([^)]{1,60}\)\s*)?:\s+"
)
# In a text that is a transcript already: an office in small letters, "Press secretary:", "Deputy spokesperson Ada Smith:".
OFFICE_LABEL = re.compile(
    r"[A-ZÀ-Þ][\w.’'-]*(?: [\w.’'-]+){0,4} (?:official|spokes\w+|secretary|minister|advis[eo]r|aide|ambassador|envoy|diplomat|representative|director|negotiator)(?: [A-ZÀ-Þ][\w.’'-]*){0,3}:\s+(?=\S)"
)
# In a text that is a transcript already, and where the same label stands twice: "Smith:", "Host:", "A:".
SHORT_LABEL = re.compile(r"(?:A|[A-ZÀ-Þ][\w’'-]{2,20})(?:\s*\([^)]{1,40}\))?:\s+(?=\S)")
BRACKETED = re.compile(r"\[[A-ZÀ-Þ][\w.’' -]{1,40}\]:?\s+(?=\S)")
# Labels of parts inside a report (Ukrainska Pravda and others): the words of the speaker named last, or "Quote from X".
QUOTE_LABEL = re.compile(
    r"(?:direct )?(?:quote|quotation|literally|verbatim)(?: (?:from|by|of) (?P<name>[^:“\"]{2,70}))?:\s*(?=\S)",
    re.IGNORECASE,
)
SOURCE_LABEL = re.compile(r"source:\s+(?=[A-ZÀ-Þ])", re.IGNORECASE)
PART_LABEL = re.compile(
    r"(?:details|background|reference|for reference|for context|what was said|why it matters|more details|previously|recap|update[ds]?|note|as reported)\s*:\s+(?=\S)",
    re.IGNORECASE,
)
# In capitals before a colon, but shouted by the outlet.
SHOUTED = re.compile(
    r"(?:(?:BREAKING|EXCLUSIVE|WATCH|LOOK|LISTEN|READ|READ MORE|UPDATED?|LIVE|VIDEO|PHOTOS?|BYLINE|NEWS|ALERT|JUST IN|FACT CHECK|ANALYSIS|OPINION|POLL|NOTE|MORE|RELATED|TOP|BOOM|WAR|UKRAINE WAR|EXPLAINER|SUMMARY|SOURCES?|KEY POINTS|FILE|PHOTO|IN BRIEF)\b)"
)
# Words before a colon that label no speaker.
NOT_A_LABEL = re.compile(
    r"(?:read|related|photo|video|watch|update|breaking|exclusive|analysis|opinion|explainer|live|fact sheet|note|editor|source|"
    r"original|key|what|why|how|who|when|where|timeline|background|summary|topics?|tags?|subject|date|time|place|venue|location|"
    r"by|in|on|at|for|from|with|to|of|about|after|before|if|as|but|and|we|he|she|they|it|this|that|these|those|there|here|long|short)\b",
    re.IGNORECASE,
)
BULLET = re.compile(r"(?:[-–—*•▪●·■]|\d{1,2}[.)])\s+")

# Hosts and names of bodies that publish their own statements, and the weight of their unsigned voice
# (positions.vocabulary.Authority: 4 head of state's office or government, 3 ministry).
OFFICIAL_OUTLETS: tuple[tuple[str, str, int], ...] = (
    (
        r"(?:^|\W)(?:en\.|www\.)?kremlin\.ru|^(?:the )?kremlin$|^president(?:ial executive office)? of russia|government\.ru",
        "russia",
        4,
    ),
    (
        r"mid\.ru|^(?:the )?russian (?:foreign|defen[cs]e) ministry$|^(?:ministry of (?:foreign affairs|defen[cs]e) of|mfa) (?:the )?russia|(?:^|\W)mil\.ru|russiaun\.ru",
        "russia",
        3,
    ),
    (
        r"president\.gov\.ua|^(?:the )?(?:office of the president|president) of ukraine|kmu\.gov\.ua",
        "ukraine",
        4,
    ),
    (
        r"mfa\.gov\.ua|mil\.gov\.ua|mod\.gov\.ua|rnbo\.gov\.ua|^(?:the )?ukrainian (?:foreign|defen[cs]e) ministry$|^(?:ministry of (?:foreign affairs|defen[cs]e) of|mfa) ukraine",
        "ukraine",
        3,
    ),
    (r"whitehouse\.(?:gov|archives\.gov)|^(?:the )?white house$", "us", 4),
    (
        r"(?:^|\W)state\.gov|(?:^|\W)defense\.gov|(?:^|\W)war\.gov|(?:^|\W)treasury\.gov|usembassy\.gov|usmission\.gov|^(?:the )?u\.?s\.? mission to |^(?:the |u\.?s\.? )*(?:state department|department of state|department of defense)$",
        "us",
        3,
    ),
    (
        r"tccb\.gov\.tr|iletisim\.gov\.tr|^turkish presidency|^(?:the )?(?:presidency|directorate of communications) of (?:the republic of )?t[uü]rk",
        "turkey",
        4,
    ),
    (
        r"mfa\.gov\.tr|msb\.gov\.tr|^(?:the )?turkish (?:foreign|defen[cs]e) ministry$|^turkish ministry of (?:foreign affairs|national defen[cs]e)$|^ministry of foreign affairs of (?:the republic of )?t[uü]rk",
        "turkey",
        3,
    ),
    (r"elysee\.fr|gouvernement\.fr|^(?:the )?[eé]lys[eé]e", "france", 4),
    (
        r"diplomatie\.gouv\.fr|defense\.gouv\.fr|ambafrance\.org|delegfrance\.org|^france at the united nations|^(?:the )?(?:french )?ministry (?:for|of) europe and foreign affairs|^france diplomatie|^quai d.orsay|^(?:the )?french (?:foreign|defen[cs]e) ministry$",
        "france",
        3,
    ),
)
