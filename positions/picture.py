"""The grid as a picture: laid out once as boxes, strokes and words, then written as SVG or painted as PNG.

Pure but for `png`, which paints with Pillow: with a usual sans serif face of the machine, or, where there is none,
with Pillow's own, which knows ASCII alone; accents are then left off.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO
from itertools import pairwise
from typing import Literal

from PIL import Image, ImageDraw, ImageFont

Point = tuple[float, float]

INK, SOFT, LINE, PAPER = "#1c1a22", "#57535f", "#d5d2dc", "#ffffff"
# Fill, ink and edge of each verdict: ColorBrewer PuOr, the same as in the style sheet.
LOOKS = {
    "support": ("#542788", "#ffffff", "#542788"),
    "oppose": ("#b35806", "#ffffff", "#b35806"),
    "conditional": ("#e4dff1", "#35155f", "#542788"),
    "neutral": ("#f7f7f7", INK, "#77727f"),
    "mixed": ("#d8cfe4", INK, "#77727f"),
}
HATCH = "#fdb863"  # over `mixed`
WIDTH = 1200  # what readers of og:image show whole
LEFT, EDGE, TOP, HEAD, ROW, FOOT = 150, 24, 92, 44, 72, 40
NARROWEST = 96  # of a column; more topics than fit make the picture wider
LETTER = 0.58  # width of a letter in ems, of the usual sans serif faces, on average


@dataclass(frozen=True, slots=True)
class Mark:
    """What a cell of the picture says."""

    verdict: str
    word: str
    count: str = ""
    day: str = ""
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    edge: str | None = None
    dashed: bool = False
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    x: float
    y: float  # of the line on which letters stand
    text: str
    size: float = 14
    ink: str = INK
    bold: bool = False
    align: Literal["start", "middle"] = "start"


@dataclass(frozen=True, slots=True)
class Stroke:
    points: tuple[Point, ...]
    ink: str
    width: float = 2.2
    filled: bool = False


Shape = Box | Words | Stroke


@dataclass(frozen=True, slots=True)
class Picture:
    width: int
    height: int
    shapes: tuple[Shape, ...]
    title: str


def draw(
    title: str,
    sentence: str,
    columns: Sequence[str],
    rows: Sequence[tuple[str, Sequence[Mark | None]]],
    foot: str,
) -> Picture:
    """The grid with its filter in words above it; a row's marks stand in the order of the columns."""
    column = max(NARROWEST, (WIDTH - LEFT - 2 * EDGE) / max(1, len(columns)))
    width = round(LEFT + 2 * EDGE + column * max(1, len(columns)))
    height = TOP + HEAD + ROW * len(rows) + FOOT
    shapes: list[Shape] = [
        Box(0, 0, width, height, PAPER),
        Words(EDGE, 40, fitted(title, 26, width - 2 * EDGE), 26, bold=True),
        Words(EDGE, 68, fitted(sentence, 15, width - 2 * EDGE), 15, SOFT),
    ]
    for place, name in enumerate(columns):
        x = EDGE + LEFT + column * (place + 0.5)
        shapes.append(Words(x, TOP + 28, fitted(name, 15, column - 8), 15, bold=True, align="middle"))
    for line, (name, marks) in enumerate(rows):
        y = TOP + HEAD + ROW * line
        shapes.append(Words(EDGE, y + ROW / 2 + 5, fitted(name, 16, LEFT - 8), 16, bold=True))
        for place, mark in enumerate(marks):
            shapes += _cell(mark, EDGE + LEFT + column * place, y, column)
    shapes.append(Words(EDGE, height - 16, fitted(foot, 13, width - 2 * EDGE), 13, SOFT))
    return Picture(width, height, tuple(shapes), title)


