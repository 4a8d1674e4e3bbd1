"""Copies of one text: the same words exactly, or most of them. Pure: numbers in, numbers out.

MinHash over word shingles (Broder, "On the resemblance and containment of documents", 1997), by datasketch. Wire
copies differ by headline, dateline and a cut end; two reports of one event share names and quotes, not their runs
of five words.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from datasketch import MinHash

SHINGLE = 5  # words; Broder's choice for web pages is up to ten, news copy is edited within sentences
# 42 bands of 3 rows: a pair with half its shingles in common meets in a band with 1-(1-.5^3)^42 = 99.6 %,
# an unrelated pair (at most .05 in common) with 0.5 %, so an index lookup gives few strangers.
BANDS, ROWS = 42, 3
# Of the shingles of both together; a copy cut to half its length has 0.5. On the sample articles and the development
# texts copies have 0.66 and more, everything else 0.02 at most (tests/test_cluster.py).
COPY = 0.4
SHORTEST = 25  # words; below, one shared sentence decides, so only exact copies count
SCHEME = "affine32"  # datasketch's permutation scheme: sketches of different schemes cannot be compared


@dataclass(frozen=True, slots=True)
class Sketch:
    minhash: bytes  # BANDS * ROWS little-endian uint32
    bands: tuple[int, ...]  # signed 64-bit, for an indexed array column


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def exact_hash(text: str) -> str:
    """SHA-256 of the words alone: the same for another case, spacing or punctuation."""
    return hashlib.sha256(" ".join(words(text)).encode()).hexdigest()


def sketch(text: str) -> Sketch | None:
    """None for a text too short to be compared by parts."""
    run = words(text)
    if len(run) < SHORTEST:
        return None
    minhash = MinHash(num_perm=BANDS * ROWS, scheme=SCHEME)
    minhash.update_batch({" ".join(run[i : i + SHINGLE]).encode() for i in range(len(run) - SHINGLE + 1)})
    packed = np.asarray(minhash.hashvalues).astype("<u4").tobytes()
    return Sketch(packed, _bands(packed))


def _bands(packed: bytes) -> tuple[int, ...]:
    size = ROWS * 4
    return tuple(
        int.from_bytes(
            hashlib.blake2b(bytes([band]) + packed[band * size : (band + 1) * size], digest_size=8).digest(),
            signed=True,
        )
        for band in range(BANDS)
    )


def resemblance(one: bytes, other: bytes) -> float:
    """The estimated share of shingles that two texts have in common (Jaccard), 0 to 1; standard error about .045."""
    return float(np.mean(np.frombuffer(one, "<u4") == np.frombuffer(other, "<u4")))


def copies(of: Sketch, candidates: Mapping[int, bytes]) -> list[int]:
    """The keys of the candidates that are copies."""
    return [key for key, minhash in candidates.items() if resemblance(of.minhash, minhash) >= COPY]


def groups(links: Iterable[tuple[int, int]]) -> dict[int, int]:
    """Each key that is linked to another one → the smallest key of its group (union-find)."""
    parent: dict[int, int] = {}

    def root(key: int) -> int:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for one, other in links:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    return {key: root(key) for key in parent}
