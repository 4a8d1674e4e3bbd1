"""What people decide about claims: confirm, correct, reject, add. The rules are pure; the verbs write one row each.

Every verb takes `seen`, the version of the claim (`history.version`) that the person had before them, and raises
`ChangedMeanwhile` where the claim is another one by now: the second of two editors is told, nothing is overwritten.
Deciding never deletes: a rejected claim stays as a tombstone that `ingest.store` respects.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal, Protocol

from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from positions import history
from positions.models import Article, Claim, ErrorReport, Office, Party, Person, Topic
from positions.vocabulary import Authority

Action = Literal["confirm", "correct", "reject"]
CORRECTABLE = ("party", "topic", "stance", "speaker", "reported_by", "said_on", "form", "start", "end")


class Refused(Exception):
    """The decision was not taken. The message is a sentence that says why and what to do."""


class ChangedMeanwhile(Refused):
    """Somebody or something else changed the claim after it was shown."""


def next_status(action: Action, *, as_machine_said: bool, by_machine: bool) -> str:
    """The status after a decision.

    `as_machine_said`: the values after the decision are the machine's own. `by_machine`: the claim came from the
    extraction. A claim added by hand stays one until it is rejected; correcting back to the machine's values confirms.
    """
    if action == "reject":
        return Claim.Status.REJECTED.value
    if not by_machine:
        return Claim.Status.ADDED.value
    return (Claim.Status.CONFIRMED if as_machine_said else Claim.Status.CORRECTED).value


class HeldOffice(Protocol):
    party_id: int
    authority: int
    start: date
    end: date | None


def office_on(
    offices: Iterable[HeldOffice], day: date | None, party_id: int | None = None
) -> HeldOffice | None:
    """The weightiest office held on `day` (no day: held still), for `party_id` where given."""
    held = [
        office
        for office in offices
        if (party_id is None or office.party_id == party_id)
        and (
            office.end is None
            if day is None
            else office.start <= day and (office.end is None or day <= office.end)
        )
    ]
    return max(held, key=lambda office: (office.authority, office.start), default=None)


def machine_values(claim: Claim) -> dict[str, Any]:
    """What the extraction had said, by slug and name, so that it stays readable when rows move."""
    return {
        "party": claim.party.slug,
        "topic": claim.topic.slug,
        "stance": claim.stance,
        "speaker": claim.speaker.name if claim.speaker else None,
        "reported_by": claim.reported_by.slug if claim.reported_by else None,
        "said_on": claim.said_on.isoformat() if claim.said_on else None,
        "form": claim.form,
        "start": claim.start,
        "end": claim.end,
        "evidence": claim.evidence,
        "confidence": claim.confidence,
    }


def derive(claim: Claim, speaker_changed: bool = False) -> None:
    """Sets `day` and `authority` from the other columns. Queries the speaker's offices.

    Without an office on that day the extraction's own reading of the text stands, unless a person named another
    speaker: then nothing is known of the voice, and the lowest authority is the cautious one.
    """
    claim.day = claim.said_on or claim.article.published
    if claim.speaker is None:
        if speaker_changed:
            claim.authority = Authority.UNNAMED.value
        return
    office = office_on(claim.speaker.offices.all(), claim.day, claim.reported_by_id or claim.party_id)
    if office:
        claim.authority = office.authority
    elif speaker_changed:
        claim.authority = Authority.UNNAMED.value


def _locked(pk: int, seen: int | None) -> Claim:
    claim = (
        Claim.objects.select_for_update(of=("self",))
        .select_related("article", "party", "topic", "speaker", "reported_by")
        .filter(pk=pk)
        .first()
    )
    if claim is None:
        raise ChangedMeanwhile(
            "This claim is gone: its article was extracted again, or an editor deleted it. Go on with the next one."
        )
    if seen is not None and history.version(claim) != seen:
        raise ChangedMeanwhile(history.told(claim))
    return claim


@transaction.atomic
def confirm(pk: int, seen: int | None) -> Claim:
    claim = _locked(pk, seen)
    return _save(claim, "confirm")


@transaction.atomic
def reject(pk: int, seen: int | None) -> Claim:
    claim = _locked(pk, seen)
    return _save(claim, "reject")


@transaction.atomic
def correct(pk: int, seen: int | None, values: Mapping[str, Any]) -> Claim:
    """Sets the given fields of CORRECTABLE; with nothing different it confirms. Day and authority follow.

    Raises Refused where the words do not stand in the text, where a party would report itself, or where the same
    place already holds that claim.
    """
    claim = _locked(pk, seen)
    original = claim.machine or machine_values(claim)
    speaker_before = claim.speaker_id
    for name in CORRECTABLE:
        if name in values:
            setattr(claim, name, values[name])
    _check_place(claim.article, claim.start, claim.end)
    claim.evidence = claim.article.text[claim.start : claim.end]
    if claim.reported_by_id == claim.party_id:
        raise Refused("A party does not report itself: choose another reporting party, or own word.")
    if claim.condition_start is not None and (claim.stance != Claim.Stance.CONDITIONAL or "start" in values):
        claim.condition_start = claim.condition_end = None
    derive(claim, speaker_changed=claim.speaker_id != speaker_before)
    if _by_machine(claim):
        claim.machine = original
    return _save(claim, "correct")


def _by_machine(claim: Claim) -> bool:
    return bool(claim.extractor) or claim.status in (
        Claim.Status.MACHINE,
        Claim.Status.CONFIRMED,
        Claim.Status.CORRECTED,
    )


def _save(claim: Claim, action: Action) -> Claim:
    by_machine = _by_machine(claim)
    as_said = claim.machine is None or {**claim.machine, "confidence": None} == {
        **machine_values(claim),
        "confidence": None,
    }
    claim.status = next_status(action, as_machine_said=as_said, by_machine=by_machine)
    if as_said:
        claim.machine = None
    try:
        with transaction.atomic():
            claim.save()
    except IntegrityError as error:
        raise Refused(
            "The same place of this article already holds a claim of that party on that topic. Correct or reject that one."
        ) from error
    return claim


def close_reports(claim: Claim, user_id: int | None) -> None:
    """Answers the open reports of readers on a claim that was just decided on: right where it changed or went.

    Part of the decision's own context in the history, so that undoing the decision opens them again.
    """
    accepted = claim.status in (Claim.Status.REJECTED, Claim.Status.CORRECTED)
    state = ErrorReport.State.ACCEPTED if accepted else ErrorReport.State.DISMISSED
    ErrorReport.objects.filter(claim=claim, state=ErrorReport.State.OPEN).update(
        state=state, closed_at=timezone.now(), closed_by=user_id
    )


def _check_place(article: Article, start: int, end: int) -> None:
    if not 0 <= start < end <= len(article.text) or not article.text[start:end].strip():
        raise Refused("Select the words that carry the claim; they must stand in the article's text.")


def find_place(text: str, words: str, start: int | None = None, end: int | None = None) -> tuple[int, int]:
    """Where the selected words stand. Offsets (code points) are believed only if the text has those very words there.

    Raises Refused where the words do not stand in the text, or stand in it more than once and no offset helps.
    """
    words = words.replace("\r\n", "\n").strip()
    if not words:
        raise Refused(
            "Select the words that carry the claim, or type them exactly as they stand in the text."
        )
    if start is not None and end is not None and 0 <= start < end <= len(text):
        chosen = text[start:end]
        if chosen.strip() == words:
            start += len(chosen) - len(chosen.lstrip())
            return start, start + len(words)
    first = text.find(words)
    if first < 0:
        raise Refused("These words do not stand in the article. Copy them exactly as they are in the text.")
    if text.find(words, first + 1) >= 0:
        raise Refused(
            "These words stand in the article more than once. Select them in the text, or take a few words more."
        )
    return first, first + len(words)


@transaction.atomic
def add(
    article: Article,
    *,
    party: Party,
    topic: Topic,
    stance: str,
    start: int,
    end: int,
    speaker: Person | None = None,
    reported_by: Party | None = None,
    said_on: date | None = None,
    form: str = Claim.Form.INDIRECT.value,
    overlap_seen: bool = False,
) -> Claim:
    """A claim that the machine missed. Raises Refused where it is there already, or where words overlap with a claim
    of the same party on the same topic and `overlap_seen` is not set."""
    Article.objects.select_for_update().get(pk=article.pk)
    if not Article.objects.filter(pk=article.pk, current=True).exists():
        raise Refused(
            "A newer version of this article came in meanwhile, and this one is no longer read. Add the claim to the newest version."
        )
    _check_place(article, start, end)
    if reported_by == party:
        raise Refused("A party does not report itself: choose another reporting party, or own word.")
    near = Claim.objects.filter(article=article, party=party, topic=topic, start__lt=end, end__gt=start)
    same = (
        near.filter(start=start, end=end)
        .filter(Q(reported_by=reported_by) if reported_by else Q(reported_by=None))
        .first()
    )
    if same and same.status == Claim.Status.REJECTED:
        raise Refused(
            f"This very claim was rejected before (claim {same.pk}). Take the rejection back in its history instead of adding it again."
        )
    if same:
        raise Refused(
            f"This claim is there already (claim {same.pk}, {same.get_stance_display().lower()}). Correct that one."
        )
    overlapping = near.exclude(status=Claim.Status.REJECTED).first()
    if overlapping and not overlap_seen:
        raise Refused(
            f"These words overlap with claim {overlapping.pk} of the same party on the same topic: “{overlapping.evidence}”. "
            "Correct that one, or tick the box to add yours beside it."
        )
    claim = Claim(
        article=article,
        party=party,
        topic=topic,
        stance=stance,
        speaker=speaker,
        reported_by=reported_by,
        said_on=said_on,
        start=start,
        end=end,
        evidence=article.text[start:end],
        form=form,
        status=Claim.Status.ADDED,
    )
    derive(claim, speaker_changed=True)
    claim.save()
    return claim


def last_context(pk: int, user_id: int) -> Any:
    """The context of the newest change of a claim if this user made it. Raises Refused otherwise."""
    event = (
        history.events(Claim).filter(pgh_obj_id=pk).select_related("pgh_context").order_by("pgh_id").last()
    )
    if event is None or (event.pgh_label == "insert" and not event.pgh_context_id):
        raise Refused("There is nothing to undo on this claim.")
    if history.user_of(event) != user_id:
        name = get_user_model().objects.filter(pk=history.user_of(event)).first()
        raise Refused(
            f"The last change of this claim was made by {name or 'the program'}. Its history can take it back."
        )
    return event.pgh_context_id


def office_effects(person: Person, offices: Iterable[HeldOffice]) -> list[tuple[Claim, int | None, int]]:
    """Claims of `person` whose party or authority would be another one if `offices` were theirs: (claim, party, authority).

    The party is None where it stays: a reviewed claim keeps the party that a person chose, and so does a claim of a
    day on which the person would hold no office. One query.
    """
    offices = list(offices)
    effects = []
    claims = person.claims.select_related("article", "party", "topic", "reported_by").exclude(
        status=Claim.Status.REJECTED
    )
    for claim in claims:
        voice = claim.reported_by_id or claim.party_id
        own = office_on(offices, claim.day, voice)
        other = office_on(offices, claim.day)
        party = None
        authority = claim.authority
        if own:
            authority = own.authority
        elif other and claim.status == Claim.Status.MACHINE:
            party, authority = other.party_id, other.authority
            if claim.reported_by_id and party == claim.party_id:
                party, authority = None, claim.authority
        if party is not None or authority != claim.authority:
            effects.append((claim, party, authority))
    return effects


@transaction.atomic
def apply_offices(person: Person) -> int:
    """Derives party and authority of the person's claims anew after an office moved. Returns how many changed.

    A claim whose new place is taken by another one keeps its party.
    """
    changed = 0
    for claim, party, authority in office_effects(person, Office.objects.filter(person=person)):
        column = "reported_by_id" if claim.reported_by_id else "party_id"
        values = {"authority": authority, **({column: party} if party is not None else {})}
        try:
            with transaction.atomic():
                changed += Claim.objects.filter(pk=claim.pk).update(**values)
        except IntegrityError:
            continue
    return changed
