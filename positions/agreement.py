"""How far two people agree who coded one article without seeing each other's work.

A *unit* is one party on one topic in one place: claims of the two coders on the same party and topic (and the same
reporting party) whose words overlap are one unit; a claim without a counterpart is a unit in which the other coder saw
nothing. Two coders' values of a unit are their stances or NOTHING. Krippendorff's alpha, nominal, is computed over the
units by the `krippendorff` library (Hayes and Krippendorff 2007); percent agreement stands beside it. Both count
NOTHING as a value; places where both saw nothing are no units, so both figures are on the strict side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

NOTHING = "nothing"


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


@dataclass(frozen=True, slots=True)
class Unit:
    a: Coded | None
    b: Coded | None

    @property
    def values(self) -> tuple[str, str]:
        return (self.a.stance if self.a else NOTHING, self.b.stance if self.b else NOTHING)

    @property
    def agreed(self) -> bool:
        return self.values[0] == self.values[1]

    @property
    def start(self) -> int:
        return min(coded.start for coded in (self.a, self.b) if coded)


@dataclass(frozen=True, slots=True)
class Agreement:
    units: int
    agreed: int
    percent: float | None  # None without units
    alpha: float | None  # None where it is not defined: no units, or one value throughout


def match(first: Sequence[Coded], second: Sequence[Coded]) -> list[Unit]:
    """Pairs the claims of two coders one to one, the longest overlap first; in reading order."""
    pairs = sorted(
        (
            (min(a.end, b.end) - max(a.start, b.start), -max(a.start, b.start), a, b)
            for a in first
            for b in second
            if (a.party, a.topic, a.reported_by) == (b.party, b.topic, b.reported_by)
            and a.start < b.end
            and b.start < a.end
        ),
        key=lambda pair: (-pair[0], -pair[1], pair[2].id, pair[3].id),
    )
    partner_of_a: dict[int, Coded] = {}
    taken: set[int] = set()
    for _, _, a, b in pairs:
        if a.id not in partner_of_a and b.id not in taken:
            partner_of_a[a.id] = b
            taken.add(b.id)
    units = [Unit(a, partner_of_a.get(a.id)) for a in first]
    units += [Unit(None, b) for b in second if b.id not in taken]
    return sorted(units, key=lambda unit: unit.start)


def agreement(units: Sequence[Unit]) -> Agreement:
    agreed = sum(unit.agreed for unit in units)
    values = [unit.values for unit in units]
    seen = sorted({value for pair in values for value in pair})
    alpha = None
    if len(seen) > 1:
        import krippendorff  # brings NumPy, which the web process needs on this one page

        codes = {value: code for code, value in enumerate(seen)}
        alpha = float(
            krippendorff.alpha(
                reliability_data=[[codes[a] for a, _ in values], [codes[b] for _, b in values]],
                level_of_measurement="nominal",
            )
        )
    return Agreement(len(units), agreed, agreed / len(units) if units else None, alpha)
