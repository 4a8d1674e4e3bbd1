"""Words that may name an issue where none of its phrases stands: "land", "the exchange", "tariffs", "missiles".

Alone they prove nothing; the learned judge (learned.py) decides, from FIND on, whether a side is taken. Only the
issues that the program came with have such words; an issue added in the admin lives by its phrases.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from ingest.extraction.topics import TopicMention

WORDS: dict[str, frozenset[str]] = {
    slug: frozenset(words.split())
    for slug, words in {
        "ceasefire": """silence quiet calm pause lull respite halt hostility bloodshed killing fighting moratorium freeze de-escalation
            fire shooting stop""",
        "prisoners": "exchange swap captive prisoner pow captured body hostage detainee fallen repatriation defender captivity",
        "memorandum": "document paper vision roadmap text",
        "nato": "nato alliance membership neutrality bloc accession neutral non-aligned",
        "talks": "contact dialogue table negotiate negotiator negotiation format istanbul mediation",
        "summit": """meet meeting leader leader-level trilateral three-way four-way person personally face-to-face summit
            budapest encounter level""",
        "sanctions": """tariff duty penalty restriction embargo measure pressure asset consequence package oil fleet tanker sanction
            exemption""",
        "territory": """land territory territorial region donbas donbass crimea donetsk luhansk kherson zaporizhzhia oblast border
            withdraw withdrawal annexation frontline inch troop""",
        "children": "child kid minor",
        "military_aid": """weapon arm arms missile ammunition patriot tomahawk javelin jet tank aircraft aid assistance support
            interceptor rearm delivery supply equipment defence defense shell howitzer system help shipment purchase""",
    }.items()
}
BY_WORD: dict[str, tuple[str, ...]] = {
    word: tuple(sorted(slug for slug, words in WORDS.items() if word in words))
    for word in frozenset().union(*WORDS.values())
}
# The opposite of the proposition by its own sense.
AGAINST = frozenset(
    {("nato", "neutrality"), ("nato", "neutral"), ("nato", "non-aligned"), ("ceasefire", "fire")}
)


def find_hints(doc: Doc, mentions: Sequence[TopicMention], topics: frozenset[str]) -> Iterator[TopicMention]:
    """One mention a sentence and issue at the most, and only of issues that the sentence does not name otherwise."""
    named = {(m.topic, doc[m.start].sent.start) for m in mentions}
    for sentence in doc.sents:
        taken: dict[str, Token] = {}
        for token in sentence:
            if token.pos_ not in {"NOUN", "PROPN", "VERB", "ADJ", "ADV"}:
                continue
            for slug in BY_WORD.get(token.lemma_.casefold()) or BY_WORD.get(token.lower_, ()):
                if slug in topics and (slug, sentence.start) not in named:
                    taken.setdefault(slug, token)
        for slug, token in taken.items():
            against = (slug, token.lemma_.casefold()) in AGAINST
            yield TopicMention(slug, token.i, token.i + 1, -1 if against else 1, weak=True)
