"""Full text search over quotes and articles, with people and parties found by any of their usual names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchVector
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Lower
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from positions.models import Article, Claim, Party, Person

CONFIG = "english"
# Private code points around a hit: they cannot be mistaken for text, and stay when the rest is escaped.
START, STOP = "\ue000", "\ue001"
_TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
MOST_TERMS = 20
MOST_WITH_A_PHRASE = (
    100_000  # quotes of which the newest are shown; no phrase of an archive that was seen is in as many
)


@dataclass(frozen=True, slots=True)
class Term:
    words: str
    phrase: bool = False
    negated: bool = False
    people: tuple[int, ...] = ()  # whose name it is
    parties: tuple[int, ...] = ()  # whose country, capital or seat it is
    spellings: tuple[str, ...] = ()  # every usual one of that name

    @property
    def several(self) -> bool:
        """Whether words are sought that stand one after another: their places are in no index."""
        return self.phrase and " " in self.words

    @property
    def also(self) -> list[str]:
        """The other spellings, each once, without an article."""
        words = {_bare(s).casefold(): _bare(s) for s in self.spellings}
        words.pop(_bare(self.words).casefold(), None)
        return sorted(words.values())


def _bare(name: str) -> str:
    return name[4:] if name.lower().startswith("the ") else name


def terms(written: str, people: Iterable[Person], parties: Iterable[Party] = ()) -> list[Term]:
    """What was written as terms; the words of a longer name are one term, and every name knows its spellings.

    What stands in quotation marks is sought as it is written.
    """
    known: dict[str, list[Person]] = {}
    for person in people:
        for name in {person.name, *person.aliases, *person.surnames}:
            known.setdefault(name.casefold(), []).append(person)
    seats: dict[str, Party] = {
        _bare(name).casefold(): party for party in parties for name in (party.name, *party.names)
    }
    found: list[Term] = []
    raw = [(bool(m[1]), m[2] or m[3], bool(m[2])) for m in _TERM.finditer(written) if m[2] or m[3]][
        :MOST_TERMS
    ]
    place = 0
    while place < len(raw):
        negated, words, phrase = raw[place]
        taken = 1
        for length in () if phrase else (3, 2):
            several = raw[place : place + length]
            together = " ".join(w for _, w, _ in several)
            if len(several) == length and (
                together.casefold() in known or _bare(together).casefold() in seats
            ):
                words, taken = together, length
                break
        named = [] if phrase else known.get(words.casefold(), [])
        party = None if phrase else seats.get(_bare(words).casefold())
        spellings = {s for p in named for s in (p.surnames or [p.name])}
        spellings |= {party.name, *party.names} if party else set()
        found.append(
            Term(
                words,
                phrase or taken > 1,
                negated,
                tuple(p.pk for p in named),
                (party.pk,) if party else (),
                tuple(sorted(spellings)),
            )
        )
        place += taken
    return found


def named_in(written: str) -> list[Person]:
    """People one of whose names stands in what was written. One query."""
    words = [w.strip('"-') for w in written.split()][:MOST_TERMS]
    pairs = {" ".join(words[i : i + n]) for n in (1, 2, 3) for i in range(len(words))} - {""}
    if not pairs:
        return []
    lowered = {p.lower() for p in pairs} | {p.title() for p in pairs} | pairs
    return list(
        Person.objects.annotate(lower=Lower("name")).filter(
            Q(lower__in=lowered) | Q(aliases__overlap=list(lowered)) | Q(surnames__overlap=list(lowered))
        )[:50]
    )


def query(terms: Iterable[Term]) -> SearchQuery | None:
    """All terms, each in any of its spellings; None where nothing but stop signs was written."""
    whole: SearchQuery | None = None
    for term in terms:
        ways = [SearchQuery(term.words, config=CONFIG, search_type="phrase" if term.phrase else "plain")]
        ways += [SearchQuery(spelling, config=CONFIG, search_type="phrase") for spelling in term.spellings]
        # Django negates one query, not a combination: not (a or b) is written as not a and not b.
        one = reduce(and_, [~way for way in ways]) if term.negated else reduce(or_, ways)
        whole = one if whole is None else whole & one
    return whole


def articles(found: SearchQuery) -> QuerySet[Article]:
    """Newest versions, `hit` with the words around the hits marked; order and slice it before use."""
    text = SearchHeadline(
        "text",
        found,
        config=CONFIG,
        start_sel=START,
        stop_sel=STOP,
        max_fragments=2,
        max_words=28,
        min_words=12,
    )
    # The expression of the index `article_search`, word for word.
    matching = Article.objects.annotate(found=SearchVector("title", "text", config=CONFIG)).filter(
        found=found, current=True
    )
    title = SearchHeadline("title", found, config=CONFIG, start_sel=START, stop_sel=STOP, highlight_all=True)
    return (
        matching.annotate(hit=text, hit_title=title)
        .defer("text", "minhash", "bands")
        .select_related("outlet")
    )


def claims(terms: list[Term], counted: QuerySet[Claim]) -> QuerySet[Claim]:
    """Claims whose words hold every term; a name may also be that of the speaker or of the party."""
    for term in terms:
        one = query([term])
        if one is None:
            continue
        spoken = Q(found=one)
        if term.people or term.parties:
            by = Q(speaker__in=term.people) | Q(party__in=term.parties)
            spoken = spoken & ~by if term.negated else spoken | by
            counted = counted.annotate(found=SearchVector("evidence", config=CONFIG)).filter(spoken)
        elif term.several and not term.negated:
            # PostgreSQL takes a phrase for as frequent as its words, and reads quote after quote, newest first, to find
            # it. Within a limit it asks the index `claim_search` before it sorts.
            within = Claim.objects.annotate(found=SearchVector("evidence", config=CONFIG)).filter(spoken)
            counted = counted.filter(id__in=within.order_by().values("id")[:MOST_WITH_A_PHRASE])
        else:
            counted = counted.annotate(found=SearchVector("evidence", config=CONFIG)).filter(spoken)
    whole = query(terms)
    hit = SearchHeadline("evidence", whole, config=CONFIG, start_sel=START, stop_sel=STOP, highlight_all=True)
    return counted.annotate(hit=hit if whole else F("evidence"))


def marked(hit: str) -> SafeString:
    """Escaped, with the hits in `<mark>`."""
    return mark_safe(escape(hit).replace(START, "<mark>").replace(STOP, "</mark>"))
