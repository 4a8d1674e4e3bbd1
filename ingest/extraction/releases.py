"""Whose own words a text is: the body that publishes it, and the person who delivers it by the lines at its head.

"Statement by Ambassador A. Smith", "As delivered by …", "Briefing by …", "Embassy of …". A newspaper has no such voice,
but a home: the country whose officials it names without saying whose they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ingest.extraction.annotations import Context, Mention, Voice
from ingest.extraction.gazetteer import bare, office_of
from ingest.extraction.labels import HEAD, by_surname, holder, unsaid
from ingest.extraction.noise import MONTH
from ingest.extraction.pronouns import is_first
from ingest.extraction.segment import official_voice
from ingest.extraction.tree import Doc
from positions.vocabulary import Vocabulary

# Newspapers and agencies by the country for whose readers they write; American ones name foreign officials as often.
HOMES: tuple[tuple[str, str], ...] = (
    (r"ukrinform|ukrainska pravda|pravda\.com\.ua|\bunn\b|liga(?:\.net)?\b|rbc-ukraine|interfax-ukraine|european pravda|suspilne|"
     r"censor\.net|\bbabel\b|unian|hromadske|kyiv (?:independent|post)|ukrainian news|nv\.ua|espreso|militarnyi|\bintent\b|zn\.ua", "ukraine"),
    (r"\btass\b|ria novosti|\bria\.ru|^rt\b|rt\.com|sputnik|izvestia|kommersant|^interfax$|interaffairs|pravda\.ru|pravda network|"
     r"rossiyskaya gazeta|vedomosti|lenta\.ru|gazeta\.ru|life\.ru", "russia"),
    (r"anadolu|daily sabah|h[uü]rriyet|\btrt\b|t[uü]rkiye today|milliyet|ilkha|yeni [sş]afak", "turkey"),
    (r"le monde|le figaro|lib[eé]ration|france 24|\brfi\b|france info|les [eé]chos", "france"),
)  # fmt: skip
BODY = re.compile(
    r"\b(?:embassy|consulate(?: general)?|(?:permanent )?(?:mission|representation|delegation)|ministry of [\w ,]{4,40}?|"
    r"government|office of the president|permanent representative|ambassador) of (?:the )?(?:republic of )?(?P<of>[A-Z][\w ]+)|(?P<at>[A-Z][\w. ]+?) (?:at|to) the (?:united nations|un|osce)$"
    r"|^statement (?:by|of) (?P<state>[A-Z]\w+)",
    re.I,
)
# What the State Department and the White House head their transcripts with.
AMERICAN = re.compile(r"department press briefing\b|background press call\b|press gaggle\b", re.I)
DELIVERED = re.compile(
    r"\b(?:statement|remarks?|address|speech|briefing|interview|answers?|comments?|conference|call|explanation|message|intervention|"
    r"availability|delivered|questions|press|reply|response|toast|held|foreign ministry|posts?|transcript)\b",
    re.I,
)
DATED = re.compile(
    rf"(?:^|,\s|[-–—|]\s)(?P<place>[A-ZÀ-Þ][\w.]+),?(?:\s\([A-Z][\w/ ]+\),?)?\s(?:\d{{1,2}} (?i:{MONTH})|(?i:{MONTH}) \d{{1,2}})\b"
)
# What several parties issue together.
JOINT = re.compile(
    r"\b(?:joint|common) (?:\w+ )?(?:statement|declaration|communiqu[eé]|appeal|understanding)|"
    r"^(?:statement|declaration|communiqu[eé]|press release|agreement|memorandum) (?:by|of|between|from)\b",
    re.I,
)
TOGETHER = re.compile(r"\b(?:joint|common)\b", re.I)
ISSUERS = re.compile(
    r"\b(?:by|of|between|from)\b(.*?)(?=\b(?:on|at|in|after|following|regarding|concerning|about|to|for|against|with)\b|$)",
    re.I,
)
# The title of a page, which stands apart from its text: "Statement by President …", "Address by the President of …".
TITLED = re.compile(
    r"(?:^|[:|] )(?:(?:full|video|opening|closing|evening|new year|the|prepared|welcoming|complete) )*(?:text of (?:the )?)?"
    r"(?:statement|remarks|address|speech|message|greetings?|answers|interview|toast|appeal|eulogy|letter)\b"
    r"[^:;]*?\b(?:by|of|from)\b (?P<who>[^:;]*)",
    re.I,
)
PLACED = re.compile(
    r" (?:on|at|to|in|for|before|after|following|with|regarding|during|about|ahead|as)\b.*", re.I
)
CHIEF = re.compile(r"^(?:the )?president(?: of (?:the )?(?P<of>[A-Z]\w+(?: [A-Z]\w+)?))?$", re.I)
# Sites that publish the words of one person.
PALACE = re.compile(r"president\.gov\.ua|kremlin\.ru|elysee\.fr|tccb\.gov\.tr|^(?:the )?president of ")
HEAD_LINES = 4
HEAD_LENGTH = 170  # code points: a line longer than that is the text itself


def head_lines(text: str) -> Iterator[tuple[int, int]]:
    """The short lines before the text's first paragraph, by code points."""
    position = found = 0
    for line in text[:2000].split("\n"):
        start, end = position, position + len(line)
        position = end + 1
        if not line.strip():
            continue
        if found == HEAD_LINES or len(line) > HEAD_LENGTH:
            return
        found += 1
        yield start, end


