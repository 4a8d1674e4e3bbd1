"""axe-core on every public page in every state: three widths, light and dark, motion reduced, and zoomed.

`make axe` (AXE=all) runs every rule on every page at every width in both schemes, which takes half an hour. Else this is
what is looked at again, on another page, at another width or in another scheme, and why that is enough:

- a page is left out where every kind of element it has (tag, classes, roles and the like, with those of all that it stands
  in) and its outline (headings and landmarks in their order) was looked at on other pages: then only its words are
  others. With the longest names every page is asked whether all has room and can be met.
- all rules but those of colour run at the widest width, and at the narrow one where other things are shown there. At no
  other width is anything shown that is shown at neither, which is checked; so there only the rules run that ask where
  things stand and how large they are. 384 pixels are 390 but for six, and no rule of the stylesheet begins between
  them: there it is asked whether all has room.
- the rules of colour judge a text by its colours, those behind it, and its size. They run at every width and in both
  schemes on each text for which these are not the same as on a text that was judged before, on whatever page. To
  compare them, every colour of the stylesheet is for a moment one that no other has: what is the same then is the same
  in both schemes.
- reduced motion changes nothing that axe looks at, and the dark scheme nothing but colours: both read in the stylesheet.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import axe_playwright_python
import pytest
from django.conf import settings
from django.test import Client
from lxml import etree, html
from playwright.sync_api import Page

from tests import public

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf8")
WIDE, BETWEEN, NARROW = 1440, 768, 390
ALIKE = 384
ZOOMED = (720, ALIKE, 320)  # 1440 and 768 at 200 %, and 1280 at 400 %, which WCAG 1.4.10 names
SCHEMES = (("dark", "reduce"), ("light", "no-preference"))  # with the wish as to motion
EVERYTHING = os.environ.get("AXE") == "all"
COLOUR = ["color-contrast", "link-in-text-block"]
PLACE = ["target-size", "scrollable-region-focusable"]
STYLES = (settings.BASE_DIR / "static" / "positions.css").read_text("utf8")
COLOURS = sorted({*re.findall(r"(--[\w-]+): #", STYLES)})
TOLD_APART = ":root {" + "".join(f"{name}: #{n:02x}{n:02x}7f; " for n, name in enumerate(COLOURS)) + "}"
_judged: set[str] = set()  # looks of text that the rules of colour have seen, in this process
_seen: set[str] = set()  # kinds of element, and outlines, that were looked at

HELPERS = """
const apart = new CSSStyleSheet();
apart.replaceSync(TOLD_APART);
const plain = (e) => { const s = getComputedStyle(e); return [s.backgroundColor, s.backgroundImage, s.opacity].join(); };
window.looks = () => {
  const behind = new Map(), found = {};
  document.adoptedStyleSheets = [apart];
  const chain = (e) => {
    if (!e) return "";
    if (!behind.has(e)) behind.set(e, chain(e.parentElement) + (plain(e) === "rgba(0, 0, 0, 0),none,1" ? "" : "|" + plain(e)));
    return behind.get(e);
  };
  for (const e of document.body.querySelectorAll("*")) {
    if (!e.checkVisibility() || ![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) && !e.value) continue;
    const s = getComputedStyle(e), around = getComputedStyle(e.parentElement).color;
    const look = [e.localName, s.color, s.fill, s.fontSize, s.fontWeight, s.textDecorationLine, around].join() + chain(e);
    (found[look] ??= []).push(e);
  }
  document.adoptedStyleSheets = [];
  window.found = found;
  return Object.keys(found);
};
window.said = (all) => all.violations.map((v) => [v.id, ...v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160))]);
window.colours = (looks, rules) => axe.run({include: looks.map((look) => found[look][0])},
  {runOnly: rules, resultTypes: ["violations"]}).then(said);
window.some = (rules) => axe.run(document, {runOnly: rules, resultTypes: ["violations"]}).then(said);
window.others = (colour) => axe.run(document, {resultTypes: ["violations"],
  rules: {"target-size": {enabled: true}, ...Object.fromEntries(colour.map((id) => [id, {enabled: false}]))}}).then(said);
