"""A claim's evidence, cue and source marked in the paragraph around it."""

from positions.context import Part, parts
from positions.models import Claim


def marked(claim: Claim) -> list[Part]:
    """Touches article, speaker and party: select them with the claim."""
    voice = claim.reported_by or claim.party
    names = [*voice.names, *voice.adjectives, voice.name]
    if claim.speaker:
        names = [claim.speaker.name, *claim.speaker.aliases, *claim.speaker.surnames]
    condition = None
    if claim.condition_start is not None and claim.condition_end is not None:
        condition = (claim.condition_start, claim.condition_end)
    return parts(claim.article.text, claim.start, claim.end, cue=claim.cue, names=names, condition=condition)