@lru_cache(maxsize=256)
def _home_of(outlet: str) -> str | None:
    return next((party for pattern, party in HOMES if re.search(pattern, outlet.lower())), None)


def home(text: str, context: Context) -> str | None:
    """The party whose officials the text names without saying whose they are."""
    if official := official_voice(context.outlet):
        return official[0]
    return _home_of(context.outlet) or _body(text, context) or _written_in(text, context)


def head_end(text: str, context: Context) -> int:
    """Where the lines at the head of a party's own release end, by code points; 0 in a newspaper."""
    if _home_of(context.outlet):
        return 0
    if not (official_voice(context.outlet) or _body(text, context) or joint(text, context)):
        delivered = any(DELIVERED.search(text, start, end) for start, end in head_lines(text))
        if not (delivered and _written_in(text, context)):
            return 0
    return max((end for _, end in head_lines(text)), default=0)


@lru_cache(maxsize=64)  # as the two below, asked of every text by several
def joint(text: str, context: Context) -> tuple[str, ...]:
    """The parties that issue the text together, by its first line or its title; empty where only one does, or none."""
    if _home_of(context.outlet):
        return ()
    official = official_voice(context.outlet)
    start, end = next(head_lines(text), (0, 0))
    for line in (text[start:end], context.title):
        found: tuple[str, ...] = ()
        if JOINT.search(line) and (issued := ISSUERS.search(line)):
            found = named(issued[1], context.vocabulary)
        if len(found) > 1 and (not official or (official[0] in found and TOGETHER.search(line))):
            return found
    return ()


