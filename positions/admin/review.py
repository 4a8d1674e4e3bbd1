"""The review queue: one claim a screen, decided with the keyboard or with plain forms."""

from functools import cache, partial
from itertools import pairwise
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from positions import corrections, history, queue, undoing
from positions.admin.base import page, show
from positions.admin.marks import marked
from positions.models import Article, Claim, ErrorReport, Outlet, Party, Person, Topic

# How many claims "back" leads through; more would make the address too long to share.
TRAIL = 20
# What the script says in X-Review where it shows the next claim already and takes no address for it.
AHEAD = "ahead"


class FilterForm(forms.Form):
    """Which claims wait. Every field may be empty; the whole filter stands in the address."""

    party = forms.ModelChoiceField(Party.objects, required=False, to_field_name="slug", empty_label="Any")
    topic = forms.ModelChoiceField(Topic.objects, required=False, to_field_name="slug", empty_label="Any")
    speaker = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"list": "people", "autocomplete": "off"})
    )
    outlet = forms.ModelChoiceField(
        Outlet.objects.filter(Exists(Article.objects.filter(outlet=OuterRef("pk")))),
        required=False,
        to_field_name="slug",
        empty_label="Any",
    )
    since = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}))
    below = forms.IntegerField(required=False, min_value=1, max_value=100, label="Confidence below (%)")
    article = forms.IntegerField(required=False, min_value=1, label="Article number")

    def clean_speaker(self) -> Person | None:
        """By name or slug: a list of all people would cost more than the rest of the page."""
        name = self.cleaned_data["speaker"].strip()
        if not name:
            return None
        found = Person.objects.filter(Q(slug=name) | Q(name__iexact=name)).first()
        if found is None:
            raise forms.ValidationError("Nobody in the vocabulary has this name.")
        return found

    def found(self) -> Any:
        """The claims that pass; a filter that makes no sense filters nothing and says so on the form."""
        value = self.cleaned_data.get if self.is_valid() else {}.get
        wanted = {
            "party": value("party"),
            "topic": value("topic"),
            "speaker": value("speaker"),
            "article__outlet": value("outlet"),
            "day__gte": value("since"),
            "day__lte": value("until"),
            "confidence__lt": value("below") / 100 if value("below") else None,
            "article": value("article"),
        }
        return Claim.objects.filter(**{name: wish for name, wish in wanted.items() if wish is not None})


