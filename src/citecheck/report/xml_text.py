"""Text that may stand in XML 1.0."""


def xml_text(text: str) -> str:
    """Return ``text`` with every character that XML 1.0 (section 2.2) forbids replaced by U+FFFD."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(char if _allowed(ord(char)) else "\ufffd" for char in text)


def _allowed(code: int) -> bool:
    return code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or code >= 0x10000
