"""A person at a browser: signs in once, waits for what is seen, and works by keyboard alone where a test says so."""

from django.conf import settings
from django.test import Client
from playwright.sync_api import Locator, Page, expect

expect.set_options(timeout=30_000)  # what is waited for comes at once, but not on a machine with other work

# What has the focus: whether it is what we look for, whether one sees that it has it and where it is, and whether
# the page's own order was kept.
FOCUSED = """(wanted) => {
    const now = document.activeElement, before = window.lastFocused;
    window.lastFocused = now;
    const style = getComputedStyle(now), box = now.getBoundingClientRect();
    return {
        there: now === wanted,
        what: now.outerHTML.slice(0, 120),
        outlined: parseFloat(style.outlineWidth) >= 1 && style.outlineStyle !== "none" || style.boxShadow !== "none"
            || now === before,  // a part of a field, as the day of a date
        seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        ordered: !before || !before.isConnected || now === document.body || now === before
            || Boolean(before.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING),
    };
}"""


def sign_in(context, live_server, person) -> None:
    client = Client()
    client.force_login(person)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": live_server.url}])


def tab_to(page: Page, wanted: Locator, steps: int = 80) -> None:
    """Presses Tab until `wanted` has the focus. On the way every element that gets it must show it, stand within the
    window, and come after the one before it."""
    element = wanted.element_handle()
    for _ in range(steps):
        page.keyboard.press("Tab")
        now = page.evaluate(FOCUSED, element)
        assert now["ordered"], f"the focus goes backwards to {now['what']}"
        if now["there"]:
            assert now["outlined"], f"one does not see the focus on {now['what']}"
            assert now["seen"], f"the focus is outside the window: {now['what']}"
            return
        assert now["outlined"] or now["what"].startswith(("<body", "<html")), (
            f"no focus seen on {now['what']}"
        )
    raise AssertionError(f"{steps} steps of the Tab key do not lead to {wanted}")


def skip_to_content(page: Page) -> None:
    """The first step of the Tab key on every page is the way past its navigation. What answers a form begins with what
    it has to say, and with nothing to say where the form was reached."""
    page.wait_for_load_state()
    if page.evaluate("Boolean(document.activeElement.closest('#content-start'))") or page.url.endswith(
        "#content-start"
    ):
        return
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def press(page: Page, wanted: Locator, key: str = "Enter") -> None:
    """Tabs to it and presses it."""
    tab_to(page, wanted)
    page.keyboard.press(key)


def turn_to(page: Page, name: str) -> None:
    """Back, with Shift and Tab, to the menu of the work and into another part of it."""
    wanted = page.get_by_label("Work").get_by_role("link", name=name)
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"one does not come back to {name}")


def walk_to(page: Page, first: str, count: int) -> str:
    """In an article's text, with the arrow keys to the word `first`, and on with Shift until `count` words are taken.
    Returns the words taken."""
    tab_to(page, page.locator("#article-text"))
    words = page.get_by_label("Words that carry the claim")
    for _ in range(60):
        page.keyboard.press("ArrowRight")
        if words.input_value() == first:
            break
    for _ in range(count - 1):
        page.keyboard.press("Shift+ArrowRight")
    return words.input_value()


def choose(page: Page, select: Locator, label: str) -> None:
    """Tab to a list of choices and down to one of them. (Typing its name needs keys that come within a second.)"""
    tab_to(page, select)
    down_to(page, select, label)


def down_to(page: Page, select: Locator, label: str) -> None:
    """In a list of choices that has the focus."""
    chosen = "one => one.selectedOptions[0].textContent.trim()"
    for key in ("Home", *["ArrowDown"] * select.evaluate("one => one.options.length")):
        if select.evaluate(chosen) == label:
            return
        page.keyboard.press(key)
    assert select.evaluate(chosen) == label


def told(page: Page, words: str) -> None:
    """The admin's answer to what was just done: the next step of the Tab key begins there."""
    messages = page.locator(".messagelist")
    expect(messages).to_contain_text(words)
    expect(messages).to_be_focused()


def refused(page: Page, words: str) -> None:
    """A form comes back with what is wrong: the next step of the Tab key begins there."""
    errors = page.locator(".errorlist")
    expect(errors).to_contain_text(words)
    expect(page.locator(".errornote, .errorlist").first).to_be_focused()
