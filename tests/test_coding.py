"""Second coding: blind, compared with each other and the machine, resolved on one screen, evaluated with."""

import json
import re

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from positions import corrections
from positions.models import Coding, CodingTask
from tests.cast import BACKS, REFUSES, user

pytestmark = pytest.mark.django_db


def text(answer):
    return " ".join(answer.content.decode().split())


class Coder:
    """Somebody who codes the cast's article."""

    def __init__(self, cast, name):
        self.cast = cast
        self.client = Client()
        self.user = user("coder", name)
        self.client.force_login(self.user)
        self.client.post(reverse("coding"), {"article": cast.article.pk})
        self.task = CodingTask.objects.get(coder=self.user)

    def codes(self, words, party, topic, stance, **values):
        data = {
            "add": 1,
            "words": words,
            "form": "direct",
            "party": party.pk,
            "topic": topic.pk,
            "stance": stance,
            **values,
        }
        self.client.post(reverse("coding-task", args=[self.task.pk]), data)
        return self.task.codings.get(evidence=words)

    def finishes(self):
        self.client.post(reverse("coding-task", args=[self.task.pk]), {"finish": 1})

    def sees(self):
        return text(self.client.get(reverse("coding-compare", args=[self.cast.article.pk])))

    def resolves(self, choices, page=None):
        state = re.search(r'name="state" value="(\w*)"', page or self.sees())[1]
        address = reverse("coding-compare", args=[self.cast.article.pk])
        return text(self.client.post(address, {"state": state, **choices}, follow=True))


@pytest.fixture
def coders(cast):
    """Anna, Bert and Cleo agree on one claim; on the second Bert has another stance; only Anna sees a third."""
    found = [Coder(cast, name) for name in ("anna", "bert", "cleo")]
    for one in found:
        one.codes(BACKS, cast.norland, cast.ceasefire, "support", speaker_name="Ada Berg")
        one.codes(REFUSES, cast.sudia, cast.talks, "neutral" if one.user.username == "bert" else "oppose")
    found[0].codes("Reporters asked about the summit", cast.norland, cast.talks, "neutral")
    return found


def test_a_coder_sees_neither_the_machines_claims_nor_anybody_elses(cast, coders):
    late = Coder(cast, "late")
    page = text(late.client.get(reverse("coding-task", args=[late.task.pk])))
    assert "covered" not in page
    assert "None yet." in page
    for one in coders:
        one.finishes()
    assert late.client.get(reverse("coding-compare", args=[cast.article.pk])).status_code == 403
    assert late.client.get(reverse("coding-gold", args=[cast.article.pk])).status_code == 403


def test_several_coders_agree_in_part_by_field_and_with_the_machine(cast, coders):
    for one in coders:
        one.finishes()
    page = coders[0].sees()
    assert "1 of 3 places agree (percent agreement 0.33)" in page
    assert (
        '<th scope="row">Stance</th><td class="number">2</td><td class="number">1</td><td class="number">0.50</td>'
        in page
    )
    assert (
        '<th scope="row">Topic</th><td class="number">2</td><td class="number">2</td><td class="number">1.00</td>'
        in page
    )
    assert '<th scope="row">anna and bert</th><td class="number">3</td><td class="number">1</td>' in page
    assert (
        '<th scope="row">cleo and the machine</th><td class="number">2</td><td class="number">2</td>' in page
    )


def test_the_machine_is_compared_by_what_it_had_said_and_the_archive_by_what_people_made_of_it(cast, coders):
    corrections.correct(cast.refuses.pk, None, {"stance": "neutral"})
    coders[1].finishes()  # bert coded it neutral
    page = coders[1].sees()
    assert "nobody else has finished" in page
    assert (
        '<th scope="row">bert and the machine</th><td class="number">2</td><td class="number">1</td>' in page
    )
    assert (
        '<th scope="row">bert and the archive as reviewed</th><td class="number">2</td><td class="number">2</td>'
        in page
    )


def test_two_who_resolve_at_once_the_second_is_told(cast, coders):
    for one in coders:
        one.finishes()
    anna, bert, _ = coders
    shown = bert.sees()
    unit = "unit-" + "-".join(str(Coding.objects.get(task=one.task, evidence=REFUSES).pk) for one in coders)
    first, second = (str(Coding.objects.get(task=one.task, evidence=REFUSES).pk) for one in (anna, bert))
    anna.resolves({unit: first})
    assert "Somebody else resolved this article meanwhile" in bert.resolves({unit: second}, shown)
    assert Coding.objects.get(pk=first).kept
    assert not Coding.objects.get(pk=second).kept


@pytest.mark.model
def test_what_was_resolved_is_gold_that_evaluate_scores_the_extraction_by(
    cast, coders, nlp, tmp_path, capsys
):
    for one in coders:
        one.finishes()
    anna = coders[0]
    refused = [Coding.objects.get(task=one.task, evidence=REFUSES).pk for one in coders]
    alone = Coding.objects.get(evidence="Reporters asked about the summit").pk
    open_ = json.loads(anna.client.get(reverse("coding-gold", args=[cast.article.pk])).content)
    assert [claim["optional"] for claim in open_["claims"]] == [False, True, True]
    page = anna.resolves({"unit-" + "-".join(map(str, refused)): refused[0], f"unit-{alone}": "none"})
    assert "Resolved as chosen." in page
    assert "still open" not in page
    content = anna.client.get(reverse("coding-gold", args=[cast.article.pk])).content
    claims = json.loads(content)["claims"]
    assert [(claim["topic"], claim["stance"], claim["optional"]) for claim in claims] == [
        ("truce-test", ["support"], False),
        ("talks-test", ["oppose"], False),
    ]
    path = tmp_path / "gold.jsonl"
    path.write_bytes(content)
    call_command("evaluate", str(path))
    assert "found" in capsys.readouterr().out
