"""How the machine does, by the decisions that people took on its claims. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Outcome = Literal["confirmed", "corrected", "rejected"]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One claim that the machine made and a person decided on, with the machine's own values."""

    outcome: Outcome
    wrong: frozenset[str]  # names of the fields that were corrected
    groups: dict[str, str] = field(hash=False)  # party, topic, stance, outlet, month → name


@dataclass(slots=True)
class Score:
    name: str
    confirmed: int = 0
    corrected: int = 0
    rejected: int = 0

    @property
    def total(self) -> int:
        return self.confirmed + self.corrected + self.rejected

    @property
    def precision(self) -> float:
        """Share that stood without any change. A corrected claim counts as wrong: some field of it was."""
        return self.confirmed / self.total

    @property
    def found(self) -> float:
        """Share that was a claim at all, right or in need of a correction."""
        return (self.confirmed + self.corrected) / self.total


def by(dimension: str, reviewed: Iterable[Reviewed]) -> list[Score]:
    """One score a value of `dimension`, by name; months newest first."""
    scores: dict[str, Score] = {}
    for claim in reviewed:
        name = claim.groups.get(dimension) or "unknown"
        score = scores.setdefault(name, Score(name))
        setattr(score, claim.outcome, getattr(score, claim.outcome) + 1)
    return sorted(scores.values(), key=lambda score: score.name, reverse=dimension == "month")


def overall(reviewed: Iterable[Reviewed]) -> Score | None:
    score = Score("all")
    for claim in reviewed:
        setattr(score, claim.outcome, getattr(score, claim.outcome) + 1)
    return score if score.total else None


def wrong_fields(reviewed: Iterable[Reviewed]) -> list[tuple[str, int]]:
    """How often each field had to be corrected, most often first."""
    counts: dict[str, int] = {}
    for claim in reviewed:
        for name in claim.wrong:
            counts[name] = counts.get(name, 0) + 1
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
