"""What the staff's pages post."""

import re

from django.urls import reverse

from positions import history


def text(answer):
    return answer.content.decode()


def claim_form(claim, **values):
    return {
        "seen": history.version(claim),
        "party": claim.party_id,
        "topic": claim.topic_id,
        "stance": claim.stance,
        "speaker": claim.speaker_id or "",
        "said_on": "",
        "reported_by": "",
        "form": claim.form,
        "start": claim.start,
        "end": claim.end,
        **values,
    }


def office_form(office, **values):
    return {
        "seen": history.version(office),
        "person": office.person_id,
        "party": office.party_id,
        "title": office.title,
        "authority": office.authority,
        "start": office.start,
        "end": office.end or "",
        "source": "",
        **values,
    }


def selection(*claims):
    """What the list posts of the claims that are ticked: their ids, and which version of each was shown."""
    return {
        "_selected_action": [claim.pk for claim in claims],
        **{f"seen-{claim.pk}": history.version(claim) for claim in claims},
    }


def bulk(client, action, *claims, **more):
    return client.post(
        reverse("admin:positions_claim_changelist"),
        {"action": action, **selection(*claims), **more},
        follow=True,
    )


def in_list(client, model, action, *rows):
    """An action on rows, as the list shows them now."""
    address = reverse(f"admin:positions_{model}_changelist")
    page = text(client.get(address))
    shown = {f"seen-{row.pk}": re.search(rf'name="seen-{row.pk}" value="(\d+)"', page)[1] for row in rows}
    data = {"action": action, "_selected_action": [row.pk for row in rows], **shown}
    return lambda: text(client.post(address, data, follow=True))
