"""How offices are described in texts, and what the vocabulary calls them. Data for offices.py."""

from __future__ import annotations

# A description of an office → the vocabulary's titles for it. Only a title that one person holds on the day is used.
DESCRIPTIONS: tuple[tuple[str, str], ...] = (
    (r"(head of the|chief of staff).*(presidential|president.s) office|head of the office of the president|chief of staff (to|of|for) (the )?ukrainian president|ukrain.*president.{0,3}s? chief of staff|zelensk.{1,5}s chief of staff", r"^Head of the Office of the President$"),
    (r"foreign minister|\bfm$|(?<!\ba )top (\w+ )?diplomat|(head|chief) of .*(diplomacy|foreign ministry)|diplomacy chief|minister of foreign affairs|minister for foreign affairs", r"^Minister (of|for) (Foreign Affairs|Europe and Foreign Affairs)|^Secretary of State$"),
    (r"secretary of state", r"^Secretary of State$"),
    (r"treasury secretary|secretary of the treasury|finance minister|minister of finance", r"^Secretary of the Treasury$|^Minister of Finance$|^Minister of the Economy and Finance$"),
    (r"pentagon (chief|boss|head)|(head|chief|boss) of the pentagon", r"^Secretary of (Defense|War)$"),
    (r"defen[cs]e (minister|secretary|chief)|minister of defen[cs]e|secretary of defen[cs]e", r"^Minister of (National )?Defen[cs]e$|^Secretary of (Defense|War)$|^Minister of the Armed Forces"),
    (r"prime minister|premier", r"^Prime Minister$"),
    (r"vice[ -]president", r"^Vice President$"),
    (r"(kremlin|presidential|president.s) (spokes\w+|press secretary)", r"^(Spokesperson for the President|Press Secretary (of|to) the President|Presidential [Ss]pokes)"),
    (r"white house (spokes\w+|press secretary)", r"^White House Press Secretary$"),
    (r"foreign ministry.{0,3} spokes\w+|spokes\w+ (of|for) the .*foreign ministry", r"^Spokesperson for the Ministry of Foreign Affairs$"),
    (r"state department spokes\w+", r"^Spokesperson for the State Department$"),
    (r"(ombuds\w+|human rights commissioner|commissioner for human rights)", r"^(Parliament )?Commissioner for Human Rights$"),
    (r"(ambassador|permanent representative|envoy) to the (un|united nations)$", r"^Permanent Representative to the United Nations$"),
    (r"(chief|top|lead|head) negotiator$", r"^Head of the delegation to the talks with (Ukraine|Russia)$"),
    (r"(speaker|chair(man|woman)?) of (the )?(parliament|verkhovna rada|state duma|duma)|(parliament\w*|rada|duma) (speaker|chair\w*)", r"^(Chairman of the Verkhovna Rada|Chairman of the State Duma|Speaker of the Grand National Assembly)$"),
    (r"national security advis[eo]r", r"^National Security Advis[eo]r$"),
    (r"\b(president|leader|dictator|head of state)( of (ukraine|russia|the russian federation|turkey|türkiye|france|the united states|the republic).*)?$|kremlin (chief|boss|head)$|(head|chief|boss) of the kremlin$|head of the \w+ state$", r"^President of (Ukraine|Russia|the Russian Federation|Turkey|Türkiye|France|the United States|the Republic)"),
)  # fmt: skip

# Whose minister "the Minister" is, by the host that publishes.
HOUSE_MINISTERS: tuple[tuple[str, str], ...] = (
    ("mid.ru", "foreign minister"), ("mfa", "foreign minister"), ("diplomatie", "foreign minister"), ("state.gov", "secretary of state"),
    ("mil.", "defence minister"), ("mod.", "defence minister"), ("msb.", "defence minister"), ("defen", "defence minister"), ("war.gov", "defence minister"),
)  # fmt: skip


def house_office(word: str, outlet: str) -> str:
    """What "the Minister" or "the Secretary" is called in full where `outlet` publishes; "" where it cannot be told."""
    named = (title for host, title in HOUSE_MINISTERS if host in outlet.casefold())
    return next(named, "") if word in {"minister", "secretary"} else ""
