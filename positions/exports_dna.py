"""Claims for Discourse Network Analyzer 3: its SQLite file, and the event list that it writes itself.

A claim is a statement of DNA's default type: person (speaker), organization (party), concept (topic) and agreement.
Agreement is a yes or no: support and conditional support are 1, opposition and taking no side are 0. Two integer
variables tell them apart: `stance` is 1, 0 or -1, `conditional` 1 or 0. `reported_by` names the party whose word
it is where that is another one, and `claim` is the number of the claim here.

DNA's desktop counts UTF-16 units in a text and its SQL counts code points. The two agree only within the basic
multilingual plane, so each character beyond it (an emoji) is exported as one WHITE SQUARE; then both counts meet
the words. Table and column names, and what the program expects to find in them, follow its `Sql.java`.
"""

from __future__ import annotations

import csv
import re
import sqlite3
from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from positions.exports import AT_ONCE, Row, emptied, harmless, rows
from positions.models import Article, Party, Topic

SCHEMA = (Path(__file__).parent / "exports_dna.sql").read_text("utf8")
SHORTEST = 190  # characters; DNA demands fewer than 191 of titles, names and values
PASSWORD = "stated-positions"
CODER, STATEMENT_TYPE = 1, 1
VARIABLES = (
    ("person", "short text"),
    ("organization", "short text"),
    ("concept", "short text"),
    ("agreement", "boolean"),
    ("stance", "integer"),
    ("conditional", "integer"),
    ("reported_by", "short text"),
    ("claim", "integer"),
)
NUMBER = {name: place for place, (name, _) in enumerate(VARIABLES, 1)}
SHORT = [name for name, kind in VARIABLES if kind == "short text"]
ATTRIBUTES = ("Type", "Alias", "Notes")
SIDE = {"support": 1, "conditional": 1, "neutral": 0, "oppose": -1}
EVENT_COLUMNS = (
    *("statement_id", "time", *NUMBER, "start_position", "stop_position", "text", "coder"),
    *(f"document_{name}" for name in ("id", "title", "author", "source", "section", "type")),
)
_BEYOND = re.compile("[\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """The same number of characters, each one UTF-16 unit; DNA's text pane would swallow a carriage return."""
    return _BEYOND.sub("□", text).replace("\r", " ")


def short(text: str) -> str:
    return plain(text)[:SHORTEST]


def values(row: Row, names: dict[str, str]) -> dict[str, Any]:
    """The variables of a claim; `names` turns the slugs of parties and topics into what is read."""
    side = SIDE[row["stance"]]
    return {
        "person": short(row["speaker"] or ""),
        "organization": short(names[row["party"]]),
        "concept": short(names[row["topic"]]),
        "agreement": int(side > 0),
        "stance": side,
        "conditional": int(row["stance"] == "conditional"),
        "reported_by": short(names.get(row["reported_by"], "")),
        "claim": row["id"],
    }


def names() -> dict[str, str]:
    """What DNA shows for each slug of a party or topic. Two queries."""
    return dict(Topic.objects.values_list("slug", "name")) | dict(Party.objects.values_list("slug", "name"))


def as_events(claims: QuerySet, site: str) -> Iterator[str]:
    """DNA's event list: semicolons, and in the text `;` as `,` and `"` as `'`, as DNA writes it."""
    buffer = StringIO()
    writer = csv.writer(buffer, delimiter=";", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(EVENT_COLUMNS)
    known = names()
    for row in rows(claims, site, ("article__published_at", "article__author")):
        when = _moment(row["article__published_at"], row["published"] or row["day"])
        told = {
            "statement_id": row["id"],
            "time": f"{when:%Y-%m-%d %H:%M:%S}",
            **values(row, known),
            "start_position": row["start"],
            "stop_position": row["end"],
            "text": plain(row["evidence"]),
            "coder": CODER,
            "document_id": row["article_id"],
            "document_title": _title(row["article_title"], row["article_id"]),
            "document_author": short(row["article__author"]),
            "document_source": short(row["outlet"] or ""),
            "document_section": "",
            "document_type": row["outlet_kind"] or "",
        }
        writer.writerow([_cell(told[name]) for name in EVENT_COLUMNS])
        yield emptied(buffer)
    yield emptied(buffer)


def _cell(value: Any) -> Any:
    return harmless(value.replace(";", ",").replace('"', "'")) if isinstance(value, str) else value


def _title(title: str, number: int) -> str:
    return short(title) or f"Article {number}"


def _moment(at: datetime | None, day: date | None) -> datetime:
    """Publication in UTC; midnight where only the day is known, the epoch where nothing is (DNA demands a date)."""
    if at:
        return at.astimezone(UTC)
    return datetime.combine(day or date(1970, 1, 1), time(), UTC)


def write(path: str, claims: QuerySet, site: str) -> int:
    """Makes a `.dna` file at `path`, which must not exist or be empty; returns the number of statements.

    One pass over the claims by article, so that memory stays the same whatever their number.
    """
    base = sqlite3.connect(path)
    try:
        base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
        _begin(base)
        entities = _Entities(base)
        known = names()
        written, last = 0, 0
        held: list[Row] = []
        for row in rows(claims.order_by("article_id", "start", "end", "id"), site):
            held.append(row)
            if len(held) == AT_ONCE:
                written, last = written + len(held), _store(base, held, entities, known, last)
                held = []
        _store(base, held, entities, known, last)
        entities.finish()
        base.commit()
        return written + len(held)
    finally:
        base.close()


class _Entities:
    """The short texts of each variable, numbered. Few: people, parties and topics."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self.base = base
        self.numbers: dict[tuple[int, str], int] = {}
        for name in SHORT:
            self.number(name, "")  # DNA expects an empty one for each

    def number(self, variable: str, value: str) -> int:
        key = (NUMBER[variable], value)
        if key not in self.numbers:
            self.numbers[key] = len(self.numbers) + 1
            self.base.execute(
                "INSERT INTO ENTITIES VALUES (?, ?, ?, 0, 0, 0, NULL)", (self.numbers[key], *key)
            )
        return self.numbers[key]

    def finish(self) -> None:
        """A value of every attribute for every entity, as DNA expects; a topic's proposition is its note."""
        attributes = {
            row[:2]: row[2]
            for row in self.base.execute("SELECT VariableId, AttributeVariable, ID FROM ATTRIBUTEVARIABLES")
        }
        propositions = {short(t.name): t.proposition for t in Topic.objects.all()}
        found = []
        for (variable, value), entity in self.numbers.items():
            for attribute in ATTRIBUTES:
                noted = variable == NUMBER["concept"] and attribute == "Notes"
                said = short(propositions.get(value, "")) if noted else ""
                found.append((entity, attributes[variable, attribute], said))
        self.base.executemany(
            "INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue) VALUES (?, ?, ?)",
            found,
        )


def _begin(base: sqlite3.Connection) -> None:
    today = timezone.now().date().isoformat()
    base.executemany("INSERT INTO SETTINGS VALUES (?, ?)", [("version", "3.0"), ("date", today)])
    base.execute(
        "INSERT INTO CODERS (ID, Name, Password) VALUES (?, 'Admin', ?)",
        (CODER, digest(PASSWORD, b"positions-export")),
    )
    base.execute("INSERT INTO STATEMENTTYPES VALUES (?, 'DNA Statement', 239, 208, 51)", (STATEMENT_TYPE,))
    base.executemany(
        "INSERT INTO VARIABLES VALUES (?, ?, ?, ?)",
        [(NUMBER[name], name, kind, STATEMENT_TYPE) for name, kind in VARIABLES],
    )
    base.executemany(
        "INSERT INTO ATTRIBUTEVARIABLES (VariableId, AttributeVariable) VALUES (?, ?)",
        [(NUMBER[name], attribute) for name in SHORT for attribute in ATTRIBUTES],
    )


def digest(password: str, salt: bytes) -> str:
    """As Jasypt's StrongPasswordEncryptor does: SHA-256 100,000 times over, a salt of 16 bytes in front, in base64."""
    hashed = sha256(salt + password.encode()).digest()
    for _ in range(99_999):
        hashed = sha256(hashed).digest()
    return b64encode(salt + hashed).decode()


def _store(
    base: sqlite3.Connection, held: list[Row], entities: _Entities, known: dict[str, str], last: int
) -> int:
    """Writes these claims and the articles behind them that come after `last`; returns the last article's number."""
    wanted = {row["article_id"] for row in held if row["article_id"] > last}
    days = {row["article_id"]: row["day"] for row in reversed(held)}
    for article in (
        Article.objects.filter(pk__in=wanted).select_related("outlet").order_by("pk").iterator(100)
    ):
        when = _moment(article.published_at, article.published or days[article.pk])
        outlet = article.outlet
        described = (_title(article.title, article.pk), plain(article.text), CODER, short(article.author))
        placed = (short(outlet.name if outlet else ""), "", plain(article.url), outlet.kind if outlet else "")
        base.execute(
            "INSERT INTO DOCUMENTS VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (article.pk, *described, *placed, int(when.timestamp())),
        )
    data: dict[str, list[tuple[int, int, Any]]] = {"boolean": [], "integer": [], "short text": []}
    for row in held:
        told = values(row, known)
        for name, kind in VARIABLES:
            value = entities.number(name, told[name]) if kind == "short text" else told[name]
            data[kind].append((row["id"], NUMBER[name], value))
    base.executemany(
        "INSERT INTO STATEMENTS VALUES (?, ?, ?, ?, ?, ?)",
        [(row["id"], STATEMENT_TYPE, row["article_id"], row["start"], row["end"], CODER) for row in held],
    )
    base.executemany(
        "INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (?, ?, ?)", data["boolean"]
    )
    base.executemany(
        "INSERT INTO DATAINTEGER (StatementId, VariableId, Value) VALUES (?, ?, ?)", data["integer"]
    )
    base.executemany(
        "INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (?, ?, ?)", data["short text"]
    )
    return max((row["article_id"] for row in held), default=last)
