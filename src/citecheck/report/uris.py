"""Paths as URIs, for the forms that ask for them."""

import os
from urllib.parse import quote


def uri_of(path: str) -> str:
    """Return the URI reference of ``path``: relative paths stay relative, bytes that are no UTF-8 are kept."""
    raw = os.fsencode(path)
    quoted = quote(raw, safe="/:@!$&'()*+,;=~-._" if os.path.isabs(path) else "/@!$&'()*+,;=~-._")
    return ("file://" + quoted) if os.path.isabs(path) else quoted
