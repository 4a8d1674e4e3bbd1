"""Personal names in the text: who is meant by a full name, a surname, a title with a name."""

from __future__ import annotations

from ingest.extraction import releases, titles
from ingest.extraction.annotations import Context, Mention
from ingest.extraction.gazetteer import Gazetteer, Hit, office_of
from ingest.extraction.tree import Doc
from positions.vocabulary import Person

_HONORIFICS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "president",
        "lieutenant",
        "colonel",
        "major",
        "lt",
        "gen",
        "maj",
        "col",
        "adm",
        "the",
    ]
) - {"the"}
BEHIND = 12  # tokens: "… for the return of children taken to Russia, Ada Smyk"
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_HOLIDAYS = frozenset(["day", "eve", "week", "year", "christmas"])  # "On Independence Day, the president"
_PARTICLES = frozenset(["de", "von", "van", "der", "bin", "al", "el", "la", "le", "du"])


OF_PARLIAMENT = frozenset({"house", "senate", "parliament", "congress", "assembly", "party"})


def _of_initial(people: tuple[Person, ...], word: str) -> Person | None:
    """Whom "V. Putin" names: the one person of that surname whose first name begins so."""
    if len(word) > 3 or not word.endswith(".") or not word[0].isupper():
        return None
    known = [p for p in people if any(name.startswith(word.rstrip(".")) for name in (p.name, *p.aliases))]
    return known[0] if len(known) == 1 else None


