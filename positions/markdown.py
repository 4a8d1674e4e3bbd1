"""Our own documents as HTML for the page that shows them: no raw HTML, no inline style, headings one level down."""

import re
from collections.abc import Callable
from itertools import count

from markdown_it import MarkdownIt

_TABLE = re.compile("<table>")


def html(source: str, name: str = "") -> str:
    """The document without its title; `name` is put before the numbers of its tables. Tables can be scrolled by keyboard; numbers in them stand right."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(source)
    if tokens and tokens[0].tag == "h1":
        tokens = tokens[3:]
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(6, int(token.tag[1]) + 1)}"
        if "right" in str(token.attrs.pop("style", "")):
            token.attrs["class"] = "number"
    rendered: str = parser.renderer.render(tokens, parser.options, {})
    return _TABLE.sub(_scrolling(name), rendered).replace("</table>", "</table></div>")


def _scrolling(name: str) -> Callable[[re.Match[str]], str]:
    """Numbers the tables: each must have a name of its own to be told apart by a screen reader."""
    numbers = count(1)
    return lambda _: (
        f'<div class="scroll" role="region" aria-label="{name} table {next(numbers)}" tabindex="0"><table>'
    )
