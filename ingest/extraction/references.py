"""Whom a source stands for: names, offices, pronouns, descriptions, "both sides". Fills Attribution.voice."""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from ingest.extraction.annotations import Attribution, Mention, Voice

NAME = "references"
NOBODY = Voice(())


@Language.component(NAME)
def references(doc: Doc) -> Doc:
    doc._.attributions = Resolver(doc).resolved()
    return doc


class Resolver:
    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.mentions: dict[int, Mention] = {m.start: m for m in doc._.mentions}
        self.last: Voice | None = None

    def resolved(self) -> list[Attribution]:
        out: list[Attribution] = []
        order = sorted(
            range(len(doc := self.doc._.attributions)), key=lambda k: (doc[k].cue or doc[k].content[0])[0]
        )
        voices: dict[int, Voice] = {}
        for k in order:
            attribution = doc[k]
            voices[k] = self._voice(attribution)
        for k, attribution in enumerate(doc):
            out.append(replace(attribution, voice=voices[k]))
        return out

    def _voice(self, attribution: Attribution) -> Voice:
        if attribution.source is None:
            return NOBODY
        start, end = attribution.source
        inside = [m for i in range(start, end) if (m := self.mentions.get(i))]
        root = self.doc[start:end].root.i
        best = next((m for m in inside if m.start <= root < m.end), None) or next(
            (m for m in inside if m.kind == "person"), None
        )
        if best is not None:
            if best.kind == "group":
                return Voice(("ukraine", "russia"), authority=1, certain=False)
            voice = Voice(
                (best.party,) if best.party else (), best.person, best.authority, best.introduced_as
            )
            if best.kind in ("person", "office"):
                self.last = voice
            return voice
        if end - start == 1 and self.doc[start].lower_ in ("he", "she", "they", "it") and self.last:
            return self.last
        return NOBODY
