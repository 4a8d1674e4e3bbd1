"""The vocabulary: who speaks for which party on which day, and what the issues are.

The reviewed data stand beside this file (`parties.toml`, `topics.toml`, `people.toml`, `outlets.toml`); the database is seeded
from them and may then be edited in the admin. This module uses the standard library only, so that the
extraction can read the vocabulary without Django and the web process without spaCy.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from pathlib import Path

FOLDER = Path(__file__).parent


class Authority(IntEnum):
    """How much a voice weighs when people of one party differ on one day (the rule of a cell)."""

    UNNAMED = 1  # narrated by the newspaper, or an unnamed official
    SPOKESPERSON = 2  # spokesperson, delegation, ambassador, deputy, adviser
    MINISTER = 3  # minister, chief negotiator, chief of staff, special envoy
    HEAD = 4  # head of state or government, or the government as an institution


@dataclass(frozen=True, slots=True)
class Party:
    slug: str
    name: str
    adjectives: tuple[str, ...]  # "Russian"
    names: tuple[
        str, ...
    ]  # every other name of the country, its capital and its seats: "Moscow", "the Kremlin"
    people: tuple[str, ...] = ()  # "Russians", "Russian side"


@dataclass(frozen=True, slots=True)
class Office:
    party: str
    title: str
    authority: Authority
    start: date
    end: date | None = None
    source: str = ""

    def held_on(self, day: date | None) -> bool:
        """Whether the office was held on `day`; with no day, whether it is held still."""
        if day is None:
            return self.end is None
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Person:
    slug: str
    name: str  # the fullest usual English form
    aliases: tuple[str, ...] = ()  # other spellings and short forms, the bare surname not included
    surnames: tuple[str, ...] = ()  # every usual spelling of the surname
    offices: tuple[Office, ...] = ()

    def office_on(self, day: date | None) -> Office | None:
        """The weightiest office held on `day`, or None."""
        held = [office for office in self.offices if office.held_on(day)]
        return max(held, key=lambda office: (office.authority, office.start), default=None)


@dataclass(frozen=True, slots=True)
class Topic:
    slug: str
    name: str
    proposition: str
    cues: tuple[str, ...]  # phrases that name the issue
    supporting: tuple[str, ...] = ()  # phrases that by themselves take the side of the proposition
    opposing: tuple[str, ...] = ()  # phrases that by themselves take the other side
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Outlet:
    slug: str
    name: str
    kind: str  # a value of positions.models.Outlet.Kind
    domains: tuple[str, ...]  # each stands for its subdomains too
    party: str | None = None  # whose outlet it is, if official or state media of a coded party


@dataclass(frozen=True, slots=True)
class Vocabulary:
    parties: tuple[Party, ...] = ()
    people: tuple[Person, ...] = ()
    topics: tuple[Topic, ...] = field(default=())


def read(folder: Path = FOLDER) -> Vocabulary:
    """The reviewed vocabulary. Raises KeyError or ValueError where a file misses a field or a date is none."""
    load = {
        name: tomllib.loads((folder / f"{name}.toml").read_text("utf8"))
        for name in ("parties", "topics", "people")
    }
    return Vocabulary(
        parties=tuple(
            Party(p["slug"], p["name"], tuple(p["adjectives"]), tuple(p["names"]), tuple(p.get("people", ())))
            for p in load["parties"]["party"]
        ),
        people=tuple(_person(p) for p in load["people"]["person"]),
        topics=tuple(
            Topic(
                t["slug"],
                t["name"],
                t["proposition"],
                tuple(t["cues"]),
                tuple(t.get("supporting", ())),
                tuple(t.get("opposing", ())),
                t.get("pinned", False),
            )
            for t in load["topics"]["topic"]
        ),
    )


def read_outlets(folder: Path = FOLDER) -> tuple[Outlet, ...]:
    """The known outlets. Raises KeyError where the file misses a field."""
    entries = tomllib.loads((folder / "outlets.toml").read_text("utf8"))["outlet"]
    return tuple(
        Outlet(o["slug"], o["name"], o["kind"], tuple(o["domains"]), o.get("party")) for o in entries
    )


def _person(entry: dict[str, object]) -> Person:
    offices: Iterable[dict[str, object]] = entry.get("office", ())  # type: ignore[assignment]
    return Person(
        slug=str(entry["slug"]),
        name=str(entry["name"]),
        aliases=tuple(entry.get("aliases", ())),  # type: ignore[arg-type]
        surnames=tuple(entry.get("surnames", ())),  # type: ignore[arg-type]
        offices=tuple(
            Office(
                party=str(o["party"]),
                title=str(o["title"]),
                authority=Authority[str(o["authority"]).upper()],
                start=o["start"],  # type: ignore[arg-type]
                end=o.get("end"),  # type: ignore[arg-type]
                source=str(o.get("source", "")),
            )
            for o in offices
        ),
    )