def named(line: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The parties that a line names, in its order."""
    at: dict[int, str] = {}
    for party in vocabulary.parties:
        for name in (*party.names, *party.adjectives):
            if match := re.search(rf"\b{re.escape(name)}(?!\w)", line):
                at[match.start()] = party.slug
    return tuple(dict.fromkeys(at[k] for k in sorted(at)))


@lru_cache(maxsize=64)
def _body(text: str, context: Context) -> str | None:
    """The party whose embassy or mission stands at the head of the text."""
    us = any(party.slug == "us" for party in context.vocabulary.parties)
    for start, end in head_lines(text):
        if us and AMERICAN.match(text[start:end]):
            return "us"
        for match in BODY.finditer(text[start:end]):
            named = match["of"] or (match["at"] or "").rpartition(" of ")[2] or match["state"]
            if party := _party(named.removeprefix("the "), context.vocabulary):
                return party
    return None


@lru_cache(maxsize=64)
def _written_in(text: str, context: Context) -> str | None:
    """The party in whose capital the text is dated: "KYIV, May 11 -", "Statement by …, Moscow, 3 June 2025"."""
    for line in text[:2000].split("\n")[: 2 * HEAD_LINES]:
        if match := DATED.search(line[:HEAD_LENGTH]):
            return _party(match["place"], context.vocabulary)
    return None


def _party(named: str, vocabulary: Vocabulary) -> str | None:
    words = named.casefold()
    for party in vocabulary.parties:
        if any(words.startswith(name.casefold()) for name in (*party.names, *party.adjectives)):
            return party.slug
    return None


def publisher(doc: Doc) -> Voice | None:
    """Who says "we" in the text outside of quotes; None for a newspaper. Reads `doc.mentions`."""
    context: Context = doc.context
    official = official_voice(context.outlet)
    text = doc.text
    party, weight = official or (_body(text, context), 2)
    own = Voice((party,), None, weight) if party else None
    if _home_of(context.outlet):
        return own if official else None
    if several := joint(text, context):
        return Voice(several, None, 4)
    for start, end in head_lines(text):
        found = [
            m
            for m in doc.mentions
            if m.kind == "person" and m.party and m.person and start <= doc[m.start].idx < end
        ]
        if len(found) != 1 or (own and found[0].party not in own.parties):
            continue
        mention = found[0]
        span = doc[mention.start : mention.end]
        alone = len(span.text) > 0.8 * (end - start) and mention.introduced_as is not None
        told = DELIVERED.search(text, start, end)
        delivers = alone or (told and (own or told.start() < span.start_char))
        if delivers and mention.party and (own or _speaks_itself(doc)):
            return Voice((mention.party,), mention.person, mention.authority, mention.introduced_as)
    if (titled := _titled(doc, own)) is not None:
        return titled
    if own is None and (headed := _headed(doc)) is not None:
        return headed
    if official or (own and (_speaks_itself(doc) or BODY.fullmatch(text[: text.find("\n")].strip()))):
        return own
    return None


# What the first line of such a text calls it; a newspaper's headline says what somebody did.
HEADED = re.compile(
    r"\b(?:statement|remarks?|address|speech|briefing|interview|answers?|comments?|conference|message|availability|gaggle|"
    r"transcript|release|readout|read-out|daily summary|declaration|communiqu[eé]|stakeout|repl(?:y|ies)|responds?|press (?:point|call|update|corner)|"
    r"meeting of|call with (?:reporters|the press|journalists)|(?:speaks?|talks?) to (?:the )?(?:reporters|journalists|press|media))\b",
    re.I,
)
ASKED_BY = re.compile(r"\b(?:reporters|journalists|(?:the )?press|media|questions?)\b", re.I)
DELIVERER = re.compile(
    r"\b(?:interview|conversation|call|conference|briefing|meeting|gaggle|stakeout)\b\W*(?:\w+\W+)?(?:with|by|of|at|in)\b[^,:]*$",
    re.I,
)
ASIDE = re.compile(
    r"\b(?:on|about|to|after|following|ahead|regarding|concerning|in|at|for|before|during|with|from(?! the (?:briefing|press)))\b",
    re.I,
)


# How heads of state greet and leave those whom they address.
GREETINGS = {
    "ukraine": re.compile(
        r"\b(?:(?:dear|fellow|my) )?ukrainians!|\b(?:glory to ukraine|slava ukraini)\b", re.I
    ),
    "us": re.compile(r"\bmy fellow americans\b|\bgod bless (?:america|the united states)\b", re.I),
    "france": re.compile(
        r"\bmy (?:dear|fellow) (?:compatriots|french)\b|\b(?:long live france|vive la france)\b", re.I
    ),
    "russia": re.compile(r"\b(?:dear|fellow) citizens of russia\b", re.I),
}


# What a state does by saying so.
PERFORMED = frozenset(
    """welcome reaffirm reiterate call urge support condemn commend attach regret express believe stand remain consider thank
    appreciate stress underline emphasize host""".split()
)


AT_WAR = frozenset({"ukraine", "russia"})


def _unnamed(doc: Doc, first: int) -> Voice | None:
    """Who says "we" below a line that tells not who: whose people are greeted ("Ukrainians!"), where it is dated, who speaks
    of a "Kiev regime", or of whom the text tells that it welcomes and urges."""
    text, context = doc.text, doc.context
    parties = {p.slug for p in context.vocabulary.parties}
    greeted = [p for p, greeting in GREETINGS.items() if p in parties and greeting.search(text)]
    if len(greeted) == 1:
        return _head_of_state(greeted[0], context)
    placed = (doc[s.start : s.end].text for s in doc.segments if s.kind == "dateline")
    if party := _written_in(text, context) or next(
        (p for line in placed if (p := _party(line, context.vocabulary))), None
    ):
        return Voice((party,), None, 2)
    quoted = {i for a, b in doc.quotes for i in range(a, b)}
    regimes = (i for i, lower in enumerate(doc.lowers) if lower == "regime" and i not in quoted)
    if "russia" in parties and any(doc.lowers[i - 1] in {"kiev", "kyiv"} for i in regimes):
        return Voice(("russia",), None, 2)
    acting = {
        m.party
        for m in doc.mentions
        if m.kind == "party"
        and m.party
        and m.start > max(first, 0)
        and m.start not in quoted
        and _acts(doc, m)
    }
    (party,) = acting if len(acting) == 1 else (None,)
    return Voice((party,), None, 2) if party else None


def _acts(doc: Doc, mention: Mention) -> bool:
    """ "Türkiye welcomes the exchange", "as Ukraine, we …"; those at war tell of one another too: of them only the former."""
    word = doc[mention.start : mention.end].root
    if doc.lowers[mention.start - 1] == "as" and "we" in doc.lowers[mention.end : mention.end + 3]:
        return True
    verb = word.head
    if word.dep_ != "nsubj" or verb.dep_ not in {"ROOT", "conj"}:
        return False
    return (verb.lemma_ in PERFORMED and verb.tag_ == "VBZ") or mention.party not in AT_WAR


def _headed(doc: Doc) -> Voice | None:
    """Who speaks by the line above the text alone: "Statement by the Foreign Ministry of Ukraine", and then "we"."""
    place = next(head_lines(doc.text), (0, 0))
    line = doc.text[slice(*place)]
    if place[1] + 1 >= len(doc.text) or line.rstrip()[-1:] in {".", "!", "?", "”", '"'}:
        return None
    words = [t for t in doc if place[0] <= t.idx < place[1]]
    if not words:
        return None  # no line stands above the text
    tells = any(t.tag_ in {"VBD", "VBZ", "VBP"} for t in words) and not ASKED_BY.search(line)
    answers = any(s.kind == "turn" and s.speaker and unsaid(s.speaker) for s in doc.segments)
    if not answers and (tells or not HEADED.search(line)):
        return None
    who = [m for m in doc.mentions if m.party and place[0] <= doc[m.start].idx < place[1]]
    turns = any(s.kind == "turn" for s in doc.segments)
    quoted = {i for a, b in doc.quotes for i in range(a, b)}
    if not (turns or any(is_first(t) and t.i not in quoted for t in doc if t.i > words[-1].i)):
        return None  # a newspaper's headline, "The president's evening address", and what it tells of it
    if not who:
        return _unnamed(doc, words[-1].i)
    first = who[0]
    before = doc.text[place[0] : doc[first.start].idx]
    if ASIDE.search(before) and not DELIVERER.search(before):
        return _unnamed(doc, words[-1].i)  # "Comment on American sanctions"
    if " and " in before or re.search(r"\bof [A-Z]\w+ and (?:the )?[A-Z]", doc[first.start : first.end].text):
        return None  # "Press conference of the ministers of Poland and Ukraine"
    others = set(named(line, doc.context.vocabulary)) | {m.party for m in who}
    if len(others) > 1:
        rest = doc[first.end : words[-1].i + 1].text
        second = who[1] if len(who) > 1 and who[1].party != first.party else None
        between = doc[first.end : second.start].text if second else rest
        if "and" in between.split() or "between" in line or not ASIDE.search(between):
            return None
    if first.kind in {"person", "office"}:
        return Voice((first.party or "",), first.person, first.authority, first.introduced_as)
    return Voice((first.party or "",), None, 2)


def _titled(doc: Doc, own: Voice | None) -> Voice | None:
    """The person whose words the title says they are, in a text of "I"; on a head of state's own page, whose title says of
    nobody that they are, the head of state."""
    context: Context = doc.context
    if not _speaks_itself(doc, frozenset({"i", "my", "me"})):
        return None
    match = TITLED.search(context.title)
    if match is None:
        his = not DELIVERED.search(context.title) and PALACE.search(context.outlet.lower())
        return _head_of_state(own.parties[0], context) if own and his else None
    who = PLACED.sub("", match["who"]).strip()
    if chief := CHIEF.match(who):
        party = _party(chief["of"], context.vocabulary) if chief["of"] else own and own.parties[0]
        return _head_of_state(party, context) if party and (not own or party in own.parties) else None
    found = list(people(who, context, own))
    return found[0] if len(found) == 1 and (not own or found[0].parties == own.parties) else None


def people(line: str, context: Context, own: Voice | None = None) -> Iterator[Voice]:
    """The holders of an office whom a line names; of two with one surname, that of the publisher's party."""
    surnames = by_surname(context.vocabulary)
    for word in dict.fromkeys(re.findall(r"[\w-]+", bare(line).lower())):
        held = [(p, o) for p in surnames.get(word, ()) if (o := office_of(p, context.published))]
        ours = [(p, o) for p, o in held if own and o.party in own.parties]
        for person, office in ours or held:
            yield Voice((office.party,), person.name, int(office.authority))


def _head_of_state(party: str, context: Context) -> Voice | None:
    person = holder(context.vocabulary, party, HEAD, context.published)
    return Voice((party,), person.name, 4) if person is not None else None


def _speaks_itself(doc: Doc, words: frozenset[str] = frozenset()) -> bool:
    """Whether "I" or "we" stand outside of the quotes and turns more than once; or those of `words` do."""
    quoted = {i for a, b in doc.quotes for i in range(a, b)}
    turns = [range(s.start, s.end) for s in doc.segments if s.kind == "turn"] if words else []
    firsts = [t for t in doc if is_first(t) and t.i not in quoted and (not words or t.lower_ in words)]
    return sum(not any(t.i in turn for turn in turns) for t in firsts) > 1
