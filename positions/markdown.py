"""Our own documents as HTML for the page that shows them: no raw HTML, no inline style, headings one level down."""

from markdown_it import MarkdownIt


def html(source: str) -> str:
    """The document without its title. Tables can be scrolled by keyboard; numbers in them stand right."""
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
    return rendered.replace(
        "<table>", '<div class="scroll" role="region" aria-label="Table" tabindex="0"><table>'
    ).replace("</table>", "</table></div>")
