"""The history of a cell: the position now and why, the changes, the split inside the party, and every claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse

from positions import cells, gridtable, matrix, paging, timeline, verdicts
from positions.cells import Heard
from positions.matrix import Change, Position, Spell, Tally
from positions.models import Claim
from positions.question import Question
from positions.views.common import answer, asked
from positions.views.timelines import histories, linked
from positions.vocabulary import Authority
from positions.wording import as_sentence, tally_words

VOICES = 12  # people listed in the split inside a party
CHANGES = 6  # the page of changes has them all
DOT_GAP = 10  # units of the strip, as wide as a mark: the page has one strip, and lists every statement
AUTHORITY = {
    Authority.HEAD: "head of state or government",
    Authority.MINISTER: "minister or chief negotiator",
    Authority.SPOKESPERSON: "spokesperson or delegation",
    Authority.UNNAMED: "no office known",
}


@dataclass(frozen=True, slots=True)
class Voice:
    """What one speaker of the party says on the topic."""

    name: str
    authority: str
    stance: str
    last: date | None
    counts: list[tuple[str, int]]


def cell(request: HttpRequest, party: str, topic: str) -> HttpResponse:
    form, tidier = asked(request, fixed=("parties", "topics", "at_least", "word"))
    if tidier:
        return tidier
    if party not in form.all_parties or topic not in form.all_topics:
        raise Http404("No such party or topic.")
    # The page shows both hands, apart; its exports too.
    question = form.question.but(
        parties=(form.all_parties[party],), topics=(form.all_topics[topic],), word="all"
    )
    day = cells.as_of(question)
    key = (form.all_parties[party].pk, form.all_topics[topic].pk)
    tallies = {stance: tally for *_, stance, tally in cells.tallies(question)}
    marks, found = histories(question, {key: tallies[None]} if tallies else {})
    runs, waiting = found.get(key, ([], []))
    fill = verdicts.claims(
        [(key, told) for run in runs for told in (*run.decided, run.last)] + [(key, told) for told in waiting]
    )
    spells = tuple(verdicts.spell(key, run, fill) for run in runs)
    position = matrix.position_of(spells, matrix.said_on(fill(key, told) for told in waiting), day)
    changes = list(matrix.changes_of(spells))
    drawn = marks.get(key, [])
    heard = cells.voices(question)
    people = {one.speaker: one.name for one in heard if one.speaker}
    page = paging.newest_first(
        question.claims(own_word=True).with_related(), request.GET.get("after", ""), "day"
    )
    strip = timeline.strip(
        form.all_parties[party].name, drawn, spells, people, timeline.axis([drawn], question, day), DOT_GAP
    )
    [(*_, strip)] = linked(question, [(form.all_parties[party], form.all_topics[topic], strip)])
    why, second_hand = quoted(question, position, spells, changes)
    context = {
        "query": kept_query(request, form.question),
        "party": form.all_parties[party],
        "topic": form.all_topics[topic],
        "day": day,
        "position": position,
        "spell": spells[-1] if spells else None,
        "before": spells[-2] if len(spells) > 1 and position and not position.silent else None,
        "since": cells.then(runs, question.compare),
        "summary": summary(position, tallies, people),
        "total": tallies.get(None),
        "why": why,
        "changes": changes[-CHANGES:][::-1],
        "earlier_changes": max(0, len(changes) - CHANGES),
        "all_changes": changes_query(question, changes),
        "people": people,
        "voices": voices(heard),
        "strip": strip,
        "page": page,
        "second_hand": second_hand[: paging.SIZE],
        "more_second_hand": len(second_hand) > paging.SIZE,
    }
    return answer(request, "positions/cell.html", form, question, context)


def kept_query(request: HttpRequest, question: Question) -> str:
    """The query for links to other pages, where `word` has a meaning."""
    word = request.GET.get("word", "")
    return question.but(word=word).query if word in ("second", "all") else question.query


def changes_query(question: Question, changes: list[Change]) -> str:
    """The query that lists these changes on the page of changes."""
    first = question.since or (changes[0].day if changes else None)
    return question.but(since=first, word="own", compare=None).query


def summary(position: Position | None, tallies: Mapping[str | None, Tally], people: Mapping[int, str]) -> str:
    """`Supported 12 times (5 origins), May 16 to Jun 2, 2025; last: Umerov, Jun 2.`"""
    tally = tallies.get(position.verdict, tallies.get(None)) if position else None
    if position is None or tally is None:
        return ""
    return as_sentence(tally_words(position.verdict, tally, gridtable.surname(position.decided_by, people)))


def quoted(
    question: Question, position: Position | None, spells: tuple[Spell, ...], changes: list[Change]
) -> tuple[dict[int, Claim], list[Claim]]:
    """The claims that the page quotes as reasons, by id, and what others say, newest first. One query."""
    wanted = [*(position.decided_by[:3] if position else ()), *(position.doubts[:3] if position else ())]
    wanted += [said for spell in spells[-1:] for said in spell.decided_by[:1]]
    wanted += [said for change in changes[-CHANGES:] for said in change.decided_by[:1]]
    others = question.claims(own_word=False).newest_first().values("id")[: paging.SIZE + 1]
    reasons = Q(id__in={said.id for said in wanted}, reported_by__isnull=True)
    found = question.but(since=None, until=None).claims().filter(reasons | Q(id__in=others))
    claims = list(found.with_related().newest_first())
    return (
        {claim.id: claim for claim in claims if claim.reported_by_id is None},
        [claim for claim in claims if claim.reported_by_id is not None],
    )


def voices(heard: Iterable[Heard]) -> list[Voice]:
    """Who says what inside the party: highest authority first, then newest."""
    by_speaker: defaultdict[int | None, list[Heard]] = defaultdict(list)
    for one in heard:
        by_speaker[one.speaker].append(one)
    found = []
    for some in by_speaker.values():
        newest = max(some, key=lambda one: (one.last or date.min, one.claim))
        authority = max(one.authority for one in some)
        name = newest.name
        row = Voice(
            name or "no name given",
            AUTHORITY[Authority(authority)],
            newest.stance,
            newest.last,
            [(stance, one.n) for stance in matrix.STANCES for one in some if one.stance == stance],
        )
        found.append((bool(name), authority, newest.last or date.min, row))
    return [row for *_, row in sorted(found, key=lambda row: row[:3], reverse=True)][:VOICES]
