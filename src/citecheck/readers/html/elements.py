"""What the elements of HTML do to the tree around them, after the tree construction section of the WHATWG Standard."""

VOID = frozenset(
    {
        "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link",
        "meta", "param", "source", "track", "wbr",
    }
)  # fmt: skip
"""Elements without content and without an end tag."""

RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
"""Elements whose content is text up to their own end tag, whatever it looks like."""

FORMATTING = frozenset(
    {"a", "b", "big", "code", "em", "font", "form", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"}
)
"""Elements that an end tag takes out of the tree even from under a block (``form`` goes the same way)."""

IMPLIED_ENDS = frozenset({"dd", "dt", "li", "optgroup", "option", "p", "rb", "rp", "rt", "rtc"})
"""Elements that the end of a form ends too."""

SCOPES = frozenset({"applet", "button", "caption", "html", "marquee", "object", "table", "td", "template", "th"})
"""Elements that hide what is open outside from an end tag inside."""

CLOSES_P = frozenset(
    {
        "address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
        "hr", "li", "listing", "main", "menu", "nav", "ol", "p", "plaintext", "pre", "search", "section", "summary",
        "table", "ul", "xmp",
    }
)  # fmt: skip
"""Elements whose start ends an open paragraph."""

_BARRIERS = frozenset({"address", "div", "p"})
SPECIAL = (
    CLOSES_P
    | SCOPES
    | frozenset(
        {
            "body", "col", "colgroup", "frameset", "head", "iframe", "noembed", "noframes", "noscript", "script",
            "select", "style", "tbody", "textarea", "tfoot", "thead", "title", "tr",
        }
    )
)  # fmt: skip
"""Elements that the end tag of an unknown or inline element does not reach through."""

WALLS = SPECIAL - _BARRIERS
"""Elements that hide an open ``li``, ``dt`` or ``dd`` from the next one."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CELLS = frozenset({"td", "th", "caption"})
ROWS = frozenset({"tr"})
ROW_GROUPS = frozenset({"tbody", "thead", "tfoot", "colgroup"})
TABLE_PARTS = CELLS | ROWS | ROW_GROUPS
"""Elements that exist only inside a table: elsewhere their tags count for nothing."""

BREAKS_OUT = CLOSES_P | frozenset(
    {"b", "big", "br", "code", "em", "i", "img", "span", "strong", "sub", "sup", "tt", "u"}
)
"""HTML elements that end an open ``svg`` or ``math``."""

_LINES = frozenset({"body", "caption", "optgroup", "option", "tbody", "td", "tfoot", "th", "thead", "tr"})
BLOCKS = (CLOSES_P | _LINES) - {"form", "dialog"}
"""Elements that begin and end on a line of their own."""

SPECIAL_BIT, WALL_BIT, SCOPE_BIT, ROOM_BIT, VOID_BIT, RAW_BIT, FRAME_BIT = (1 << bit for bit in range(7))
NESTS = SPECIAL_BIT | WALL_BIT | SCOPE_BIT


def _bits(name: str) -> int:
    return (
        (name in SPECIAL) * SPECIAL_BIT
        | (name in WALLS) * WALL_BIT
        | (name in SCOPES) * SCOPE_BIT
        | (name in CLOSES_P or name in TABLE_PARTS or name in ("a", "table")) * ROOM_BIT
        | (name in VOID) * VOID_BIT
        | (name in RAW) * RAW_BIT
        | (name in ("html", "head", "body")) * FRAME_BIT
    )


BITS = {name: _bits(name) for name in SPECIAL | VOID | RAW | {"a", "html", "head", "body"}}
"""What the start tag of an element calls for; 0 for the elements that are not listed."""