class DecisionForm(forms.ModelForm):  # type: ignore[type-arg]
    """One claim as it is shown. The speaker is typed by name, so that the keyboard is enough."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    speaker_name = forms.CharField(
        required=False,
        label="Speaker",
        widget=forms.TextInput(attrs={"list": "people", "autocomplete": "off"}),
    )

    class Meta:
        model = Claim
        fields = ["stance", "party", "topic", "said_on", "reported_by", "form"]
        widgets = {
            "stance": forms.RadioSelect,
            "said_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = history.version(self.instance)
        self.initial["speaker_name"] = self.instance.speaker.name if self.instance.speaker else ""
        self.fields["stance"].choices = Claim.Stance.choices  # type: ignore[attr-defined]  # no empty choice
        # Names alone, once, and only where they are shown: Django lists whole rows, each field through a cursor of its own.
        names = cache(lambda model: list(model.objects.values_list("pk", "name")))
        for field, model, first in (
            ("party", Party, []),
            ("topic", Topic, []),
            ("reported_by", Party, [("", "Own word")]),
        ):
            self.fields[field].choices = partial(lambda model, first: [*first, *names(model)], model, first)  # type: ignore[attr-defined]
        self.fields["reported_by"].label = "Whose words"
        self.fields["said_on"].label = "Said on"

    def clean_speaker_name(self) -> Person | None:
        name = self.cleaned_data["speaker_name"].strip()
        if not name:
            return None
        found = (
            Person.objects.filter(name__iexact=name).first()
            or Person.objects.filter(aliases__contains=[name]).first()
        )
        if found is None:
            raise forms.ValidationError(
                f"Nobody in the vocabulary is called “{name}”. Choose a name of the list, or add the person first."
            )
        return found

    def _post_clean(self) -> None:
        """The model is not filled in here: `corrections` writes it, on the row as it is then."""

    def values(self) -> dict[str, Any]:
        """What differs from what was shown."""
        changed = set(self.changed_data) - {"seen", "speaker_name"}
        values = {name: self.cleaned_data[name] for name in changed}
        if "speaker_name" in self.changed_data and self.cleaned_data["speaker_name"] != self.instance.speaker:
            values["speaker"] = self.cleaned_data["speaker_name"]
        return values


def _shown(pk: int) -> Claim | None:
    return (
        Claim.objects.select_related("article__outlet", "party", "topic", "speaker", "reported_by")
        .filter(pk=pk)
        .first()
    )


def _address(query: QueryDict, **changes: Any) -> str:
    """The review screen with the same filters."""
    kept = {name: value for name, value in query.items() if name in FilterForm.base_fields and value}
    return (
        reverse("review")
        + "?"
        + urlencode({**kept, **{name: value for name, value in changes.items() if value}})
    )


def _trail(query: QueryDict) -> list[int]:
    return [int(pk) for pk in query.get("back", "").split(",") if pk.isdigit()][:TRAIL]


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else None


def _after(ids: list[int], pk: int | None, trail: list[int]) -> int | None:
    """The claim after `pk` in the queue, then the ones before it; none twice that the trail has already led through.

    The page of the next claim is fetched ahead, while the queue still holds the one being decided: hence the trail.
    """
    at = ids.index(pk) + 1 if pk in ids else 0
    return next((other for other in [*ids[at:], *ids[:at]] if other != pk and other not in trail), None)


@page("positions.view_claim")
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest) -> HttpResponse:
    """GET shows a claim (`claim`, else the first that waits); POST decides on it and goes on to the next."""
    filters = FilterForm(request.GET, auto_id="filter_%s")
    found = filters.found()
    if request.method == "POST":
        return _decide(request, _shown(_number(request.GET.get("claim")) or 0), filters, found)
    ids = queue.ordered_ids(found)
    pk = _number(request.GET.get("claim")) or (ids[0] if ids else None)
    claim = _shown(pk) if pk else None
    if claim is None and request.GET.get("claim"):
        messages.warning(
            request, "That claim is gone: its article was extracted again. Here is the next one."
        )
        return redirect(_address(request.GET))
    return _screen(request, claim, ids, filters, found)


def _decide(request: HttpRequest, claim: Claim | None, filters: FilterForm, found: Any) -> HttpResponse:
    if not request.user.has_perm("positions.change_claim"):
        messages.error(request, "You may look but not decide: ask an editor for the role of a coder.")
        return redirect(_address(request.GET, claim=claim and claim.pk))
    if claim is None:
        messages.warning(
            request, "That claim is gone: its article was extracted again. Here is the next one."
        )
        return redirect(_address(request.GET))
    form = DecisionForm(request.POST, instance=claim)
    rejecting = request.POST.get("decision") == "reject"
    if not rejecting and not form.is_valid():
        return _screen(request, claim, queue.ordered_ids(found), filters, found, form)
    seen = _number(request.POST.get("seen")) or 0
    ids = [] if request.headers.get("X-Review") == AHEAD else queue.ordered_ids(found)  # as it is before
    try:
        if rejecting:
            done = corrections.reject(claim.pk, seen)
        elif values := form.values():
            done = corrections.correct(claim.pk, seen, values)
        else:
            done = corrections.confirm(claim.pk, seen)
    except corrections.Refused as refusal:
        return _answer(
            request,
            str(refusal),
            _address(request.GET, claim=claim.pk, back=request.GET.get("back")),
            refused=True,
        )
    corrections.close_reports(done, request.user.pk)
    told = f"{done.get_status_display()}: {done.party} on {done.topic}, {done.get_stance_display().lower()}."
    trail = _trail(request.GET)
    back = ",".join(map(str, [claim.pk, *trail][:TRAIL]))
    return _answer(request, told, _address(request.GET, claim=_after(ids, claim.pk, trail), back=back))


def _answer(request: HttpRequest, told: str, address: str, refused: bool = False) -> HttpResponse:
    """A redirect with a message; for the script, which has the next page already, only the words of it."""
    if "X-Review" in request.headers:
        return JsonResponse({"refused": refused, "told": told, "address": address})
    (messages.error if refused else messages.success)(request, told)
    return redirect(address)


def _screen(
    request: HttpRequest,
    claim: Claim | None,
    ids: list[int],
    filters: FilterForm,
    found: Any,
    form: DecisionForm | None = None,
) -> HttpResponse:
    trail = _trail(request.GET)
    context: dict[str, Any] = {
        "filters": filters,
        "waiting": queue.count(found),
        "orphans": ErrorReport.objects.filter(state=ErrorReport.State.OPEN, claim=None).count(),
        "counted": queue.COUNTED,
        "undo": trail[0] if trail else None,
    }
    if trail:
        context["back"] = _address(request.GET, claim=trail[0], back=",".join(map(str, trail[1:])))
    if claim is not None:
        following = _after(ids, claim.pk, trail)
        shown_trail = ",".join(map(str, [claim.pk, *trail][:TRAIL]))
        context |= {
            "claim": claim,
            "parts": marked(claim),
            "form": form or DecisionForm(instance=claim),
            "reports": claim.reports.filter(state=ErrorReport.State.OPEN),
            "place": ids.index(claim.pk) + 1 if claim.pk in ids else None,
            "next": _address(request.GET, claim=following, back=shown_trail) if following else None,
            "may_decide": request.user.has_perm("positions.change_claim"),
        }
    if request.method == "GET" and "X-Review" in request.headers:  # the script keeps the rest, the filter too
        return render(request, "admin/_review.html", {**context, "part": True})
    return show(request, "admin/review.html", "Review", is_nav_sidebar_enabled=False, **context)


@page("positions.view_claim")
def people(request: HttpRequest) -> HttpResponse:
    """The names to offer for a speaker: fetched once a session, not with each claim."""
    return JsonResponse({"names": list(Person.objects.values_list("name", flat=True))})


@page("positions.change_claim")
@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Takes back the last decision on a claim, if it was this person's own."""
    pk = _number(request.POST.get("claim")) or 0
    trail = [other for other in _trail(request.GET) if other != pk]
    address = _address(request.GET, claim=pk, back=",".join(map(str, trail)))
    try:
        undoing.undo(corrections.last_context(pk, request.user.pk))
    except (corrections.Refused, undoing.CannotUndo) as refusal:
        return _answer(request, str(refusal), address, refused=True)
    return _answer(request, "Taken back. Decide again.", address)


