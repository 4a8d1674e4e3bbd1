"""The grid as HTML. Cells are built as strings: a template looping over 400 cells takes ten times as long.

Everything that comes from the database is escaped here, once for each party, topic and person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from positions.cells import STRIP_MONTHS, Cell, Key, strip_months
from positions.changes import Move
from positions.matrix import STANCES, Position, Said, Tally
from positions.models import Party, Topic
from positions.question import Question
from positions.wording import (
    WORDS,
    as_sentence,
    counted,
    day_words,
    position_words,
    tally_words,
    verdict_word,
)

BAR, GAP, HEIGHT = 9, 3, 16  # of the strip of months, in its own units
OTHERS = 3  # second-hand counts in a cell; its page has them all
STRIPS_UP_TO = 200  # cells; beyond that the page would outgrow its budget of 60 KB


@dataclass(frozen=True, slots=True)
class Column:
    topic: Topic
    n: int


@dataclass(frozen=True, slots=True)
class Row:
    party: Party
    n: int
    cells: SafeString


@dataclass(frozen=True, slots=True)
class Table:
    """What the template of the grid loops over. `hidden` are the names that `min` left out."""

    columns: list[Column]
    rows: list[Row]
    hidden: list[str]
    claims: int
    filled: int


def has_strips(question: Question, parties: list[Party], topics: list[Topic]) -> bool:
    """Whether the cells may show their last months: `min` may leave few enough of any."""
    return bool(question.at_least) or len(parties) * len(topics) <= STRIPS_UP_TO


def build(
    question: Question,
    parties: list[Party],
    topics: list[Topic],
    cells: Mapping[Key, Cell],
    people: Mapping[int, str],
    day: date,
) -> Table:
    """`people`: names of the speakers in `deciding(cells)`."""
    in_row = {p.pk: sum(_n(cells.get((p.pk, t.pk))) for t in topics) for p in parties}
    in_column = {t.pk: sum(_n(cells.get((p.pk, t.pk))) for p in parties) for t in topics}
    rows = [p for p in parties if in_row[p.pk] >= question.at_least]
    columns = [t for t in topics if in_column[t.pk] >= question.at_least]
    hidden = [p.name for p in parties if p not in rows] + [t.name for t in topics if t not in columns]
    months = strip_months(day) if len(rows) * len(columns) <= STRIPS_UP_TO else []
    query = question.but(parties=(), topics=(), at_least=0).query
    names = {p.pk: p.name for p in parties}
    return Table(
        [Column(t, in_column[t.pk]) for t in columns],
        [
            Row(
                p,
                in_row[p.pk],
                mark_safe(
                    "".join(
                        _cell(p, t, cells.get((p.pk, t.pk)), people, query, months, names) for t in columns
                    )
                ),
            )
            for p in rows
        ],
        hidden,
        sum(in_row.values()),
        sum(1 for p in rows for t in columns if (c := cells.get((p.pk, t.pk))) and c.position),
    )


def deciding(cells: Mapping[Key, Cell]) -> Iterator[Said]:
    """The claims whose speakers the cells name."""
    return (said for cell in cells.values() if cell.position for said in cell.position.decided_by)


def surname(decided_by: tuple[Said, ...], people: Mapping[int, str]) -> str:
    """Of the first named person among these claims, or nothing."""
    names = [people[s.speaker] for s in decided_by if s.speaker in people]
    return names[0].split()[-1] if names else ""


def move_words(
    move: Move, parties: Mapping[int, Party], topics: Mapping[int, Topic], people: Mapping[int, str]
) -> str:
    """`Russia on memorandum: conditional → support, Jun 2, Medinsky`."""
    party, topic = parties[move.key[0]], topics[move.key[1]]
    words = f"{party.name} on {topic.name}: {_word(move.old)} → {_word(move.new)}"
    details = [day_words(move.day)] if move.day else []
    return ", ".join([words, *details, *filter(None, [surname(move.decided_by, people)])])


def glyph(verdict: str) -> str:
    return f'<svg class="g" aria-hidden="true"><use href="#g-{verdict}"/></svg>'


def _word(verdict: str | None) -> str:
    return WORDS[verdict] if verdict else "nothing said"


def _n(cell: Cell | None) -> int:
    return cell.total.n if cell and cell.total else 0


def _cell(
    party: Party,
    topic: Topic,
    cell: Cell | None,
    people: Mapping[int, str],
    query: str,
    months: list[date],
    parties: Mapping[int, str],
) -> str:
    name = f'<span class="topic">{escape(topic.name)}</span>'
    others = _others(cell, parties) if cell else ""
    was = (
        f'<span class="was">{f"was {WORDS[cell.before.verdict]}" if cell.before else "nothing before"}</span>'
        if cell and cell.changed
        else ""
    )
    if cell is None or (cell.position is None and not others and not was):
        return f'<td role="cell" class="none">{name}<span class="word">nothing said</span></td>'
    address = reverse("cell", args=[party.slug, topic.slug]) + escape(query)
    changed = " changed" if cell.changed else ""
    position, tally = cell.position, cell.tally
    if position is None or tally is None:
        inside = f'{name}<span class="word">nothing said</span>{was}{others}'
        return f'<td role="cell" class="none beside{changed}"><a href="{address}">{inside}</a></td>'
    title = escape(
        f"{party.name} on {topic.name}: {position_words(position)}. "
        f"{as_sentence(tally_words(position.verdict, tally, surname(position.decided_by, people)))}"
    )
    look = f"silent {position.verdict}" if position.silent else position.verdict
    inside = (
        f'{name}<span class="band">{glyph(position.verdict)}<span class="word">{verdict_word(position.verdict)}</span></span>'
        f'<span class="n">{_times(tally)}</span>'
        f"{_last(position)}{was}{others}{_strip(cell, months)}"
    )
    return f'<td role="cell" class="{look}{changed}"><a href="{address}" title="{title}">{inside}</a></td>'


def _times(tally: Tally) -> str:
    if tally.n == 1:
        return "once"
    return f"{tally.n:,}× <small>({counted(tally.origins, 'origin')})</small>"


def _last(position: Position) -> str:
    if position.silent and position.heard:
        return f'<span class="day">silent since {day_words(position.heard)}</span>'
    return f'<span class="day">{day_words(position.last) if position.last else "day unknown"}</span>'


def _others(cell: Cell, parties: Mapping[int, str]) -> str:
    if not cell.second_hand:
        return ""
    most = sorted(cell.second_hand.items(), key=lambda item: (-item[1], item[0]))
    by_reporter: dict[int, list[str]] = {}
    for (by, stance), n in most[:OTHERS]:
        by_reporter.setdefault(by, []).append(f"{WORDS[stance]} {n:,}×")
    said = "; ".join(
        f"{escape(parties.get(by, 'others'))}: {', '.join(sides)}" for by, sides in by_reporter.items()
    )
    return f'<span class="others">second-hand: {said}{" …" if len(most) > OTHERS else ""}</span>'


def _strip(cell: Cell, months: list[date]) -> str:
    """Statements a month, a bar each, one part a stance; the highest bar of the cell fills the height."""
    highest = max((sum(cell.months.get((m, s), 0) for s in STANCES) for m in months), default=0)
    if not highest:
        return ""
    bars = []
    for place, month in enumerate(months):
        top = float(HEIGHT)
        for stance in STANCES:
            if n := cell.months.get((month, stance), 0):
                height = n / highest * HEIGHT
                top -= height
                bars.append(
                    f'<rect class="{stance}" x="{place * (BAR + GAP)}" y="{top:.1f}" width="{BAR}" height="{height:.1f}"/>'
                )
    width = STRIP_MONTHS * (BAR + GAP) - GAP
    return f'<svg class="strip" viewBox="0 0 {width} {HEIGHT}" aria-hidden="true">{"".join(bars)}</svg>'
