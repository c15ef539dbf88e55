"""Whether a page is well-formed XML, which reading systems insist on."""

from xml.parsers import expat


def fault_of(text: str) -> tuple[int, str] | None:
    """Return the place of the first fault of ``text`` (a code point) and its name, None where there is none.

    Names of characters that HTML knows count as declared; documents that declare entities of their own are left alone.
    """
    if "<!ENTITY" in text[:4096]:
        return None
    parser = expat.ParserCreate("utf-8")
    parser.UseForeignDTD(True)
    data = text.encode("utf-8", "replace")
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        at = len(data[: max(parser.ErrorByteIndex, 0)].decode("utf-8", "ignore"))
        return min(at, len(text)), expat.ErrorString(error.code) or "not well formed"
    return None
