"""One key for the spellings of a name from Cyrillic: Andrii, Andriy, Andrij and Andrey Sybiha, Sybiga, Sibiga.

English, German and French newspapers write the same letters in different ways (BGN/PCGN 1947 and 1965, the DIN and French
press tables). What they share are the consonants of the first name, and the consonants and syllables of the last.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LEAST = 5  # letters of both keys together: fewer are shared by too many people
_ALIKE: tuple[tuple[str, str], ...] = (
    (r"schtsch|shch|chtch|tsch|tch|sch|zh|sh|ch|kh|ts|tz", "h"),
    (r"x", "ks"),
    (r"ck|c|q", "k"),
    (r"ph", "f"),
    (r"ff$|w|f$", "v"),
    (r"z", "s"),
    (r"g", "h"),
    (r"[^a-z]", ""),
    (r"([^aeiouyj])\1+", r"\1"),
    (r"^[aeiouyj]+|[aeiouyj]+$", ""),
    (r"[aeiouyj]+", "a"),
)


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """What a last name has in common in all its spellings; empty where it has no consonant."""
    key = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))
    for pattern, letters in _ALIKE:
        key = re.sub(pattern, letters, key)
    return key


def sounds(first: str, last: str) -> tuple[str, str] | None:
    """The key of a name; None where it is too short to tell one."""
    key = sound(first).replace("a", ""), sound(last)
    return key if len(key[0] + key[1]) >= LEAST and all(key) else None
