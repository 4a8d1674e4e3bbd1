"""How far people agree who coded one article without seeing each other's work, and how far the machine agrees with them.

A *unit* is one party on one topic in one place: claims of several coders on the same party and topic (and the same
reporting party) whose words overlap are one unit; where a coder has none there, that coder saw NOTHING.
`agreement` compares the stances of the units, NOTHING being a value: places where everybody saw nothing are no units,
so it is on the strict side. `by_field` asks, of what at least two saw, whether they coded a field alike. Krippendorff's
alpha, nominal, is by the `krippendorff` library (Hayes and Krippendorff 2007), percent agreement stands beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

NOTHING = "nothing"
IDENTITY = ("party", "topic", "reported_by")
# What is asked of a unit's coders → what makes a unit then: a field cannot be compared where it must be equal.
FIELDS: dict[str, tuple[str, ...]] = {
    "party": ("topic", "reported_by"),
    "topic": ("party", "reported_by"),
    "stance": IDENTITY,
    "reported_by": ("party", "topic"),
    "speaker": IDENTITY,
    "said_on": IDENTITY,
}


@dataclass(frozen=True, slots=True)
class Coded:
    id: int
    party: str
    topic: str
    stance: str
    start: int
    end: int
    reported_by: str | None = None
    speaker: str | None = None
    said_on: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    codings: tuple[Coded | None, ...]  # one a coder, in the order of the coders

    @property
    def there(self) -> tuple[Coded, ...]:
        return tuple(coded for coded in self.codings if coded)

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(coded.stance if coded else NOTHING for coded in self.codings)

    @property
    def agreed(self) -> bool:
        return len(set(self.values)) == 1

    @property
    def settled(self) -> bool:
        """Everybody coded it, with the same stance, speaker and day: nothing is left to resolve."""
        return all(self.codings) and len({(c.stance, c.speaker, c.said_on) for c in self.there}) == 1

    @property
    def start(self) -> int:
        return min(coded.start for coded in self.there)


@dataclass(frozen=True, slots=True)
class Agreement:
    units: int
    agreed: int  # units in which all who were asked agree
    percent: float | None  # None without units
    alpha: float | None  # None where it is not defined: no units, or one value throughout


def match(*coders: Sequence[Coded], same: Sequence[str] = IDENTITY) -> list[Unit]:
    """Joins the claims of the coders, at most one of each to a unit: equal in IDENTITY first, then the longest overlap;
    in reading order."""
    rows: list[list[Coded | None]] = []
    for place, claims in enumerate(coders):
        pairs = sorted(
            (
                (not _alike(member, coded, IDENTITY), -_overlap(member, coded), number, coded.id, coded)
                for number, row in enumerate(rows)
                for member in row
                for coded in claims
                if member and _overlap(member, coded) > 0 and _alike(member, coded, same)
            ),
            key=lambda pair: pair[:-1],
        )
        taken: set[int] = set()
        for *_, number, _, coded in pairs:
            if len(rows[number]) == place and coded.id not in taken:
                rows[number].append(coded)
                taken.add(coded.id)
        for row in rows:
            row.extend([None] * (place + 1 - len(row)))
        rows += [[*[None] * place, coded] for coded in claims if coded.id not in taken]
    return sorted((Unit(tuple(row)) for row in rows), key=lambda unit: unit.start)


def _overlap(a: Coded, b: Coded) -> int:
    return min(a.end, b.end) - max(a.start, b.start)


def _alike(a: Coded, b: Coded, fields: Sequence[str]) -> bool:
    return all(getattr(a, name) == getattr(b, name) for name in fields)


def agreement(units: Sequence[Unit]) -> Agreement:
    """Whether the coders saw the same claims and gave them the same stance."""
    return _figures([list(unit.values) for unit in units])


def by_field(coders: Sequence[Sequence[Coded]]) -> dict[str, Agreement]:
    """Of the places that at least two coders saw, whether they coded each field alike."""
    found = {}
    for name, same in FIELDS.items():
        units = [unit for unit in match(*coders, same=same) if len(unit.there) > 1]
        found[name] = _figures(
            [
                [None if coded is None else str(getattr(coded, name) or NOTHING) for coded in unit.codings]
                for unit in units
            ]
        )
    return found


def _figures(rows: Sequence[Sequence[str | None]]) -> Agreement:
    """`rows`: a unit each, one value a coder; None: was not asked."""
    agreed = sum(len({value for value in row if value is not None}) == 1 for row in rows)
    seen = sorted({value for row in rows for value in row if value is not None})
    alpha = None
    if len(seen) > 1 and any(len(row) - row.count(None) > 1 for row in rows):
        import krippendorff  # brings NumPy, which the web process needs on this one page

        codes: dict[str | None, float] = {
            None: float("nan"),
            **{value: float(code) for code, value in enumerate(seen)},
        }
        by_coder = [[codes[value] for value in column] for column in zip(*rows, strict=True)]
        alpha = float(krippendorff.alpha(reliability_data=by_coder, level_of_measurement="nominal"))
    return Agreement(len(rows), agreed, agreed / len(rows) if rows else None, alpha)