window.seen = new Set();
window.differs = () => { const now = shown(); return now.length !== seen.size || now.some((e) => !seen.has(e)); };
window.shown = () => [...document.body.querySelectorAll("*")].filter((e) => e.checkVisibility());
window.too_wide = () => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1
    && !e.closest(".scroll, .unseen, .skip")).slice(0, 3).map((e) => e.outerHTML.slice(0, 120)).concat("scrolls sideways");
window.out_of_reach = () => [...document.querySelectorAll(".scroll")].filter((e) => e.tabIndex < 0)
  .map((e) => "the keyboard does not reach " + e.className);
document.querySelectorAll("details").forEach((d) => { d.open = true; });
""".replace("TOLD_APART", json.dumps(TOLD_APART))


def colours(page: Page) -> list[object]:
    """What the rules of colour find, light and dark; in the dark with motion reduced."""
    found: list[object] = []
    if new := [look for look in page.evaluate("looks()") if look not in _judged]:
        for scheme, motion in SCHEMES:
            page.emulate_media(color_scheme=scheme, reduced_motion=motion)
            found += [(scheme, *one) for one in page.evaluate(f"looks => colours(looks, {COLOUR})", new)]
        _judged.update(new)
    return found


MEANT = (
    "class",
    "role",
    "type",
    "tabindex",
    "href",
    "hidden",
    "disabled",
    "scope",
    "rel",
)  # and every aria-…
OUTLINED = re.compile(r"h[1-6]|main|nav|header|footer|aside|article|section|form|table|caption")


def kind(element: html.HtmlElement) -> str:
    meant = [
        f"{name}={value}" if name in ("class", "role", "type") else name
        for name, value in sorted(element.items())
        if name in MEANT or name.startswith("aria-")
    ]
    return f"{element.tag}[{' '.join(meant)}]"


def kinds(content: bytes) -> set[str]:
    """Of every element, with all that it stands in; and the outline of the page."""
    page = html.document_fromstring(content).find("body")
    within: dict[html.HtmlElement, str] = {page: kind(page)}
    for element in page.iterdescendants(tag=etree.Element):
        within[element] = f"{within[element.getparent()]} {kind(element)}"
    outline = [str(element.tag) for element in within if OUTLINED.fullmatch(str(element.tag))]
    return {*within.values(), " ".join(tag for tag, _ in groupby(outline))}


def unseen(paths: Iterable[str]) -> Iterator[str]:
    """Few of the pages, which have all that none before them had; the one with most of it first."""
    has = {path: kinds(Client().get(path).content) for path in paths}
    while new := set().union(*has.values()) - _seen:
        richest = max(has, key=lambda path: len(has[path] & new))
        _seen.update(has[richest])
        yield richest


def opened(page: Page, path: str) -> None:
    """With all its folds open."""
    page.goto(path)
    page.evaluate(AXE)
    page.evaluate(HELPERS)


def looked_at(page: Page, path: str) -> Iterator[object]:
    """What is wrong with the page at every width, in both schemes, zoomed: by the rules that the place calls for."""
    opened(page, path)
    for width in (WIDE, NARROW, BETWEEN, *ZOOMED):
        page.set_viewport_size({"width": width, "height": 900})
        at_width: list[object] = page.evaluate("too_wide()")
        if width != ALIKE:
            at_width += colours(page) + page.evaluate("out_of_reach()")
            if width in (WIDE, NARROW) and page.evaluate("differs()"):
                at_width += page.evaluate(f"others({COLOUR})")
                page.evaluate("window.seen = new Set([...seen, ...shown()])")
            else:
                at_width += page.evaluate(f"some({PLACE})")
            new = page.evaluate("shown().filter((e) => !seen.has(e)).map((e) => e.outerHTML.slice(0, 120))")
            at_width += [("shown here alone", one) for one in new]
        yield from ((path, width, one) for one in at_width)


def room_in(page: Page, path: str) -> Iterator[object]:
    """What has no room on the page, or cannot be met, at any width."""
    opened(page, path)
    for width in (WIDE, NARROW, BETWEEN, *ZOOMED):
        page.set_viewport_size({"width": width, "height": 900})
        at_width: list[object] = page.evaluate("[...too_wide(), ...out_of_reach()]")
        if width in (NARROW, ZOOMED[-1]):
            at_width += page.evaluate(f"some({PLACE})")
        yield from ((path, width, one) for one in at_width)


def everything_in(page: Page, path: str) -> Iterator[object]:
    """What is wrong with the page by any rule, at every width, in both schemes, zoomed."""
    opened(page, path)
    for scheme, motion in SCHEMES:
        page.emulate_media(color_scheme=scheme, reduced_motion=motion)
        for width in (WIDE, NARROW, BETWEEN, *ZOOMED):
            page.set_viewport_size({"width": width, "height": 900})
            for one in page.evaluate("[...too_wide(), ...out_of_reach()]") + page.evaluate("others([])"):
                yield path, width, scheme, one


def all_found(page: Page, state: str, paths: list[str]) -> Iterator[object]:
    for path in paths if EVERYTHING else unseen(paths):
        yield from (everything_in if EVERYTHING else looked_at)(page, path)
    if state == "long names" and not EVERYTHING:
        for path in paths:
            yield from room_in(page, path)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("state", public.STATES)
def test_axe_finds_nothing_on_any_page_in_any_state_at_any_width(page, state):
    rows, paths = public.STATES[state]
    rows()
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if "Security Policy" in said.text else None)
    assert [*all_found(page, state, [*paths()]), *refused] == []


def block(condition: str) -> str:
    """What stands between the braces of the one block of this condition."""
    start = STYLES.index("{", STYLES.index(f"@media ({condition})"))
    depth, end = 1, start + 1
    while depth:
        depth += {"{": 1, "}": -1}.get(STYLES[end], 0)
        end += 1
    return STYLES[start + 1 : end - 1]


def test_the_dark_scheme_changes_colours_alone():
    assert STYLES.count("prefers-color-scheme") == 1
    inside = block("prefers-color-scheme: dark")
    assert re.fullmatch(r"\s*:root\s*\{\s*(--[\w-]+:\s*#[0-9a-f]{3,6};\s*)+\}\s*", inside)


def test_no_colour_is_written_but_as_one_of_those_that_the_dark_scheme_knows():
    """Else `looks` could not tell the schemes apart."""
    rules = re.sub(r":root \{.*?\}|@media print \{.*?\n\}", "", STYLES, flags=re.S)
    assert {*re.findall(r"#[0-9a-f]{3,8}\b|rgb\(.*?\)|hsl\(.*?\)", rules)} <= {"#fff"}
    assert len(COLOURS) < 256


def test_no_rule_of_the_stylesheet_begins_between_a_narrow_screen_and_a_zoomed_one():
    edges = [16 * float(edge) for edge in re.findall(r"(?:min|max)-width: ([\d.]+)rem\)", STYLES)]
    assert edges
    assert [edge for edge in edges if ALIKE <= edge <= NARROW] == []


def test_a_page_with_a_new_kind_of_element_is_not_left_out():
    page = "<body><main><h1>A</h1><p>B</p>%s</main></body>"
    seen = kinds((page % "<ul><li>One</ul>").encode())
    assert kinds((page % "<ul><li>Two<li>Three</ul>").encode()) <= seen
    for other in ('<ul><li class="x">One</ul>', "<p><b>B</b></p>", "<h2>A</h2>", '<p aria-label="B">B</p>'):
        assert not kinds((page % other).encode()) <= seen


def test_reduced_motion_changes_motion_alone():
    assert STYLES.count("prefers-reduced-motion") == 1
    changed = re.findall(r"([\w-]+):", block("prefers-reduced-motion: reduce"))
    assert set(changed) <= {"transition", "animation", "scroll-behavior"}
