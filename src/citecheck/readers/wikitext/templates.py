"""Templates: their names and arguments, and which of them cite, list notes, or ask for a source."""

import re
from typing import NamedTuple

from citecheck.readers.wikitext.refs import folded
from citecheck.readers.wikitext.scan import Scan, Token

_NAME = re.compile(r"[ \t\n]{0,20}(?:<!--[^>]{0,80}-->)?[ \t\n]{0,20}([^|{}\[\]<>\n]{1,80})")
_PREFIX = re.compile(r"(?:template|vorlage|modèle|plantilla|шаблон):", re.IGNORECASE)

LISTS = frozenset(
    ("reflist", "notelist", "references", "reference list", "refs", "notelist-ua", "notelist-lr", "notelist-ur",
     "notelist-lg", "notes", "footnotes", "efn list", "notas", "listaref", "références", "примечания", "przypisy",
     "einzelnachweise", "reflista", "referencias", "referências", "referenties", "viitteet", "poznámky", "reflist2",
     "reflist-talk", "sources")
)  # fmt: skip
"""Templates that print a list of notes. Every wiki has its own, so an unknown one may do so too."""

NOTES = {
    "refn": "", "#tag:ref": "", "note ref": "", "efn": "lower-alpha", "efn-ua": "upper-alpha", "efn-la": "lower-alpha",
    "efn-lr": "lower-roman", "efn-ur": "upper-roman", "efn-lg": "lower-greek", "cref": "", "footnote": "",
    "explanatory footnote": "lower-alpha", "nbsp note": "",
}  # fmt: skip
"""Templates that make a note, and its group."""

SHORT = frozenset(("sfn", "sfnp", "sfnb", "sfnm", "sfnmp", "snf", "shortened footnote"))
"""Author-year citations that are printed as a raised number."""

HARVARD = frozenset(
    ("harv", "harvnb", "harvtxt", "harvp", "harvcol", "harvcolnb", "harvcoltxt", "harvs", "harvard citation",
     "harvard citation no brackets", "harvard citation text", "harvsp")
)  # fmt: skip
"""Author-year citations that are printed as words."""

NEEDED = frozenset(
    ("citation needed", "cn", "fact", "cite needed", "citation required", "citation missing", "ref needed",
     "reference needed", "references needed", "source needed", "sources needed", "needs citation", "needs source",
     "need citation", "by whom", "according to whom", "who says", "verification needed", "page needed",
     "better source needed", "unsourced", "add citation", "add source", "add ref", "cite", "source", "ref")
)  # fmt: skip
"""Templates that ask for a source: they stay visible in the prose, with their date."""

QUOTES = frozenset(
    ("quote", "blockquote", "cquote", "quotation", "rquote", "bquote", "quote box", "zitat", "citation bloc")
)

SIGNS = {
    "!": "|", "=": "=", "'": "'", "snd": " – ", "spnd": " – ", "spaced ndash": " – ", "spaced en dash": " – ",
    "ndash": "–", "mdash": "—", "nbsp": "\u00a0", "spaces": " ", "dash": "–", "en dash": "–", "em dash": "—",
    "&": "&", "clear": "", "-": "", "rp": "", "·": " · ", "•": " • ", "'s": "'s",
}  # fmt: skip
"""Templates that stand for a sign, or for nothing that is read."""

LAST_SHOWN = ("lang", "nihongo", "transl", "tooltip")
TWO_SHOWN = frozenset(("convert", "cvt", "val", "frac", "circa", "c."))

# Templates that may stand behind the last note and print no list.
_PLAIN = re.compile(
    r"(?:cite|citation|harv|sfn|efn|refn|r$|rp$|refbegin|refend|div col|columns|defaultsort|displaytitle|convert|cvt"
    r"|authority control|commons|portal|coord|lang|stub|.*-stub$|navbox|use |short desc|main$|see also|further|isbn"
    r"|issn|doi|url|official|wikisource|webarchive|dead link|cbignore|citation needed|cn$|fact$|quote|blockquote"
    r"|nowrap|snd|ndash|mdash|as of|circa|clear|section link|good article|featured|infobox|bip|code|tt$|mvar|math|sub$"
    r"|sup$|[!=&'·•-])",
    re.IGNORECASE,
)


_LONGEST = 2000


class Argument(NamedTuple):
    """One argument: its name (``1``, ``2``... where it has none), and the place of its value, without outer space."""

    name: str
    start: int
    end: int


def template_name(scan: Scan, token: Token) -> str:
    """Return the name of the template that ``token`` opens, in lower case, or ``""`` where it is none."""
    match = _NAME.match(scan.text, token.end)
    if match is None or match.end() > token.close:
        return ""
    name = " ".join(match[1].replace("_", " ").split()).lower()
    if name.startswith("#tag:"):
        return name
    if ":" in name:
        name = _PREFIX.sub("", name)
    return name


def is_citation(name: str) -> bool:
    """Return whether a template is a bibliographic entry (Citation Style 1 and 2 and their like)."""
    return name.startswith(("cite ", "citeer ", "literatur", "ouvrage", "cita ")) or name in (
        "citation", "cite", "article", "lien web", "internetquelle", "cytuj", "citar web", "citar livro", "книга",
        "vcite book", "vcite journal", "vancite journal", "vancite book", "vcite2 journal",
    )  # fmt: skip


def may_list_notes(name: str) -> bool:
    """Return whether a template may print a list of notes: all that are not known to do something else."""
    return bool(name) and _PLAIN.match(name) is None


def arguments(scan: Scan, token: Token) -> list[Argument]:
    """Return the arguments of the template that ``token`` opens, in order. Nested constructs are not looked into."""
    text, tokens = scan.text, scan.tokens
    inner_end = token.close - (token.end - token.start)
    bars: list[int] = []
    nested: list[int] = []
    index = scan.index(token.end)
    while index < len(tokens) and tokens[index].start < inner_end:
        each = tokens[index]
        if each.kind == "bar" and text[each.start] == "|":
            bars.extend(range(each.start, each.end))
        elif each.close > each.start and each.kind != "entity":
            nested.append(each.start)
            index = scan.index(each.close)
            continue
        index += 1
    return _cut(text, bars, nested, inner_end)


def _cut(text: str, bars: list[int], nested: list[int], end: int) -> list[Argument]:
    found: list[Argument] = []
    place = positional = 0
    for low, high in zip(bars, [*bars[1:], end] if bars else (), strict=True):
        start = low + 1
        while place < len(nested) and nested[place] < start:
            place += 1
        stop = nested[place] if place < len(nested) and nested[place] < high else high
        equals = text.find("=", start, stop)
        if equals >= 0:
            name = text[start:equals].strip().lower()
            start = equals + 1
        else:
            positional += 1
            name = str(positional)
        found.append(_trimmed(text, name, start, high))
    return found


def _trimmed(text: str, name: str, start: int, end: int) -> Argument:
    while start < end and text[start] in " \t\n":
        start += 1
    while end > start and text[end - 1] in " \t\n":
        end -= 1
    return Argument(name, start, end)


def text_of(scan: Scan, argument: Argument) -> str:
    """Return the source of a value; a very long one is no value of a field and is cut."""
    return scan.text[argument.start : min(argument.end, argument.start + _LONGEST)]


def value_of(scan: Scan, found: list[Argument], *names: str) -> str:
    """Return the value of the first argument of these names that is not empty, with white space folded."""
    for name in names:
        for argument in found:
            if argument.name == name and argument.end > argument.start:
                return folded(text_of(scan, argument)).strip("\"'")
    return ""
