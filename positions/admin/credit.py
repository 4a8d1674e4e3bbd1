"""Whether one's name stands on the public page of corrections: each person's own choice, and nobody else's."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from positions.admin.base import page, show
from positions.models import Credit


class CreditForm(forms.Form):
    name = forms.CharField(
        required=False,
        max_length=100,
        label="Name shown beside your corrections",
        help_text="Leave it empty, and no name is shown: that is how it is until you say otherwise.",
    )


@page("positions.view_claim")
def credit(request: HttpRequest) -> HttpResponse:
    mine = Credit.objects.filter(user=request.user)
    form = CreditForm(
        request.POST or None, initial={"name": mine.values_list("name", flat=True).first() or ""}
    )
    if request.method == "POST" and form.is_valid():
        if name := form.cleaned_data["name"].strip():
            Credit.objects.update_or_create(user=request.user, defaults={"name": name})
            messages.success(request, f"Your corrections are shown with the name {name}.")
        else:
            mine.delete()
            messages.success(request, "Your corrections are shown without a name.")
        return redirect("credit")
    return show(request, "admin/credit.html", "Your name on the corrections page", form=form)
