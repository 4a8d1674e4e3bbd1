"""What people decided survives whatever happens after: the shortest sequences one by one, and long ones at random.

A small world: one address whose text changes, an extractor that reads what the vocabulary knows, and a person who
decides. The model is `decided`: what a person made of a sentence is what the database holds of it from then on, and
the machine says nothing beside it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date

import pghistory
import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from ingest import store, stories
from ingest.records import Extracted, FoundClaim, Page
from positions import corrections, history, merging, undoing
from positions.models import Article, Claim, Office, Party, Person, Story, Topic
from tests import factories

pytestmark = pytest.mark.django_db

BERG = "Ada Berg"  # speaks for Russia, and after an office moved for Turkey
ADDRESS = "https://example.org/a"
ENDS, GOES_ON = date(2024, 6, 1), None


@dataclass(frozen=True)
class Sentence:
    number: int
    party: str
    side: str
    topic: str

    @property
    def words(self) -> str:
        return f"In point {self.number} of the list {self.party} {self.side} the matter of {self.topic}."


@dataclass(frozen=True)
class Said:
    """A claim, in the names that the world began with; of a decided one also what became of it."""

    party: str
    topic: str
    stance: str
    speaker: bool
    words: str
    status: str = "machine"

    def __str__(self) -> str:
        who = f"{self.party} (said by {BERG})" if self.speaker else self.party
        return f"{self.status}: {who}, {self.topic}, {self.stance}, “{self.words}”"


@dataclass
class World:
    first: int = 2  # how many sentences it begins with
    text: list[Sentence] = field(default_factory=list)
    decided: dict[int, Said] = field(default_factory=dict)  # by the number of the sentence
    log: list[str] = field(default_factory=list)
    known: set[str] = field(default_factory=lambda: {"ceasefire", "prisoners"})
    party_slug: dict[str, str] = field(default_factory=dict)
    topic_slug: dict[str, str] = field(default_factory=dict)
    extractor: int = 1
    speaks_for: str = "russia"
    fresh: bool = False  # whether an extraction came after the last change of text, vocabulary and offices
    count: int = 0
    gone: list[Sentence] = field(default_factory=list)  # sentences of earlier versions
    missed: set[int] = field(default_factory=set)  # sentences in which the extractor finds nothing
    berg: str = "ada-berg"  # slug of the entry that bears the name

    def __post_init__(self) -> None:
        self.party_slug = {slug: factories.party(slug).slug for slug in ("russia", "ukraine", "turkey")}
        self.topic_slug = {slug: factories.topic(slug).slug for slug in ("ceasefire", "prisoners")}
        berg = factories.person(BERG)
        for slug, end in (("russia", GOES_ON), ("turkey", ENDS)):
            Office.objects.create(
                person=berg,
                party=factories.party(slug),
                title="envoy",
                authority=2,
                start=date(2024, 1, 1),
                end=end,
            )
        store.add_article(Page(text="An older text of another story.", url="https://example.org/b"))
        said = [("Berg", "backs", "ceasefire"), ("ukraine", "rejects", "prisoners")]
        self.publish([self.sentence(*said[place % 2]) for place in range(self.first)])
        self.extract()

    # What the world is made of

    def sentence(self, party: str, side: str, topic: str) -> Sentence:
        self.count += 1
        return Sentence(self.count, party, side, topic)

    def publish(self, text: list[Sentence]) -> None:
        self.text = text
        body = "\n\n".join(sentence.words for sentence in text)
        store.add_article(Page(text=f"News of {len(self.log)}.\n{body}\nEnd.", url=ADDRESS))
        self.fresh = False

    @property
    def article(self) -> Article:
        return Article.objects.get(url=ADDRESS, current=True)

    def reading(self, sentence: Sentence) -> Said:
        """What the extractor finds in a sentence. The second one takes fewer words and another stance."""
        words = sentence.words
        stance = "support" if sentence.side == "backs" else "oppose"
        if self.extractor == 2:
            words, stance = words.removeprefix("In ").removesuffix("."), "conditional"
        berg = sentence.party == "Berg"
        return Said(self.speaks_for if berg else sentence.party, sentence.topic, stance, berg, words)

    def lease(self) -> store.Lease:
        """As a worker that takes the article now."""
        until = timezone.now()
        Article.objects.filter(pk=self.article.pk).update(state=Article.State.WAITING, due_at=until)
        return store.Lease(self.article.pk, until)

    def extract(self) -> None:
        found, text = [], self.article.text
        for sentence in self.text:
            said = self.reading(sentence)
            if said.topic in self.known and sentence.number not in self.missed:
                start = text.index(said.words)
                found.append(
                    FoundClaim(
                        party=self.party_slug[said.party],
                        topic=self.topic_slug[said.topic],
                        stance=said.stance,
                        speaker=BERG if said.speaker else None,
                        said_on=None,
                        reported_by=None,
                        start=start,
                        end=start + len(said.words),
                        evidence=said.words,
                        cue="said",
                        form="indirect",
                        confidence=0.8,
                    )
                )
        assert store.store_claims(self.lease(), Extracted(tuple(found)), str(self.extractor))
        self.fresh = True

    def rows(self) -> dict[int, list[tuple[Claim, Said]]]:
        """The claims of the address, by the number of their sentence."""
        party = {slug: name for name, slug in self.party_slug.items()}
        topic = {slug: name for name, slug in self.topic_slug.items()}
        rows: dict[int, list[tuple[Claim, Said]]] = {}
        for claim in Claim.objects.filter(article__url=ADDRESS).select_related(
            "article", "party", "topic", "speaker"
        ):
            stands = claim.article.text[claim.start : claim.end]
            assert "point " in stands, f"after {', '.join(self.log)}: {claim.status} claim at “{stands}”"
            assert stands == claim.evidence, f"after {', '.join(self.log)}: “{claim.evidence}” at “{stands}”"
            speaker = claim.speaker is not None and BERG in (claim.speaker.name, *claim.speaker.aliases)
            said = Said(
                party[claim.party.slug],
                topic[claim.topic.slug],
                claim.stance,
                speaker,
                claim.evidence,
                claim.status,
            )
            rows.setdefault(int(claim.evidence.partition("point ")[2].split()[0]), []).append((claim, said))
        return rows

    def one(self, pick: int) -> tuple[int, Claim, Said] | None:
        """A claim of the newest version that a person has before them."""
        newest = self.article.pk
        there = [
            (number, *rows[0])
            for number, rows in sorted(self.rows().items())
            if rows[0][0].article_id == newest
        ]
        return there[pick % len(there)] if there else None

    # What happens to it: each takes a number that chooses among what can be done

    def extract_again(self, pick: int) -> None:
        """0: as before. 1: while an older extraction is still under way, which then changes nothing."""
        overtaken = self.lease() if pick % 2 else None
        Article.objects.extract_again()
        if overtaken:
            assert not store.store_claims(overtaken, Extracted(()), "0"), "an overtaken extraction was stored"
        self.extract()

    def another_extractor(self, pick: int) -> None:
        self.extractor = 3 - self.extractor
        self.extract()

    def new_version(self, pick: int) -> None:
        """Bit by bit: which sentences stay or come back, and what the new one says."""
        party, side = ("Berg", "ukraine")[pick & 1], ("backs", "rejects")[pick >> 1 & 1]
        new = self.sentence(party, side, ("ceasefire", "prisoners")[pick >> 2 & 1])
        seen = {sentence.number: sentence for sentence in [*self.text, *self.gone]}
        kept = [sentence for place, sentence in enumerate(seen.values()) if pick >> (3 + place % 3) & 1]
        self.gone = [sentence for sentence in seen.values() if sentence not in kept]
        self.publish([new, *kept])

    def vocabulary(self, pick: int) -> None:
        """0, 1: a topic's words leave the vocabulary or come back. 2, 3: a topic, 4: a party gets another slug."""
        topic = ("ceasefire", "prisoners")[pick % 2]
        if pick % 5 < 2:
            self.known ^= {topic}
        else:
            model, slugs, name = (
                (Party, self.party_slug, "ukraine") if pick % 5 == 4 else (Topic, self.topic_slug, topic)
            )
            new = f"{name}-{len(self.log)}"
            model.objects.filter(slug=slugs[name]).update(slug=new)
            slugs[name] = new
        Article.objects.extract_again()
        self.fresh = False

    def confirm(self, pick: int) -> None:
        self.decide(pick, corrections.confirm)

    def reject(self, pick: int) -> None:
        self.decide(pick, corrections.reject)

    def correct(self, pick: int) -> None:
        """The stance, the topic, the party or the words; of one added by hand the stance alone."""
        chosen = self.one(pick // 8)
        if not chosen:
            return
        _, claim, said = chosen
        other_topic = "prisoners" if said.topic == "ceasefire" else "ceasefire"
        other_party = "turkey" if said.party != "turkey" else "ukraine"
        values = [
            {"stance": "neutral"},
            {"topic": Topic.objects.get(slug=self.topic_slug[other_topic])},
            {"party": Party.objects.get(slug=self.party_slug[other_party])},
            {"start": claim.end - len(said.words.partition("point ")[2]) - len("point ")},
        ][pick % 4 if claim.extractor else 0]
        self.decide(pick // 8, lambda pk, seen: corrections.correct(pk, seen, values))

    def decide(self, pick: int, verb) -> None:
        chosen = self.one(pick)
        if chosen:
            number, claim, _ = chosen
            verb(claim.pk, history.version(claim))
            now = self.rows().get(number, [])
            assert now, f"after {', '.join(self.log)}: the claim in sentence {number} is gone"
            self.decided[number] = now[0][1]
            assert self.decided[number].status != "machine"

    def add(self, pick: int) -> None:
        """A claim where the machine found none; from then on it would find one again."""
        free = [sentence for sentence in self.text if sentence.number not in self.rows()]
        if free:
            sentence = free[pick % len(free)]
            said = replace(self.reading(sentence), stance="neutral", status="added")
            start, end = corrections.find_place(self.article.text, said.words)
            corrections.add(
                self.article,
                party=Party.objects.get(slug=self.party_slug[said.party]),
                topic=Topic.objects.get(slug=self.topic_slug[said.topic]),
                stance="neutral",
                speaker=Person.objects.get(slug=self.berg) if said.speaker else None,
                start=start,
                end=end,
            )
            self.decided[sentence.number] = said
            self.missed.discard(sentence.number)

    def miss(self, pick: int) -> None:
        """The machine no longer finds one of the claims that nobody decided on."""
        undecided = [s for s in self.text if s.number not in self.decided and s.number in self.rows()]
        if undecided:
            self.missed.add(undecided[pick % len(undecided)].number)
            self.extract()

    def take_back(self, pick: int) -> None:
        """A decision and, in one breath, its undoing: as if it had never been."""
        chosen = self.one(pick // 2)
        if chosen:
            with pghistory.context(user=1) as context:
                (corrections.confirm, corrections.reject)[pick % 2](chosen[1].pk, None)
            undoing.undo(context.id)

    def merge_topics(self, pick: int) -> None:
        """Into another topic; with an odd number it is undone."""
        name = ("ceasefire", "prisoners")[pick // 2 % 2]
        new = f"{name}-{len(self.log)}"
        stays = Topic.objects.create(slug=new, name=new, proposition="X.")
        with pghistory.context(user=1) as context:
            merging.merge_topics(stays, Topic.objects.get(slug=self.topic_slug[name]))
        if pick % 2:
            undoing.undo(context.id)
        else:
            self.topic_slug[name] = new
        Article.objects.extract_again()
        self.fresh = False

    def merge_people(self, pick: int) -> None:
        """Berg into another entry; with an odd number it is undone."""
        berg = Person.objects.get(slug=self.berg)
        other = factories.person(f"Envoy {len(self.log)}")
        with pghistory.context(user=1) as context:
            merging.merge_people(other, berg)
        if pick % 2:
            undoing.undo(context.id)
        else:
            self.berg = other.slug
        self.fresh = False

    def move_office(self, pick: int) -> None:
        """Berg speaks for the other of the two."""
        self.speaks_for = "turkey" if self.speaks_for == "russia" else "russia"
        berg = Person.objects.get(slug=self.berg)
        for office in berg.offices.all():
            office.end = GOES_ON if office.party.slug == self.party_slug[self.speaks_for] else ENDS
            office.save()
        corrections.apply_offices(berg)
        self.fresh = False

    def stories(self, pick: int) -> None:
        """The article's story and another one become one, and with an even number two again."""
        ours = Article.objects.filter(url=ADDRESS)
        if pick // 2 % 2 == 0:  # it is the younger one, which ends
            ours.update(story=Story.objects.create())
        stories.merge(Article.objects.filter(current=True).values_list("story", flat=True))
        assert Article.objects.order_by().values("story").distinct().count() == 1
        if pick % 2 == 0:
            stories.recluster()

    # What must be true of it after each

    def check(self) -> None:
        rows = self.rows()
        for number, wanted in self.decided.items():
            there = [said for _, said in rows.get(number, []) if said.status != "machine"]
            assert there == [wanted], self.told(number, wanted, rows.get(number, []))
        for number, found in rows.items():
            if number not in self.decided:
                assert {said.status for _, said in found} == {"machine"}, self.told(number, None, found)
        left = {claim.evidence for claim in store.unanchored()}
        text = {sentence.number for sentence in self.text}
        assert left == {said.words for number, said in self.decided.items() if number not in text}, (
            f"after {', '.join(self.log)}: listed as without a place in the newest version are {sorted(left)}"
        )
        if self.fresh:
            for sentence in self.text:
                machine = [said for _, said in rows.get(sentence.number, []) if said.status == "machine"]
                silent = sentence.number in {*self.decided, *self.missed} or sentence.topic not in self.known
                wanted = [] if silent else [self.reading(sentence)]
                assert machine == wanted, self.told(
                    sentence.number, next(iter(wanted), None), rows.get(sentence.number, [])
                )

    def told(self, number: int, wanted: Said | None, found: list[tuple[Claim, Said]]) -> str:
        decided = self.decided.get(number) or wanted
        return f"after {', '.join(self.log)}: of sentence {number} stood [{decided}], and now there is [{'; '.join(str(said) for _, said in found)}]"


STEPS = [
    "extract_again",
    "another_extractor",
    "new_version",
    "vocabulary",
    "confirm",
    "reject",
    "correct",
    "miss",
    "add",
    "take_back",
    "merge_topics",
    "merge_people",
    "move_office",
    "stories",
]
Steps = list[tuple[str, int]]


@contextmanager
def undone() -> Iterator[None]:
    """Of what happens within, nothing is left."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def walk(steps: Steps, here: World) -> None:
    for name, pick in steps:
        here.log.append(f"{name} {pick}")
        getattr(here, name)(pick)
        here.check()


# One sentence for each kind of decision, and one that nobody decides on.
ALL, NONE = 0b111000, 0  # sentences stay in the new version
DECIDED: Steps = [
    ("confirm", 0),
    ("reject", 1),
    ("reject", 8),  # of Berg
    ("correct", 2 * 8),  # its stance
    ("correct", 3 * 8 + 1),  # its topic
    ("correct", 4 * 8 + 2),  # its party
    ("correct", 5 * 8 + 3),  # its words
    ("miss", 0),
    ("add", 0),
]
EVENTS: dict[str, Steps] = {
    "extracting again": [("extract_again", 0)],
    "an overtaken extraction": [("extract_again", 1)],
    "a new extractor": [("another_extractor", 0), ("another_extractor", 0)],
    "a new version of the article": [("new_version", ALL), ("extract_again", 0)],
    "a version without its words and one with them": [
        ("new_version", NONE),
        ("extract_again", 0),
        ("new_version", ALL),
        ("extract_again", 0),
    ],
    "topics that leave the vocabulary and come back": [
        ("vocabulary", 0),
        ("vocabulary", 1),
        ("extract_again", 0),
        ("vocabulary", 0),
        ("vocabulary", 1),
        ("extract_again", 0),
    ],
    "topics of other slugs": [("vocabulary", 2), ("vocabulary", 3), ("extract_again", 0)],
    "a party of another slug": [("vocabulary", 4), ("extract_again", 0)],
    "stories that are formed anew": [("stories", 0), ("stories", 1), ("extract_again", 0)],
    "an office that moves": [("move_office", 0), ("extract_again", 0)],
    "topics that are merged": [("merge_topics", 0), ("merge_topics", 2), ("extract_again", 0)],
    "people who are merged": [("merge_people", 0), ("extract_again", 0)],
    "merges that are undone": [
        ("merge_topics", 1),
        ("merge_topics", 3),
        ("merge_people", 1),
        ("extract_again", 0),
    ],
    "decisions that are taken back": [("take_back", 0), ("take_back", 3), ("extract_again", 0)],
}


def test_what_people_decided_survives():
    """Each event in a world of its own, which begins where the decisions were made: once for all."""
    here, failed = World(first=9), {}
    walk(DECIDED, here)
    for event, steps in EVENTS.items():
        with undone():
            try:
                walk(steps, deepcopy(here))
            except AssertionError as error:
                failed[event] = str(error)
    assert failed == {}


more = "HYPOTHESIS_EXAMPLES" in os.environ


@settings(
    max_examples=int(os.environ.get("HYPOTHESIS_EXAMPLES", "8")),
    deadline=None,
    # A failure tells its steps in words; to shorten them takes minutes, so that only who asks for more waits for it.
    phases=[Phase.reuse, Phase.generate, *([Phase.shrink] if more else [])],
    report_multiple_bugs=False,
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 63)), min_size=10, max_size=20))
def test_decisions_survive_whatever_happens(steps: Steps):
    """More of it, and a shorter sequence for a failure, with HYPOTHESIS_EXAMPLES=200."""
    note(f"walk({steps}, World())")
    with undone():
        walk(steps, World())
