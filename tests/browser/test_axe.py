"""axe-core on every public page in every state: three widths, light and dark, motion reduced, and zoomed.

A state is loaded once. What is looked at again at another width or in another scheme, and why that is enough:

- all rules but those of colour run at the narrowest and the widest width. Between them nothing is shown that is shown
  at neither, which is checked; so there only the rules run that ask where things stand and how large they are.
- the rules of colour judge a text by its colours, those behind it, and its size. They run at every width and in both
  schemes on each text for which these are not the same as on a text that was judged before, on whatever page.
- reduced motion changes nothing that axe looks at, and the dark scheme nothing but colours: both read in the stylesheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import axe_playwright_python
import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page

from tests import public

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf8")
WIDE, BETWEEN, NARROW = 1440, 768, 390
ZOOMED = (720, 384, 320)  # 1440 and 768 at 200 %, and 1280 at 400 %, which WCAG 1.4.10 names
COLOUR = ["color-contrast", "link-in-text-block"]
PLACE = ["target-size", "scrollable-region-focusable"]
_judged: set[str] = set()  # looks of text that the rules of colour have seen, in this process

HELPERS = """
const plain = (e) => { const s = getComputedStyle(e); return [s.backgroundColor, s.backgroundImage, s.opacity].join(); };
window.looks = () => {
  const behind = new Map(), found = {};
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
  window.found = found;
  return Object.keys(found);
};
window.said = (all) => all.violations.map((v) => [v.id, ...v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160))]);
window.colours = (looks, rules) => axe.run({include: looks.map((look) => found[look][0])},
  {runOnly: rules, resultTypes: ["violations"]}).then(said);
window.some = (rules) => axe.run(document, {runOnly: rules, resultTypes: ["violations"]}).then(said);
window.others = (colour) => axe.run(document, {resultTypes: ["violations"],
  rules: {"target-size": {enabled: true}, ...Object.fromEntries(colour.map((id) => [id, {enabled: false}]))}}).then(said);
window.shown = () => [...document.body.querySelectorAll("*")].filter((e) => e.checkVisibility());
window.too_wide = () => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1
    && !e.closest(".scroll, .unseen, .skip")).slice(0, 3).map((e) => e.outerHTML.slice(0, 120)).concat("scrolls sideways");
window.out_of_reach = () => [...document.querySelectorAll(".scroll")].filter((e) => e.tabIndex < 0)
  .map((e) => "the keyboard does not reach " + e.className);
document.querySelectorAll("details").forEach((d) => { d.open = true; });
"""


def colours(page: Page) -> list[object]:
    """What the rules of colour find, light and dark; in the dark with motion reduced."""
    found: list[object] = []
    for scheme, motion in (("light", "no-preference"), ("dark", "reduce")):
        page.emulate_media(color_scheme=scheme, reduced_motion=motion)
        if new := [look for look in page.evaluate("looks()") if look not in _judged]:
            found += [(scheme, *one) for one in page.evaluate(f"looks => colours(looks, {COLOUR})", new)]
            _judged.update(new)
    return found


def looked_at(page: Page, path: str) -> list[object]:
    """The page with all its folds open, at every width, in both schemes, zoomed."""
    page.goto(path)
    page.evaluate(AXE)
    page.evaluate(HELPERS)
    found: list[object] = []
    for width in (WIDE, NARROW, BETWEEN, *ZOOMED):
        page.set_viewport_size({"width": width, "height": 900})
        at_width: list[object] = colours(page) + page.evaluate("too_wide()")
        if width in (WIDE, NARROW):
            at_width += page.evaluate(f"others({COLOUR})") + page.evaluate("out_of_reach()")
            page.evaluate("window.seen = new Set([...(window.seen ?? []), ...shown()])")
        else:
            at_width += page.evaluate(f"some({PLACE})")
            new = page.evaluate("shown().filter((e) => !seen.has(e)).map((e) => e.outerHTML.slice(0, 120))")
            at_width += [("shown here alone", one) for one in new]
        found += [(path, width, one) for one in at_width]
    return found


def all_found(browser: Browser, address: str, paths: Iterable[str]) -> list[object]:
    context = browser.new_context(base_url=address)
    page = context.new_page()
    found: list[object] = []
    page.on("console", lambda said: found.append(said.text) if "Security Policy" in said.text else None)
    for path in paths:
        found += looked_at(page, path)
    context.close()
    return found


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("state", public.STATES)
def test_axe_finds_nothing_on_any_page_in_any_state_at_any_width(browser, live_server, state):
    rows, paths = public.STATES[state]
    rows()
    assert all_found(browser, live_server.url, paths()) == []


STYLES = (settings.BASE_DIR / "static" / "positions.css").read_text("utf8")


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


def test_reduced_motion_changes_motion_alone():
    assert STYLES.count("prefers-reduced-motion") == 1
    changed = re.findall(r"([\w-]+):", block("prefers-reduced-motion: reduce"))
    assert set(changed) <= {"transition", "animation", "scroll-behavior"}
