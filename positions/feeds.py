"""Changes of positions as Atom 1.0 and JSON Feed 1.1.

An entry is one change of one cell on one day: its id is made of party, topic and day, so that a correction of the
claims behind it, or extracting again, never makes an old change new. Its date is the day of the change.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from positions import cells, changes
from positions.models import Claim, Party, Topic
from positions.question import Question
from positions.wording import day_words, verdict_word

BACK = timedelta(days=365)  # where the question names no first day
MOST = 50  # entries; a reader that asks once a day misses none
QUOTES = 3  # of the deciding words shown in an entry


@dataclass(frozen=True, slots=True)
class Quote:
    words: str
    who: str  # "Vladimir Medinsky, TASS"
    link: str


@dataclass(frozen=True, slots=True)
class Entry:
    id: str
    link: str
    title: str
    day: date
    quotes: tuple[Quote, ...]
    party: str
    topic: str

    @property
    def at(self) -> datetime:
        return datetime.combine(self.day, time(), UTC)


def entries(question: Question, site: str) -> list[Entry]:
    """The newest changes first. `site`: `https://host`, no slash at the end. Eleven queries at most."""
    until = cells.as_of(question)
    after = (
        question.since - timedelta(days=1) if question.since and question.since > date.min else until - BACK
    )
    found = changes.newest(question.but(since=None), after, until, MOST).rows[:MOST]
    parties, topics = Party.objects.in_bulk(), Topic.objects.in_bulk()
    deciding = [said.id for _, change in found for said in change.decided_by[:QUOTES]]
    claims = Claim.objects.filter(pk__in=deciding).with_related().in_bulk()
    query = question.but(parties=(), topics=(), since=None, until=None, at_least=0, compare=None).query
    made = []
    for (party_id, topic_id), change in found:
        party, topic = parties[party_id], topics[topic_id]
        quoted = [claims[said.id] for said in change.decided_by[:QUOTES] if said.id in claims]
        made.append(
            Entry(
                id=f"tag:{urlsplit(site).hostname},2025:change/{party.slug}/{topic.slug}/{change.day.isoformat()}",
                link=f"{site}{reverse('cell', args=[party.slug, topic.slug])}{query}",
                title=f"{party.name} on {topic.name}: {verdict_word(change.old)} → {verdict_word(change.new)}",
                day=change.day,
                quotes=tuple(_quote(claim, site) for claim in quoted),
                party=party.name,
                topic=topic.name,
            )
        )
    return made


def _quote(claim: Claim, site: str) -> Quote:
    outlet = claim.article.outlet
    who = [claim.speaker.name if claim.speaker else claim.party.name, *([outlet.name] if outlet else [])]
    return Quote(_printable(claim.evidence), ", ".join(who), f"{site}{claim.get_absolute_url()}")


def _printable(text: str) -> str:
    """Without the control characters that XML forbids."""
    return "".join(c if c >= " " else " " for c in text)


def title(question: Question) -> str:
    whose = [p.name for p in question.parties] + [t.name for t in question.topics]
    return f"Changes of position: {', '.join(whose)}" if whose else "Changes of position"


def as_html(entry: Entry) -> str:
    said = "".join(
        f'<blockquote><p>{escape(quote.words)}</p><p><a href="{escape(quote.link)}">{escape(quote.who)}</a></p></blockquote>'
        for quote in entry.quotes
    )
    return f"<p>{escape(entry.title)}, {day_words(entry.day)}.</p>{said}"


def as_atom(question: Question, site: str, address: str) -> str:
    """`address` is the feed's own, in full."""
    feed = Atom1Feed(
        title=title(question),
        link=f"{site}{reverse('changes')}{question.query}",
        description=question.sentence(),
        language="en",
        feed_url=address,
        feed_guid=address,
        author_name="Stated Positions",
        subtitle=question.sentence(),
    )
    for entry in entries(question, site):
        feed.add_item(
            title=entry.title,
            link=entry.link,
            description=as_html(entry),
            unique_id=entry.id,
            pubdate=entry.at,
            updateddate=entry.at,
            categories=[entry.party, entry.topic],
        )
    return feed.writeString("utf-8")


def as_json(question: Question, site: str, address: str) -> str:
    items = [
        {
            "id": entry.id,
            "url": entry.link,
            "title": entry.title,
            "content_html": as_html(entry),
            "date_published": entry.at.isoformat(),
            "date_modified": entry.at.isoformat(),
            "tags": [entry.party, entry.topic],
        }
        for entry in entries(question, site)
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title(question),
        "home_page_url": f"{site}{reverse('changes')}{question.query}",
        "feed_url": address,
        "description": question.sentence(),
        "language": "en",
        "authors": [{"name": "Stated Positions", "url": f"{site}/"}],
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False)
