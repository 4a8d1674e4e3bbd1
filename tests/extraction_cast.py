"""A small vocabulary of invented people for the tests of the extraction, and how to read a sentence with it."""

from __future__ import annotations

from datetime import date

from positions.vocabulary import Authority, Office, Party, Person, Vocabulary

DAY = date(2025, 5, 30)
PARTIES = (
    Party("ukraine", "Ukraine", ("Ukrainian",), ("Ukraine", "Kyiv", "Kiev"), ("Ukrainians",)),
    Party("russia", "Russia", ("Russian",), ("Russia", "Moscow", "Kremlin", "the Kremlin"), ("Russians",)),
    Party("turkey", "Turkey", ("Turkish",), ("Turkey", "Türkiye", "Ankara"), ("Turks",)),
    Party("us", "United States", ("American", "US", "U.S."), ("United States", "US", "Washington", "the White House", "White House"), ()),
    Party("france", "France", ("French",), ("France", "Paris", "the Elysee"), ()),
)  # fmt: skip


def person(name, party, title, authority, *, start=date(2020, 1, 1), end=None, aliases=()):
    return Person(
        slug=name.lower().replace(" ", "-"),
        name=name,
        aliases=aliases,
        surnames=(name.split()[-1], *(a.split()[-1] for a in aliases)),
        offices=(Office(party, title, Authority[authority], start, end),),
    )


PEOPLE = (
    person("Olexa Harenko", "ukraine", "President of Ukraine", "HEAD", aliases=("Olexa Garenko",)),
    person("Taras Dovbush", "ukraine", "Minister of Defence", "MINISTER"),
    person("Igor Velnikov", "russia", "President of Russia", "HEAD"),
    person("Pavel Stroganin", "russia", "Press Secretary of the President", "SPOKESPERSON"),
    person("Maria Belkina", "russia", "Spokesperson for the Ministry of Foreign Affairs", "SPOKESPERSON"),
    person("Kemal Aydinli", "turkey", "Minister of Foreign Affairs", "MINISTER"),
    person("Henry Calloway", "us", "President of the United States", "HEAD", start=date(2025, 1, 20)),
    person("Walter Brandt", "us", "President of the United States", "HEAD", end=date(2025, 1, 20)),
    person("Dora Whitlow", "us", "Secretary of State", "MINISTER"),
    person("Earl Danvers", "us", "Secretary of Defense", "MINISTER"),
    person("Nadia Zoria", "ukraine", "Parliament Commissioner for Human Rights", "SPOKESPERSON"),
    person("Ivan Kolos", "ukraine", "Permanent Representative to the United Nations", "SPOKESPERSON"),
    person("Oleg Rudin", "russia", "Head of the delegation to the talks with Ukraine", "MINISTER"),
    person("Lucien Calloway", "france", "Minister for Europe and Foreign Affairs", "MINISTER"),
)
CAST = Vocabulary(PARTIES, PEOPLE)


def read(nlp, text, *, published=DAY, outlet="", title=""):
    """The annotated Doc of `text`."""
    from ingest.extraction import nlp as pipeline
    from ingest.extraction.annotations import Context

    return nlp(pipeline.read(nlp, text, Context(CAST, published, outlet, title)))


def voice_of(nlp, text, words, **options):
    """The Voice of the attribution whose content begins with `words`."""
    doc = read(nlp, text, **options)
    for attribution in doc._.attributions:
        if doc[attribution.content[0][0] : attribution.content[-1][1]].text.startswith(words):
            return attribution.voice
    raise AssertionError([doc[a.content[0][0] : a.content[-1][1]].text for a in doc._.attributions])