def fitted(text: str, size: float, room: float) -> str:
    """As much of the text as fits, by the average letter."""
    most = max(1, int(room / (size * LETTER)))
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _cell(mark: Mark | None, x: float, y: float, column: float) -> Iterable[Shape]:
    place = (x + 3, y + 3, column - 6, ROW - 6)
    if mark is None:
        yield Box(*place, edge=LINE, dashed=True)
        return
    fill, ink, edge = LOOKS[mark.verdict]
    if mark.silent:
        fill, ink = PAPER, INK
    yield Box(*place, fill, edge, dashed=mark.silent, hatched=mark.verdict == "mixed" and not mark.silent)
    yield from _glyph(mark.verdict, x + 10, y + 10, edge if mark.silent else ink)
    yield Words(x + 30, y + 23, fitted(mark.word, 14, column - 36), 14, ink, bold=True)
    yield Words(x + 11, y + 42, fitted(mark.count, 13, column - 18), 13, ink)
    yield Words(x + 11, y + 59, fitted(mark.day, 12, column - 18), 12, ink)


# In a square of 16, as in the pages: a tick, a cross, a half-full circle, a dash, arrows to both sides.
_CIRCLE = tuple((8 + dx * 5.6, 8 + dy * 5.6) for dx, dy in (
    (0, -1), (0.38, -0.92), (0.71, -0.71), (0.92, -0.38), (1, 0), (0.92, 0.38), (0.71, 0.71), (0.38, 0.92),
    (0, 1), (-0.38, 0.92), (-0.71, 0.71), (-0.92, 0.38), (-1, 0), (-0.92, -0.38), (-0.71, -0.71), (-0.38, -0.92), (0, -1),
))  # fmt: skip
GLYPHS: dict[str, tuple[tuple[Point, ...], ...]] = {
    "support": (((2.5, 8.5), (6.5, 12.5), (13.5, 4)),),
    "oppose": (((3.5, 3.5), (12.5, 12.5)), ((12.5, 3.5), (3.5, 12.5))),
    "conditional": (_CIRCLE, _CIRCLE[8:]),
    "neutral": (((3, 8), (13, 8)),),
    "mixed": (
        ((2, 5.5), (12.5, 5.5)),
        ((9.5, 2.5), (12.5, 5.5), (9.5, 8.5)),
        ((14, 10.5), (3.5, 10.5)),
        ((6.5, 7.5), (3.5, 10.5), (6.5, 13.5)),
    ),
}


def _glyph(verdict: str, x: float, y: float, ink: str) -> Iterable[Stroke]:
    for number, points in enumerate(GLYPHS[verdict]):
        half = verdict == "conditional" and number == 1
        yield Stroke(tuple((x + dx, y + dy) for dx, dy in points), ink, filled=half)


def svg(picture: Picture) -> str:
    """The picture as a document of its own, with its title for those who do not see it."""
    size = f'width="{picture.width}" height="{picture.height}" viewBox="0 0 {picture.width} {picture.height}"'
    body = "\n".join(map(_svg, picture.shapes))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="t" {size} '
        f'font-family="Arial, Liberation Sans, Helvetica, sans-serif"><title id="t">{_safe(picture.title)}</title>\n'
        '<defs><pattern id="h" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect width="3" height="8" fill="{HATCH}"/></pattern></defs>\n{body}\n</svg>\n'
    )


def _svg(shape: Shape) -> str:
    match shape:
        case Box():
            at = f'x="{shape.x:g}" y="{shape.y:g}" width="{shape.width:g}" height="{shape.height:g}"'
            edge = f' stroke="{shape.edge}"' if shape.edge else ""
            dashes = ' stroke-dasharray="4 3"' if shape.dashed else ""
            box = f'<rect {at} fill="{shape.fill or "none"}"{edge}{dashes}/>'
            return box + (f'<rect {at} fill="url(#h)"/>' if shape.hatched else "")
        case Words():
            bold = ' font-weight="bold"' if shape.bold else ""
            align = ' text-anchor="middle"' if shape.align == "middle" else ""
            at = f'x="{shape.x:g}" y="{shape.y:g}" font-size="{shape.size:g}" fill="{shape.ink}"'
            return f"<text {at}{bold}{align}>{_safe(shape.text)}</text>"
        case Stroke():
            points = " ".join(f"{x:g},{y:g}" for x, y in shape.points)
            look = f'fill="{shape.ink if shape.filled else "none"}" stroke="{shape.ink}" stroke-width="{shape.width:g}"'
            return f'<polyline points="{points}" {look}/>'


