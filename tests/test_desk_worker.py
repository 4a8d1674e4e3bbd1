"""From the desk through a real queue and a real worker to claims, and again on demand."""

import time

import pytest
from django.urls import reverse

from positions import corrections
from positions.models import Article, Claim, Rerun
from tests.cast import TEXT, Cast, user

pytestmark = [
    pytest.mark.worker,
    pytest.mark.model,
    pytest.mark.django_db(transaction=True),
]


def wait_until(done, seconds=60):
    deadline = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < deadline, "the worker did not finish in time"
        time.sleep(0.2)


def test_a_pasted_text_is_read_by_the_worker_and_again_when_asked_for(client, worker_process):
    cast = Cast()
    Article.objects.all().delete()
    client.force_login(user("editor"))
    client.post(
        reverse("admin:desk"),
        {"paste": 1, "paste-text": TEXT, "paste-title": "Talks", "paste-published": "2025-06-02"},
    )
    wait_until(lambda: Article.objects.filter(state="extracted").exists())
    found = Claim.objects.get(party=cast.norland, topic=cast.ceasefire)
    assert (found.stance, found.speaker, found.status) == ("support", cast.berg, "machine")
    corrections.reject(found.pk, None)
    client.post(reverse("rerun-new", query={"model": "topic", "row": cast.ceasefire.pk}), {"which": "naming"})
    rerun = Rerun.objects.get()
    assert rerun.total == 1
    wait_until(lambda: "1 of 1" in client.get(reverse("rerun", args=[rerun.pk])).content.decode())
    assert Claim.objects.get(party=cast.norland, topic=cast.ceasefire).status == "rejected"
