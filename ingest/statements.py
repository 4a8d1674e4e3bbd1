"""Statements of a DNA file become claims added by hand, where their actors and concepts are in the vocabulary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ingest.dna import Statement
from positions import corrections
from positions.models import Article, Claim, Party, Person, Topic

AGREEMENT = {"1": "support", "0": "oppose", "true": "support", "false": "oppose"}
SIGN = {"1": "support", "0": "neutral", "-1": "oppose"}


def take_over(article_id: int, found: Iterable[Statement]) -> tuple[int, str]:
    """How many became claims, and a sentence on those that did not (empty: all did).

    `organization` (or `party`) must be a party's name, `concept` (or `topic`) a topic's; the stance is `stance` where
    the file has it (a word, or 1, 0, -1 with `conditional`, as our own export writes it), else `agreement`. A person not known is left out.
    """
    found = list(found)
    if not found:
        return 0, ""
    article = Article.objects.get(pk=article_id)
    parties = {
        name.casefold(): party
        for party in Party.objects.all()
        for name in (party.slug, party.name, *party.names)
    }
    topics = {name.casefold(): topic for topic in Topic.objects.all() for name in (topic.slug, topic.name)}
    people = {
        name.casefold(): person for person in Person.objects.all() for name in (person.name, *person.aliases)
    }
    done = 0
    why: Counter[str] = Counter()
    for statement in found:
        values = statement.values
        party = parties.get((values.get("party") or values.get("organization") or "").casefold())
        topic = topics.get((values.get("topic") or values.get("concept") or "").casefold())
        stance = _stance(values)
        if party is None or topic is None or stance is None:
            missing = (
                values.get("organization")
                if party is None
                else values.get("concept")
                if topic is None
                else "a stance"
            )
            why[missing or "a value"] += 1
            continue
        reporter = parties.get((values.get("reported_by") or values.get("reported by") or "").casefold())
        try:
            corrections.add(
                article,
                party=party,
                topic=topic,
                stance=stance,
                start=statement.start,
                end=statement.end,
                speaker=people.get((values.get("person") or values.get("speaker") or "").casefold()),
                reported_by=reporter if reporter != party else None,
                overlap_seen=True,
            )
        except corrections.Refused:
            why["claims that are there already"] += 1
        else:
            done += 1
    if not why:
        return done, ""
    told = ", ".join(f"{name} ({count})" for name, count in why.most_common(5))
    return (
        done,
        f"{why.total()} statements were not taken over; not in the vocabulary: {told}. Add these names and upload the file again.",
    )


def _stance(values: dict[str, str]) -> str | None:
    named = (values.get("stance") or "").casefold()
    if named in Claim.Stance.values:
        return named
    stance = SIGN.get(named) or AGREEMENT.get((values.get("agreement") or "").casefold())
    return "conditional" if stance == "support" and values.get("conditional") == "1" else stance