def _safe(text: str) -> str:
    """Escaped, without the control characters that XML forbids."""
    return escape("".join(c for c in text if c >= " " or c in "\t\n"))


def png(picture: Picture, scale: int = 2) -> bytes:
    """The same picture in pixels, `scale` to a unit."""
    image = Image.new("RGB", (picture.width * scale, picture.height * scale), PAPER)
    canvas = ImageDraw.Draw(image)
    for shape in picture.shapes:
        match shape:
            case Box():
                corners = [shape.x, shape.y, shape.x + shape.width, shape.y + shape.height]
                box = tuple(round(c * scale) for c in corners)
                canvas.rectangle(
                    box, fill=shape.fill, outline=None if shape.dashed else shape.edge, width=scale
                )
                if shape.hatched:
                    _hatch(canvas, box, scale)
                if shape.dashed and shape.edge:
                    _dashes(canvas, box, shape.edge, scale)
            case Words():
                font, text = _lettered(shape.text, shape.size * scale)
                anchor = "ms" if shape.align == "middle" else "ls"
                heavy = scale / 4 if shape.bold else 0
                place = (shape.x * scale, shape.y * scale)
                canvas.text(place, text, fill=shape.ink, font=font, anchor=anchor, stroke_width=heavy)
            case Stroke():
                points = [(x * scale, y * scale) for x, y in shape.points]
                if shape.filled:
                    canvas.polygon(points, fill=shape.ink)
                canvas.line(points, fill=shape.ink, width=round(shape.width * scale), joint="curve")
    written = BytesIO()
    image.save(written, "PNG", optimize=True)
    return written.getvalue()


FACES = ("DejaVuSans.ttf", "LiberationSans-Regular.ttf", "Arial.ttf")
_ASCII = str.maketrans({"×": "x", "→": "->", "…": "...", "’": "'", "“": '"', "”": '"', "–": "-", "ı": "i"})


def _lettered(text: str, size: float) -> tuple[ImageFont.FreeTypeFont | ImageFont.ImageFont, str]:
    """A font, and the text in letters that it has."""
    for face in FACES:
        try:
            return ImageFont.truetype(face, size), text
        except OSError:
            continue
    folded = unicodedata.normalize("NFKD", text.translate(_ASCII))
    return ImageFont.load_default(size), folded.encode("ascii", "ignore").decode()


def _hatch(canvas: ImageDraw.ImageDraw, box: tuple[int, ...], scale: int) -> None:
    left, top, right, bottom = box
    for x in range(left - (bottom - top), right, 11 * scale):
        # A slanted line from the bottom edge to the top edge, cut where it leaves the box.
        low, high = max(x, left), min(x + bottom - top, right)
        if low < high:
            canvas.line([(low, bottom - (low - x)), (high, bottom - (high - x))], fill=HATCH, width=3 * scale)


def _dashes(canvas: ImageDraw.ImageDraw, box: tuple[int, ...], ink: str, scale: int) -> None:
    left, top, right, bottom = box
    corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
    for (x1, y1), (x2, y2) in pairwise(corners):
        length = abs(x2 - x1) + abs(y2 - y1)
        for at in range(0, length, 7 * scale):
            to = min(at + 4 * scale, length)
            begin = (x1 + (x2 - x1) * at / length, y1 + (y2 - y1) * at / length)
            end = (x1 + (x2 - x1) * to / length, y1 + (y2 - y1) * to / length)
            canvas.line([begin, end], fill=ink, width=scale)
