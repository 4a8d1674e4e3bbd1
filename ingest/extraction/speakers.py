"""Who speaks where the words themselves name nobody: "the minister went on", a bare "Quote:".

What the components before could not name goes on from whoever spoke last, unless a named stranger came in between.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ingest.extraction.annotations import Attribution
from ingest.extraction.pronouns import HE, NEAR, THEY
from ingest.extraction.tree import Doc, Token, bounds

QUOTE = re.compile(r"^(?:direct )?(?:quote|quotation|literally|verbatim)$", re.I)
PERSONS = frozenset(
    """head leader president minister diplomat spokesman spokeswoman spokesperson official secretary envoy ambassador
    negotiator politician adviser advisor aide chief premier chancellor commander general ombudsman speaker host""".split()
)
MEMBERS = frozenset(
    "member person staff staffer officer employee aide source official representative somebody someone insider".split()
)
BODIES = frozenset(
    """ministry administration office headquarters delegation presidency embassy department government team side agency
    mission service council palace""".split()
)
PLAIN = PERSONS | BODIES


def open_source(doc: Doc, source: tuple[int, int]) -> str:
    """What a source that names nobody stands for: "person" (he, the minister), "body" (the ministry, a member of the
    team), or "" where it is a stranger's."""
    words = doc[source[0] : source[1]]
    root = words.root
    if root.lower_ in HE:
        return "person"
    if root.lower_ in THEY and root.pos_ == "PRON":
        return "group"
    if root.tag_ in {"NNS", "NNPS"} and root.lemma_.casefold() in PERSONS:
        return ""  # "the European leaders": several, and not the one who spoke before
    lemma = root.lemma_.casefold()
    strange = any(t.pos_ == "PROPN" and t.lemma_.casefold() not in PLAIN for t in _own(words.root))
    if strange and not _generic(words.text):
        return ""
    if lemma in PERSONS and words[0].lower_ in {"the", "this", "that"}:
        return "person"
    if lemma in BODIES or _generic(words.text):
        return "body"
    if lemma in MEMBERS and any(t.lemma_.casefold() in PLAIN for t in words if t != root):
        return "body"
    return ""


# A body that every country has, named without its country.
_BODY = re.compile(
    r"(?:the )?(?:foreign (?:affairs )?ministry|ministry of foreign affairs|mfa|defen[cs]e ministry|ministry of defen[cs]e|"
    r"president(?:ial|['’]s) (?:office|administration)|office of the president|coordination headquarters(?: for .*)?|"
    r"general staff|parliament|government)",
    re.I,
)


def _generic(text: str) -> bool:
    return _BODY.fullmatch(text.strip()) is not None


def _own(root: Token) -> list[Token]:
    """A noun with what is said of it before it and in apposition: without "who …", "of …", "in …"."""
    return [root, *(c for c in root.children if c.dep_ in {"compound", "poss", "amod", "nmod", "appos"})]


def cited(cue: Token, party: str, names: Mapping[str, str]) -> str | None:
    """ "Moscow has asked for the region, the paper wrote, citing Ukrainian officials": the party that tells it of
    another; `names` are the parties by what they are called."""
    start, end = bounds(cue)
    citing = (t for t in cue.doc[start:end] if t.lower_ == "citing")
    officials = [c for t in citing for c in t.children if c.dep_ == "dobj" and c.lemma_ in PERSONS | MEMBERS]
    found = {p for c in officials for t in c.subtree if (p := names.get(t.lower_))}
    return next(iter(found)) if len(found) == 1 and party not in found else None


def is_named(attribution: Attribution, doc: Doc) -> bool:
    """Whether the source is somebody by name: one who ends the reach of a pronoun behind."""
    return attribution.source is not None and any(
        t.pos_ == "PROPN" for t in _own(doc[slice(*attribution.source)].root)
    )


REACH = 2 * NEAR  # tokens that a description looks back over: its own paragraph and the one before