class MissedForm(forms.Form):
    """A claim that the machine missed, by its words."""

    words = forms.CharField(
        label="Words that carry the claim",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Select them in the text, or paste them exactly as they stand there.",
    )
    start = forms.IntegerField(required=False, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, widget=forms.HiddenInput)
    party = forms.ModelChoiceField(Party.objects)
    topic = forms.ModelChoiceField(Topic.objects)
    stance = forms.ChoiceField(choices=Claim.Stance.choices, widget=forms.RadioSelect)
    speaker_name = forms.CharField(
        required=False,
        label="Speaker",
        widget=forms.TextInput(attrs={"list": "people", "autocomplete": "off"}),
        help_text="Empty where an institution or the party as a whole speaks.",
    )
    said_on = forms.DateField(
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="Empty where the text does not tell.",
    )
    reported_by = forms.ModelChoiceField(
        Party.objects, required=False, empty_label="Own word", label="Whose words"
    )
    form = forms.ChoiceField(choices=Claim.Form.choices, initial=Claim.Form.INDIRECT)
    overlap_seen = forms.BooleanField(
        required=False, label="Add it although the words overlap with another claim"
    )

    clean_speaker_name = DecisionForm.clean_speaker_name

    def place(self, text: str) -> tuple[int, int]:
        data = self.cleaned_data
        return corrections.find_place(text, data["words"], data.get("start"), data.get("end"))

    def values(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        data["speaker"] = data.pop("speaker_name")
        for name in ("words", "start", "end"):
            data.pop(name)
        return data


@page("positions.view_claim")
def article_claims(request: HttpRequest, pk: int) -> HttpResponse:
    """An article's text with its claims, and the form that adds a missed one by selecting its words."""
    from django.shortcuts import get_object_or_404

    article = get_object_or_404(Article.objects.select_related("outlet"), pk=pk)
    may_add = request.user.has_perm("positions.add_claim")
    form = MissedForm(request.POST or None)
    if request.method == "POST" and may_add and form.is_valid():
        try:
            start, end = form.place(article.text)
            claim = corrections.add(article, start=start, end=end, **form.values())
        except corrections.Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, f"Added: {claim.party} on {claim.topic}, {claim.get_stance_display().lower()}."
            )
            return redirect("article-claims", pk)
    claims = article.claims.select_related("party", "topic", "speaker", "reported_by").order_by(
        "start", "end"
    )
    return show(
        request,
        "admin/article_claims.html",
        str(article),
        article=article,
        claims=claims,
        pieces=pieces(
            article.text,
            [(claim.start, claim.end) for claim in claims if claim.status != Claim.Status.REJECTED],
        ),
        form=form,
        may_add=may_add,
        people=Person.objects.values_list("name", flat=True),
        is_nav_sidebar_enabled=False,
    )


def pieces(text: str, spans: list[tuple[int, int]]) -> list[tuple[str, bool]]:
    """The text cut where claims begin and end: (piece, whether a claim covers it). Joined up they are the text."""
    edges = sorted({0, len(text), *(edge for span in spans for edge in span if 0 < edge < len(text))})
    return [(text[a:b], any(start <= a and b <= end for start, end in spans)) for a, b in pairwise(edges)]
