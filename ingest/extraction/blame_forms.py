"""Forms of words that lay something at somebody's door: "Moscow is the only obstacle to a truce", "it is Kyiv who runs away
from talks", "the exchange fell through because of Kyiv".

Met in the sentence as a line of words (word_lines.py), since the parser hangs the issue on "obstacle" and "because". The
side is that of whoever is blamed, as told by whoever says so (blame.py); the speaker has taken none by it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.extraction import syntax
from ingest.extraction.reading import Reading, reading_of
from ingest.extraction.sides import HINDERED, REFUSING
from ingest.extraction.topic_mentions import TopicMention
from ingest.extraction.tree import Token
from ingest.extraction.word_lines import forms, last_word, met, state_of

HOLES = {
    "{T}": r"(?:(?:the|an?|any|its|their|his|further|new|own|all) )*(?:(?:idea|handover|return|exchange|holding|signing|beginning|start|round) of )?(?:the |an? )?T",
    "{X}": r"(?P<x>X)(?: (?:alone|itself|himself|once again|again))?(?: , X \w+ ,)?",
    "{FAIL}": r"(?:the |an? |this |its |their )?(?:\w+ )?(?:failure|collapse|breakdown|lack|absence|delay|delays|deadlock|stalemate|impasse|disruption|suspension|postponement|cancellation)(?: (?:in|of|over|at|with|to))?(?: progress (?:in|at|on|towards))?(?: the failure of)? ",
    "{BLOCK}": r"(?:(?:main|only|real|chief|biggest|sole|last|greatest|key|principal|one) )*(?:obstacle|hurdle|barrier|impediment|problem|stumbling block|brake)",
    "{STALL}": r"(?:refus\w+|reject\w+|block\w+|drag\w+|delay\w+|hinder\w+|runs?|ran|running|walk\w+|sabotag\w+|obstruct\w+|avoid\w*|dodg\w+|stall\w*|evad\w+|shirk\w*|put\w*|(?:not|n't|never) (?:\w+ ){0,2}?(?:want\w*|show\w*|hand\w*|sen[dt]|agree\w*|answer\w*|present\w*|deliver\w*|accept\w*))",
    "{FAILED}": r"(?:failed|collapsed|fell through|broke down|(?:did|has|have|had) (?:not|n't) (?:taken?|happen(?:ed)?|begun|started?)(?: place)?|stalled|{IS} (?:stuck|stalled|deadlocked|cancelled|canceled|called off|put off|postponed|disrupted|thwarted|blocked|impossible))",
    "{IS}": r"(?:(?:is|was|are|were|remains?|remained)(?: (?:still|now|clearly|once again|again|today))?)",
}
# Words of which one must be there, and the form.
ROWS: tuple[tuple[str, str], ...] = (
    ("obstacle hurdle barrier impediment problem stumbling brake", r"{X} {IS} (?:the )?{BLOCK} (?:to|for|on the way to|on the road to) (?:reaching |achieving |a return to |holding )?{T}"),
    ("obstacle hurdle barrier impediment problem stumbling brake", r"{BLOCK} (?:to|for|on the way to|on the road to) (?:reaching |achieving |holding )?{T} {IS} {X}"),
    ("way", r"{X} (?:{IS} (?:the )?(?:only )?(?:(?:one|side|party|country) )?(?:(?:who|that) is )?)?(?:stands|stood|standing|getting|gets) in the way of {T}"),
    ("blame responsible fault guilty", r"{X} (?:, (?:and )?not X , )?{IS} (?:\w+ly |alone )?(?:to blame|responsible|at fault|guilty) (?:for|that|of) (?:{FAIL}|there (?:being|is|was) (?:still )?no ){T}"),
    ("blame blames blamed blaming faults faulted", r"(?P<v>blam\w+|fault(?:s|ed)) {X} for {FAIL}{T}"),
    ("responsible responsibility", r"(?P<v>holds?|held) {X} responsible for {FAIL}{T}"),
    ("because due owing thanks fault", r"{T} (?:\w+ ){0,3}?{FAILED} (?:\w+ ){0,2}?(?:because of|due to|owing to|thanks to|through the fault of|by the fault of) (?:the )?(?P<x>X)"),
    ("because", r"{T} (?:\w+ ){0,3}?{FAILED} (?:\w+ ){0,2}?because (?:the )?(?P<x>X) (?:had |has )?(?:walked|refused|would not|did not|does not|rejected|left|wants|wanted|blocked|withdrew|never|not)"),
    ("because", r"no {T} (?:yet )?, it {IS} because {X} (?:does not|do not|did not|refuses|will not|would not)"),
    ("it", r"it (?:is|was) {X}(?: ,? ?not X ,)? (?:who|that|which) (?:(?:has|have|had|is|are|was|still|keeps?|kept|does|do|did|always|again|constantly|been|wants?|to) )*{STALL} (?:\w+ ){0,4}?{T}"),
    ("using uses used", r"{X} (?:(?:is|was|has been|had been) (?:only |merely |again |once again )?using|uses|used) {T} (?:only |merely |just )?(?:to (?:play for|buy|gain|win) time|to stall|to regroup|to rearm|as (?:an? )?(?:cover|screen|smokescreen))"),
    ("all everything", r"{X} {IS} doing (?:all|everything) (?:(?:it|he|they|she|possible) )?(?:can |could )?(?:so that|to ensure|to make sure) (?:that )?there (?:would|will) be no {T}"),
    ("without", r"without {X} 's (?:stubbornness|refusal|obstruction|intransigence|sabotage|delays?|games|stalling) ,? ?there would (?:\w+ )?be {T}"),
    ("court", r"ball {IS} in {X} 's court : it (?:still )?(?:owes|owed) (?:\w+ ){0,2}?{T}"),
    ("interest", r"(?P<v>accus\w+) {X} of (?:having|showing|taking) no interest in {T}"),
    ("hiding withholding holding keeping concealing", r"(?P<v>(?:accus|charg)\w+) {X} (?:of|with) (?:hiding|withholding|holding back|holding on to|keeping back|concealing) {T}"),
)  # fmt: skip
TURNED = re.compile(r"\b(?:if|whether|deny|denies|denied|denying|doubts?|neither|nobody|without)\b")


FORMS = forms((("oppose", words, form) for words, form in ROWS), HOLES)


def blamed(root: Token, mention: TopicMention) -> list[Reading]:
    """Who is said to stand in the way of the issue that a mention names, whose word is `root`."""
    if mention.topic not in HINDERED or mention.side < 0:
        return []
    for stance, match, places in met(root, mention, FORMS):
        if TURNED.search(match.string[: match.start()]) and "it is because" not in match[0]:
            continue
        doc, named = root.doc, match.groupdict()
        cue = doc[places[match.start("v")]] if named.get("v") else last_word(match, places, root)
        above = cue.head if cue.dep_ == "xcomp" else cue
        if named.get("v") and (syntax.negated(cue) or syntax.negated(above) or above.lemma_ in REFUSING):
            continue  # "refused to blame Kyiv"
        made = replace(state_of(stance, mention), cue=cue, kind="BLAME")
        holder = doc[places[match.start("x")]]
        said = replace(reading_of(mention, holder, made, cue), sure=True)
        by = syntax.subjects(cue) if named.get("v") else []
        return [replace(said, accuser=by[0]) if by else said]
    return []