class NameReading:
    """One Doc being read; not to be kept."""

    def __init__(self, doc: Doc, gazetteer: Gazetteer, context: Context) -> None:
        self.doc = doc
        self.gazetteer = gazetteer
        self.day = context.published
        self.holders: dict[tuple[str, str], Person | None] = {}
        self.home = releases.home(doc.text, context)
        self.head = releases.head_end(doc.text, context)
        self.words = [token.text for token in doc]
        self.lower = doc.lowers
        self.tags = [token.tag_ for token in doc]
        self.found: dict[int, Mention] = {}
        self.hit_at: dict[int, Hit] = {}
        self.hit_end: dict[int, Hit] = {}
        self.person_at: dict[int, Mention] = {}
        self.introduced: dict[str, Mention] = {}  # surname → the person so introduced
        self.known: set[str] = set()  # persons named in full somewhere in the text
        self.again: list[int] = []  # "the delegation"
        self.its: list[tuple[int, int, str]] = []  # "its foreign minister": where, and the head noun

    def _covered(self, i: int) -> bool:
        return any(i < m.end and j <= i for j in range(max(0, i - 12), i + 1) if (m := self.found.get(j)))

    def _taken(self, i: int) -> bool:
        """Whether somebody who is known stands at `i`; a stranger gives way to an office in front of the name."""
        return self._covered(i) and not (
            (m := self.found.get(i)) and m.kind == "person" and not (m.party or m.person)
        )

    def _put(self, mention: Mention) -> None:
        """Keep the longer one where two cover the same words."""
        for i in range(mention.start, mention.end):
            if (other := self.found.get(i)) and i != mention.start:
                if other.kind == "person" and mention.kind != "person":
                    continue
                del self.found[i]
        self.found[mention.start] = mention

    def _person(self, hit: Hit) -> Mention | None:
        people = hit.entry.people
        before = hit.start - 1
        if hit.entry.surname:
            if before >= 0 and (told := _of_initial(people, self.words[before])):
                office = office_of(told, self.day)
                party, weight = (office.party, int(office.authority)) if office else (None, 1)
                return Mention("person", self._title_start(before), hit.end, party, told.name, weight)
            stands = before >= 0 and self._is_name(before)
            if (
                stands and not self._is_title(before) and not self._is_date(before)
            ):  # a stranger of that surname
                return Mention("person", self._name_start(before), hit.end, None)
            after = hit.end
            if (
                after < len(self.words)
                and self._is_name(after)
                and self.words[before] not in ("Mr.", "President")
            ) and (self.tags[after] == "NNP" and not self._is_title(after) and after not in self.hit_at):
                return None  # part of a longer name: "Putin Square"
        chosen = self._choose(people, hit.entry.surname)
        if chosen is None:
            return None
        office = office_of(chosen, self.day)
        start = self._title_start(hit.start)
        if office is None:
            return Mention("person", start, hit.end, None, chosen.name)
        return Mention("person", start, hit.end, office.party, chosen.name, int(office.authority))

    def _choose(self, people: tuple[Person, ...], surname_only: bool) -> Person | None:
        if not surname_only:
            return max(people, key=lambda p: office_of(p, self.day) is not None)
        introduced = [p for p in people if p.name in self.known]
        if introduced:
            return introduced[0]
        offices = [(p, office_of(p, self.day)) for p in people]
        holders = [(p, o) for p, o in offices if o is not None and o.authority >= titles.FAMOUS]
        if not holders:
            return None
        holders.sort(key=lambda pair: -pair[1].authority)
        if (
            len(holders) > 1
            and holders[0][1].authority == holders[1][1].authority
            and holders[0][1].party != holders[1][1].party
        ):
            return None
        return holders[0][0]

    def _is_name(self, i: int) -> bool:
        return self.words[i][:1].isupper() and self.tags[i] in ("NNP", "NNPS") and len(self.words[i]) > 1

    def _is_title(self, i: int) -> bool:
        word = self.lower[i].rstrip(".")
        if word in titles.OFFICES or word in titles.OFFICE_MODIFIERS or word in _HONORIFICS:
            return True
        hit = self.hit_end.get(i + 1) or self.hit_at.get(i)
        return hit is not None and not (hit.entry.people and hit.entry.surname is False)

    def _is_date(self, i: int) -> bool:
        """ "On Monday Smyk said", "In May Smyk said": when, no first name."""
        word = self.lower[i]
        return word in DAYS or (word in MONTHS and i > 0 and self.tags[i - 1] in ("IN", "JJ", "DT", "CD"))

    def _name_start(self, i: int) -> int:
        while i > 0 and self._is_name(i - 1) and not self._is_title(i - 1) and not self._is_date(i - 1):
            i -= 1
        return i

    def _title_start(self, i: int) -> int:
        """The first token of a title in front of a name: "Turkish Foreign Minister" Hakan Fidan."""
        j = i
        while j > 0:
            word = self.lower[j - 1].rstrip(".")
            if word in titles.OFFICES or word in titles.OFFICE_MODIFIERS or word in _HONORIFICS:
                j -= 1
            elif (word in ("'s", "’s") and j - 2 >= 0 and j < i and (hit := self.hit_end.get(j - 1))) or (
                j < i
                and (hit := self.hit_end.get(j))
                and (hit.entry.adjective or hit.entry.parties or hit.entry.body)
            ):
                j = hit.start
            else:
                break
        return j

    def _name_after(self, i: int) -> tuple[int, int] | None:
        """A personal name beginning at `i` (or behind a comma): two or more capitalised words, or one if no comma."""
        comma = i < len(self.words) and self.words[i] == ","
        j = i + 1 if comma else i
        while (
            j < len(self.words) and self.words[j][:1].isupper() and self.lower[j].rstrip(".") in titles.RANKS
        ):
            j += 1
        k = j
        while (
            k < len(self.words)
            and k < j + 6
            and (self._is_name(k) or (k > j and (self.lower[k] in _PARTICLES or self._joins(k))))
            and ((known := self.person_at.get(k)) is None or (known.party is None and known.person is None))
        ):
            if k in self.hit_at and not self.hit_at[k].entry.people:
                break
            if self._is_title(k) and k not in self.hit_at:
                break
            k += 1
        if k - j >= 2 or (k - j == 1 and not comma):
            if (
                comma
                and k < len(self.words)
                and not (self.words[k] in (",", ".", ":") or self.doc[k].is_space)
            ):
                return None
            return None if k - j == 1 and self._a_body(j) else (j, k)
        return None

    def _a_body(self, j: int) -> bool:
        """ "the Speaker of the US House", "the leader of the French Patriots": whose officer it is, no name."""
        return self.lower[j] in OF_PARLIAMENT or self.tags[j] == "NNPS"

    def _joins(self, i: int) -> bool:
        """The hyphen of "Smyk-Fields"."""
        return (
            self.words[i] == "-"
            and not self.doc[i].whitespace_
            and not self.doc[i - 1].whitespace_
            and i + 1 < len(self.words)
            and self._is_name(i + 1)
        )

    def _name_behind(self, end: int) -> tuple[int, int] | None:
        """The name behind the commas of a longer office: "Ankara's envoy for the Black Sea, Ada Smyk, said"."""
        if (
            end >= len(self.words)
            or self.tags[end] not in ("IN", "TO")
            or self.lower[end] in ("that", "if", "as")
        ):
            return None
        for i in range(end + 1, min(len(self.words) - 1, end + BEHIND)):
            if self.words[i] == ",":
                named = self._name_after(i)
                return named if named and not self._taken(named[0]) else None
            if self.tags[i] in ("VBD", "VBZ", "VBP", "MD", "."):
                return None
        return None

    def _name_before(self, start: int) -> tuple[int, int] | None:
        """The name that `start` is an apposition of: "John Kelley, a US diplomat"."""
        if start < 2 or self.words[start - 1] != ",":
            return None
        end = start - 1
        j = end
        while (
            j > 0
            and j > end - 4
            and (self._is_name(j - 1) or (self.lower[j - 1] in _PARTICLES and j < end))
            and self.lower[j - 1].rstrip(".") not in titles.RANKS
        ):
            j -= 1
        return (j, end) if end - j >= 2 and self.lower[end - 1] not in _HOLIDAYS else None

    def _inside_person(self, i: int) -> bool:
        return any(
            (m := self.person_at.get(j)) is not None and m.end > i for j in range(max(0, i - 10), i + 1)
        )

    def _ending_at(self, end: int) -> Mention | None:
        for j in range(end - 1, max(-1, end - 8), -1):
            if (mention := self.found.get(j)) is not None:
                return mention if mention.end == end else None
        return None

    def _is_carried(self, hit: Hit) -> bool:
        i = hit.end
        if i < len(self.words):
            if self.lower[i] in titles.CARRIED_NAMES and (
                self.words[i][:1].isupper() or self.lower[i] in ("think", "summit", "region")
            ):
                return True
            if self.words[i] == "-" and i + 1 < len(self.words) and not self.doc[i].whitespace_:
                return True
        return False
