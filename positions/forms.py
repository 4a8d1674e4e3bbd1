"""The filter that every grid, list, export and feed shares. What the URL says is checked here and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.functional import cached_property

from positions.models import Outlet, Party, Person, Topic
from positions.question import Question

# Names in the URL, where the words of the code would be odd there.
NAMES = {
    "since": "from",
    "until": "to",
    "parties": "party",
    "topics": "topic",
    "outlets": "outlet",
    "at_least": "min",
    "known_on": "known",
}
EARLIEST = date(1900, 1, 1)
SHOWN = 40  # characters of a wrong value repeated in a sentence


class Day(forms.DateField):
    widget = forms.DateInput(attrs={"type": "date"})
    default_error_messages = {"invalid": "This is no day. Write it as 2025-06-02."}

    def __init__(self, label: str, help_text: str = "") -> None:
        super().__init__(label=label, help_text=help_text, required=False, input_formats=["%Y-%m-%d"])

    def clean(self, value: Any) -> date | None:
        day = super().clean(value)
        if day and day < EARLIEST:
            raise forms.ValidationError("This day is too long ago. Write it as 2025-06-02.")
        return day


class Several(forms.MultipleChoiceField):
    """Any subset, in the order of the URL, each once; a value that is not offered is named, shortened."""

    def __init__(self, label: str, none_such: str, choices: Sequence[tuple[str, str]] = ()) -> None:
        self.none_such = none_such
        super().__init__(label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple)

    def validate(self, value: list[str]) -> None:
        for one in value:
            if not self.valid_value(one):
                raise forms.ValidationError(f"“{shortened(one)}” is {self.none_such}. Choose from the list.")

    def clean(self, value: Any) -> list[str]:
        return list(dict.fromkeys(super().clean(value)))


class QuestionForm(forms.Form):
    """Bound to `request.GET`. Two queries when made, one more where a speaker is named."""

    elsewhere: Sequence[str] = ()  # fields that the page has links for

    since = Day("Said from")
    until = Day("Said to")
    compare = Day("Compare with")
    known_on = Day("Known on")
    speaker = forms.CharField(label="Speaker", required=False, max_length=200)
    word = forms.ChoiceField(
        label="Whose word",
        required=False,
        choices=[("own", "the party's own"), ("second", "second-hand"), ("all", "both")],
        error_messages={"invalid_choice": "Choose own, second or all."},
    )
    reviewed = forms.BooleanField(label="only what a person has checked", required=False)
    at_least = forms.IntegerField(
        label="Hide rows and columns with fewer statements than",
        required=False,
        min_value=0,
        max_value=1_000_000,
        error_messages={
            "invalid": "Write a whole number.",
            "min_value": "Write 0 or more.",
            "max_value": "Write a smaller number.",
        },
    )
    parties = Several("Parties", "no party here")
    topics = Several("Topics", "no topic here")
    outlets = Several("Outlets", "no kind of outlet", Outlet.Kind.choices)

    def __init__(self, data: Any = None, fixed: Sequence[str] = ()) -> None:
        """`fixed` are fields that the page's own address decides: they are neither shown nor read."""
        super().__init__(data if data is not None else {}, label_suffix="", auto_id="f-%s")
        self.all_parties = {p.slug: p for p in Party.objects.all()}
        self.all_topics = {t.slug: t for t in Topic.objects.order_by("-pinned", "order", "pk")}
        self.fields["parties"].choices = in_asked_order(self.all_parties, self.asked("parties"))
        self.fields["topics"].choices = in_asked_order(self.all_topics, self.asked("topics"))
        for name in fixed:
            del self.fields[name]
        for bound in self:
            if bound.errors:
                bound.field.widget.attrs |= {"aria-invalid": "true"}

    def add_prefix(self, field_name: str) -> str:
        return NAMES.get(field_name, field_name)

    def asked(self, field_name: str) -> list[str]:
        name = self.add_prefix(field_name)
        return self.data.getlist(name) if hasattr(self.data, "getlist") else list(self.data.get(name, []))

    def clean_speaker(self) -> Person | None:
        return (
            person_called(self.cleaned_data["speaker"].strip())
            if self.cleaned_data["speaker"].strip()
            else None
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and since > until:
            self.add_error("until", "The last day lies before the first. Exchange them.")
            self.cleaned_data["since"] = None
        return self.cleaned_data

    @cached_property
    def question(self) -> Question:
        """What of the URL could be understood; the rest is left out, and `errors` says so."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        asked["parties"] = tuple(self.all_parties[slug] for slug in asked.get("parties", ()))
        asked["topics"] = tuple(self.all_topics[slug] for slug in asked.get("topics", ()))
        asked["outlets"] = tuple(asked.get("outlets", ()))
        return Question(**asked)

    @property
    def days(self) -> list[forms.BoundField]:
        return self._shown("since", "until", "compare")

    @property
    def sets(self) -> list[forms.BoundField]:
        return self._shown("parties", "topics", "outlets")

    @property
    def finer(self) -> list[forms.BoundField]:
        return self._shown("known_on", "at_least", "reviewed")

    def _shown(self, *names: str) -> list[forms.BoundField]:
        return [self[name] for name in names if name in self.fields]

    @property
    def narrowed(self) -> bool:
        """Whether a filter is in use that the page keeps folded away, and does not show elsewhere."""
        used = [bound.name for bound in (*self.sets, *self.finer) if self.data.get(bound.html_name)]
        return any(name not in self.elsewhere for name in used)

    @property
    def shown_speaker(self) -> str:
        return (
            self.question.speaker.name if self.question.speaker else shortened(self.data.get("speaker", ""))
        )

    def complaints(self) -> list[tuple[str, str, str]]:
        """What could not be understood: (id of the field, its label, the sentence)."""
        return [(b.id_for_label or b.auto_id, str(b.label), str(e)) for b in self for e in b.errors]

    def rows(self) -> list[Party]:
        """The parties asked for, in the order of the URL, else all."""
        return list(self.question.parties or self.all_parties.values())

    def columns(self) -> list[Topic]:
        return list(self.question.topics or self.all_topics.values())


def in_asked_order(known: dict[str, Any], asked: list[str]) -> list[tuple[str, str]]:
    order = {slug: place for place, slug in enumerate(dict.fromkeys(asked))}
    return sorted(
        ((slug, row.name) for slug, row in known.items()), key=lambda choice: order.get(choice[0], len(order))
    )


def person_called(name: str) -> Person:
    """The person of this slug, name, or usual spelling. Raises ValidationError with a sentence."""
    exact = Q(slug=name) | Q(name__iexact=name)
    usual = exact | Q(aliases__icontains=name) | Q(surnames__icontains=name)
    people = list(Person.objects.filter(usual).order_by("name")[:50])
    for spellings in (lambda p: [p.slug, p.name], lambda p: [*p.aliases, *p.surnames]):
        same = [p for p in people if name.lower() in (s.lower() for s in spellings(p))]
        if same:
            break
    else:
        same = people
    if not same:
        raise forms.ValidationError(f"Nobody here is called “{shortened(name)}”. Choose from the list.")
    if len(same) > 1:
        names = ", ".join(p.name for p in same[:6])
        raise forms.ValidationError(f"“{shortened(name)}” may be any of {names}. Write the full name.")
    return same[0]


def shortened(value: str) -> str:
    value = value.replace("\0", "")
    return value if len(value) <= SHOWN else value[:SHOWN] + "…"
