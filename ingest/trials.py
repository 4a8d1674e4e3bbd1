"""What words would find before they are saved: the extraction itself, with the vocabulary as typed beside the saved one.

A trial is read in portions, each a task of its own, so that it shows how far it is and survives a restart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from ingest import store, vocabulary
from ingest.records import FoundClaim, SourceText
from positions.models import Article, Trial
from positions.vocabulary import Party, Person, Topic, Vocabulary

PORTION = 10  # articles a task; a few seconds
ATTEMPTS = 3
SHOWN = 100  # of each kind that are kept; all are counted
AROUND = 90  # code points shown each side of a mention


def due(now: datetime) -> QuerySet[Trial]:
    return Trial.objects.filter(Q(due_at=None) | Q(due_at__lte=now), finished_at=None)


def read_portion(trial_id: int, lease: timedelta) -> bool:
    """Reads the next articles of a trial if nobody else is at it. Returns whether there are more."""
    until = timezone.now() + lease
    if not due(timezone.now()).filter(pk=trial_id).update(due_at=until, attempts=F("attempts") + 1):
        return False
    trial = Trial.objects.get(pk=trial_id)
    mine = Trial.objects.filter(pk=trial_id, due_at=until)
    if trial.attempts > ATTEMPTS:
        mine.update(finished_at=timezone.now(), reason=f"Reading stopped the program {ATTEMPTS} times.")
        return False
    portion = trial.articles[trial.read : trial.read + PORTION]
    try:
        found = add(trial.found, portion, vocabulary.current(), trial)
    except ValueError as error:
        mine.update(finished_at=timezone.now(), reason=f"These words cannot be used: {error}.")
        return False
    read = trial.read + len(portion)
    more: bool = read < len(trial.articles)
    mine.update(read=read, found=found, due_at=None, attempts=0, finished_at=None if more else timezone.now())
    return more


def add(found: dict[str, Any], ids: Sequence[int], known: Vocabulary, trial: Trial) -> dict[str, Any]:
    """`found` with what these articles give."""
    result = {
        "phrases": dict(found.get("phrases", {})),
        **{name: list(found.get(name, [])) for name in ("mentions", "come", "go")},
        **{f"{name}_count": found.get(f"{name}_count", 0) for name in ("come", "go")},
    }
    articles = Article.objects.select_related("outlet").in_bulk(list(ids))
    sources = [(pk, store.source_text(articles[pk])) for pk in ids if pk in articles]
    for pk, mentions, come, go in compare(sources, known, trial.kind, trial.values):
        for phrase in {phrase for phrase, _ in mentions}:
            times, within = result["phrases"].get(phrase, (0, 0))
            result["phrases"][phrase] = (times + sum(p == phrase for p, _ in mentions), within + 1)
        result["mentions"] += [
            {"article": pk, "phrase": phrase, "parts": parts} for phrase, parts in mentions
        ]
        for name, claims in (("come", come), ("go", go)):
            result[f"{name}_count"] += len(claims)
            result[name] += [{"article": pk, **_told(claim)} for claim in claims]
    return {name: rows[:SHOWN] if isinstance(rows, list) else rows for name, rows in result.items()}


def _told(claim: FoundClaim) -> dict[str, Any]:
    fields = ("party", "topic", "stance", "speaker", "reported_by", "evidence")
    return {name: getattr(claim, name) for name in fields}


Mention = tuple[str, tuple[str, str, str]]  # phrase; words before, its own, and after


def compare(
    sources: Sequence[tuple[int, SourceText]], known: Vocabulary, kind: str, values: dict[str, Any]
) -> Iterator[tuple[int, list[Mention], list[FoundClaim], list[FoundClaim]]]:
    """(article, mentions of the phrases, claims that would come, claims that would go) of each English text.

    The text is parsed once a vocabulary, or once where only a topic differs. Raises ValueError for a phrase that is none.
    """
    from ingest.extraction import pipeline, tree
    from ingest.extraction.claims import find_claims
    from ingest.extraction.phrases import PhraseIndex

    typed = changed(known, kind, values)
    phrases = list(values.get("words", ())) if kind == "topic" else []
    index = PhraseIndex(Topic(str(n), "", "", (phrase,)) for n, phrase in enumerate(phrases))
    kept = [(pk, replace(s, text=pipeline.cut(s.text)[0])) for pk, s in sources]
    kept = [(pk, s) for pk, s in kept if s.text.strip() and pipeline.language(s.text) == "en"]
    docs = pipeline.docs([source for _, source in kept], known)
    again = pipeline.docs([source for _, source in kept], typed) if kind != "topic" else None
    for (pk, _), (doc, text) in zip(kept, docs, strict=True):
        before = {_key(claim): claim for claim in find_claims(doc, text)}
        places = {
            (m.topic, doc[m.start].idx, doc[m.end - 1].idx + len(doc[m.end - 1]))
            for m in index.find(tree.of(doc))
        }
        mentions = [
            (phrases[int(n)], (text[max(a - AROUND, 0) : a], text[a:b], text[b : b + AROUND]))
            for n, a, b in sorted(places, key=lambda place: place[1:])
        ]
        if again is None:
            doc._.context = replace(doc._.context, vocabulary=typed)
            doc = pipeline.annotate(doc)
        else:
            doc, _ = next(again)
        after = {_key(claim): claim for claim in find_claims(doc, text)}
        come = [claim for key, claim in after.items() if key not in before]
        yield pk, mentions, come, [claim for key, claim in before.items() if key not in after]


def _key(claim: FoundClaim) -> tuple[object, ...]:
    return (claim.party, claim.topic, claim.stance, claim.speaker, claim.reported_by, claim.start, claim.end)


def changed(known: Vocabulary, kind: str, values: dict[str, Any]) -> Vocabulary:
    """The vocabulary with one row as it was typed, in the place of the saved row of that slug or beside the others."""
    slug, name = values["slug"], values["name"]
    words: dict[str, Any] = {
        key: tuple(value) for key, value in values.items() if isinstance(value, list) and key != "words"
    }
    if kind == "topic":
        topic = _of(known.topics, slug) or Topic(slug, name, values.get("proposition", ""), ())
        return replace(known, topics=_with(known.topics, replace(topic, name=name, **words)))
    if kind == "party":
        party = _of(known.parties, slug) or Party(slug, name, (), ())
        return replace(known, parties=_with(known.parties, replace(party, name=name, **words)))
    person = _of(known.people, slug) or Person(slug, name)
    return replace(known, people=_with(known.people, replace(person, name=name, **words)))


class Row(Protocol):
    @property
    def slug(self) -> str: ...


R = TypeVar("R", bound=Row)


def _of(rows: Iterable[R], slug: str) -> R | None:
    return next((row for row in rows if row.slug == slug), None)


def _with(rows: tuple[R, ...], new: R) -> tuple[R, ...]:
    """`new` in the place of the row of its slug, or last."""
    if _of(rows, new.slug) is None:
        return (*rows, new)
    return tuple(new if row.slug == new.slug else row for row in rows)
