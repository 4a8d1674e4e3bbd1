"""A small cast for tests: invented people, parties of the seeds' names, one article."""

from datetime import date

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from positions.models import Article, Claim, Office, Outlet, Party, Person, Story, Topic

TEXT = (
    "Talks in Geneva\n"
    "Norland's foreign minister Ada Berg said on Monday that Norland backs an immediate ceasefire. "
    "Reporters asked about the summit.\n"
    "“We will not send a delegation to the talks”, said Sudia's spokesman Otto Lind 🕊 in the evening."
)
BACKS = "Norland backs an immediate ceasefire"
REFUSES = "We will not send a delegation to the talks"
DAY = date(2025, 6, 2)


class Cast:
    """Two parties, two topics, two people with offices, an article with two machine claims."""

    def __init__(self) -> None:
        self.norland = Party.objects.create(
            slug="norland", name="Norland", adjectives=["Norlandic"], names=["Norland"]
        )
        self.sudia = Party.objects.create(slug="sudia", name="Sudia", adjectives=["Sudian"], names=["Sudia"])
        self.ceasefire = Topic.objects.get_or_create(
            slug="truce-test",
            defaults={"name": "Truce", "proposition": "Fighting should stop.", "cues": ["ceasefire"]},
        )[0]
        self.talks = Topic.objects.create(
            slug="talks-test", name="Delegations", proposition="Delegations should meet.", cues=["delegation"]
        )
        self.berg = Person.objects.create(slug="ada-berg", name="Ada Berg", surnames=["Berg"])
        self.lind = Person.objects.create(slug="otto-lind", name="Otto Lind", surnames=["Lind"])
        self.minister = Office.objects.create(
            person=self.berg,
            party=self.norland,
            title="foreign minister",
            authority=3,
            start=date(2024, 1, 1),
        )
        Office.objects.create(
            person=self.lind, party=self.sudia, title="spokesman", authority=2, start=date(2024, 1, 1)
        )
        self.outlet = Outlet.objects.create(slug="the-test", name="The Test", domains=["test.example"])
        self.article = self.new_article()
        self.backs = self.claim(
            BACKS,
            party=self.norland,
            topic=self.ceasefire,
            stance="support",
            speaker=self.berg,
            cue="backs",
            confidence=0.9,
            authority=3,
        )
        self.refuses = self.claim(
            REFUSES,
            party=self.sudia,
            topic=self.talks,
            stance="oppose",
            speaker=self.lind,
            cue="will not",
            confidence=0.4,
            authority=2,
        )

    def new_article(self, text: str = TEXT, **values: object) -> Article:
        values = {
            "title": "Talks in Geneva",
            "url": f"https://test.example/{Article.objects.count()}",
            "published": DAY,
            "outlet": self.outlet,
            **values,
        }
        return Article.objects.create(
            text=text,
            text_hash=str(hash(text)),
            story=Story.objects.create(),
            state="extracted",
            **values,
        )

    def claim(self, words: str, article: Article | None = None, **values: object) -> Claim:
        article = article or self.article
        start = article.text.index(words)
        values = {
            "said_on": None,
            "day": article.published,
            "extractor": "test 1",
            "authority": 1,
            "form": "indirect",
            **values,
        }
        return Claim.objects.create(
            article=article, start=start, end=start + len(words), evidence=words, **values
        )


def user(role: str, name: str | None = None):
    """A staff member with a role; password "correct horse battery"."""
    person = get_user_model().objects.create_user(
        name or role, password="correct horse battery", is_staff=True
    )
    person.groups.add(Group.objects.get(name=role))
    return person
