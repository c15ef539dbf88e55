"""What stands in a line of wikitext: links, templates, tags, entities, emphasis."""

import re
from html import unescape

from citecheck.readers.builder import DocumentBuilder
from citecheck.readers.wikitext.citing import CitingWriter
from citecheck.readers.wikitext.frames import Frame
from citecheck.readers.wikitext.scan import Scan, Token
from citecheck.readers.wikitext.templates import (
    HARVARD,
    LAST_SHOWN,
    LISTS,
    NEEDED,
    NOTES,
    QUOTES,
    SHORT,
    SIGNS,
    TWO_SHOWN,
    Argument,
    arguments,
    is_citation,
    template_name,
)
from citecheck.text.span import Span

_TARGET = re.compile(r"[^\[\]{}|<>\n]{0,300}")
_URL = re.compile(r"[^\s<>\[\]{}|\"]{1,2000}")
_REST_BLANK = re.compile(r"[ \t]*(?:\n|$)")
_FILES = frozenset(
    ("file", "image", "media", "datei", "bild", "fichier", "archivo", "imagen", "ficheiro", "imagem", "immagine",
     "bestand", "afbeelding", "plik", "grafika", "fil", "файл", "изображение", "ファイル", "文件")
)  # fmt: skip
_CATEGORIES = frozenset(
    ("category", "kategorie", "catégorie", "categoría", "categoria", "categorie", "kategoria", "kategori",
     "категория", "カテゴリ", "分类")
)  # fmt: skip
_OPTION = re.compile(
    r"(?:thumb|thumbnail|frame|framed|frameless|border|right|left|center|none|upright|baseline|middle|top|bottom|mini"
    r"|vignette|miniatur|gauche|droite|rechts|links|\d{0,4}x?\d{0,4}px)(?:[ =].{0,20})?"
    r"|(?:alt|link|page|lang|class)=.*",
    re.IGNORECASE | re.DOTALL,
)
_CODE = frozenset(("code", "tt", "kbd", "samp", "var", "sup", "sub"))
_INLINE = frozenset(
    ("b", "i", "u", "s", "em", "strong", "small", "big", "span", "cite", "abbr", "del", "ins", "strike", "font", "bdi",
     "bdo", "dfn", "q", "ruby", "rb", "rt", "rp", "mark", "time", "data", "wbr", "section", "noinclude", "includeonly",
     "onlyinclude", "translate", "tvar", "languages", "gallery", "poem", "indicator", "a", "nowiki", "score", "math",
     "pre", "source", "syntaxhighlight")
)  # fmt: skip
_BLOCKS = frozenset(
    ("p", "div", "center", "table", "tr", "td", "th", "caption", "ul", "ol", "li", "dl", "dt", "dd", "hr", "h1", "h2",
     "h3", "h4", "h5", "h6", "blockquote", "tbody", "thead")
)  # fmt: skip


class WikitextWriter(CitingWriter):
    """Writes a whole text of MediaWiki."""

    def __init__(self, builder: DocumentBuilder, scan: Scan) -> None:
        """Write the text of ``scan``."""
        super().__init__(builder, scan)
        self.title = ""
        self._bracket = -1  # where the next "]" stands
        self._links = 0  # external links that are open in the present line
        self.handlers.update(
            {
                "{{": self._template, "[[": self._link, "]]": self._link_end, "[": self._external,
                "]": self._bracket_end,
                "quote": self._emphasis, "entity": self._entity, "magic": self._pass, "url": self._url,
                "comment": self._comment, "opaque": self._opaque, "tag": self._tag, "empty": self._tag,
            }
        )  # fmt: skip

    # -- templates --------------------------------------------------------------------------------------------------

    def _template(self, token: Token, frame: Frame) -> None:
        name = template_name(self.scan, token) if token.close > 0 else ""
        if not name:
            if token.end - token.start == 3 and token.close > 0:
                self.jump(token.close)  # a parameter of a template
            else:
                self.show(token.start, token.end)
        elif name in NEEDED and token.close - token.start < 120:
            self.show(token.start, token.close)
            self.jump(token.close)
        elif name in NOTES:
            self.note_template(token, name)
        elif name == "r":
            self.repeated_names(token)
        elif name in SHORT or name in HARVARD:
            self.author_year(token, name)
        elif name in LISTS:
            self.list_template(token, name)
        elif is_citation(name):
            if (
                frame.home.opened
                or frame.home is not frame
                or not self.begin_item(frame, "paragraph", token.start, token.start)
            ):
                self.citation(token)
        elif name in SIGNS:
            self._sign(SIGNS[name], token)
        else:
            self._other(token, frame, name)

    def _sign(self, sign: str, token: Token) -> None:
        if sign and not self.frames[-1].mute:
            self.ensure(token.start)
            self.builder.replaced(sign, token.start, token.close)
        self.jump(token.close)

    def _other(self, token: Token, frame: Frame, name: str) -> None:
        self.note_unknown(name, token.start)
        head = name.partition(":")[0]
        if head in ("displaytitle", "defaultsort") or name.startswith("#if"):
            if head == "displaytitle":
                self.title = self.text[token.end + 13 : token.close - 2].strip(" '")
            self.jump(token.close)
            return
        found = arguments(self.scan, token)
        home = frame.home
        alone = frame is home and not home.opened and _REST_BLANK.match(self.text, token.close)
        if name in QUOTES and frame is home:
            self._quote(token, home, found)
        elif alone:
            self._box(token, home, found)
        else:
            self._inline_template(token, name, found)

    def _box(self, token: Token, home: Frame, found: list[Argument]) -> None:
        """A template that stands alone is a box: its arguments are cells."""
        values = [each for each in found if each.end > each.start]
        if not values:
            self.jump(token.close)
            return
        self.open("table", token.start)
        self.frames.append(Frame("box", token.close, token.close))
        self._cells(values, token.close)

    def _cells(self, values: list[Argument], after: int) -> None:
        stop = after
        for each in reversed(values):
            self.frames.append(Frame("cells", each.end, stop, paragraph="cell"))
            stop = each.start
        self.jump(stop)

    def _quote(self, token: Token, home: Frame, found: list[Argument]) -> None:
        self.end_block(home, token.start)
        values = [each for each in found if each.name in ("1", "text", "quote", "2", "author", "sign", "source", "3")]
        values = [each for each in values if each.end > each.start]
        self.open("quote", token.start)
        self.frames.append(Frame("quote", token.close, token.close))
        stop = token.close
        for each in reversed(values):
            self.frames.append(Frame("block", each.end, stop))
            stop = each.start
        self.jump(stop)

    def _inline_template(self, token: Token, name: str, found: list[Argument]) -> None:
        """Of a template in a line one argument is shown; notes in the others count."""
        positional = [each for each in found if each.name.isdecimal() and each.end > each.start]
        shown = positional[-1:] if name.startswith(LAST_SHOWN) else positional[: 2 if name in TWO_SHOWN else 1]
        places = {each.start for each in shown}
        home = self.frames[-1].home
        stop = token.close
        for each in reversed([each for each in found if each.end > each.start]):
            span = Frame("span", each.end, stop, home, mute=self.frames[-1].mute or each.start not in places)
            span.fresh = False
            span.shown_after = " " if each in shown[:-1] else ""
            self.frames.append(span)
            stop = each.start
        self.jump(stop)

    # -- links ------------------------------------------------------------------------------------------------------

    def _link(self, token: Token, frame: Frame) -> None:
        if token.close < 0:
            self.show(token.start, token.end)
            return
        match = _TARGET.match(self.text, token.end)
        end = match.end() if match else token.end
        target = self.text[token.end : end]
        space = target.partition(":")[0].strip().lower() if ":" in target else ""
        if space in _CATEGORIES:
            self.jump(token.close)
        elif space in _FILES:
            self._file(token)
        elif self.text[end : end + 1] == "|":
            self.jump(end + 1)
        elif target.startswith(":"):
            self.jump(token.end + 1)

    def _file(self, token: Token) -> None:
        """Show the caption of a picture in a block of its own."""
        values = [each for each in arguments(self.scan, token) if each.end > each.start]
        last = values[-1] if values else None
        if last is None or _OPTION.fullmatch(self.text[last.start : min(last.end, last.start + 200)]):
            self.jump(token.close)
            return
        if self.depth:
            self.end_block(self.frames[-1].home, token.start)  # the words of a note are read in their order
        start = last.start if last.name.isdecimal() else self.text.rfind("|", token.start, last.start) + 1
        self.enter(Frame("cells", last.end, token.close, paragraph="caption"), start)

    def _link_end(self, token: Token, frame: Frame) -> None:
        """Show nothing of the end of a link."""

    def _external(self, token: Token, frame: Frame) -> None:
        if self._bracket < token.end:
            self._bracket = self.text.find("]", token.end)
            if self._bracket < 0:
                self._bracket = len(self.text) + 1
        if self._bracket > len(self.text) or self.text.find("\n", token.end, min(self._bracket, token.end + 2100)) >= 0:
            self.show(token.start, token.end)
            return
        match = _URL.match(self.text, token.end)
        end = match.end() if match else token.end
        self._links += 1
        if self.text[end : end + 1] == "]":
            self._verbatim(token.end, end)
        self.jump(end)
        while self.text[self.at : self.at + 1] in (" ", "\t"):
            self.at += 1

    def _bracket_end(self, token: Token, frame: Frame) -> None:
        if self._links:
            self._links -= 1
        else:
            self.show(token.start, token.end)

    def _url(self, token: Token, frame: Frame) -> None:
        match = _URL.match(self.text, token.start)
        end = min(match.end() if match else token.end, frame.end)
        entity = self.text.find("''", token.end, end)
        end = entity if entity >= 0 else end
        while end > token.end and self.text[end - 1] in ".,;:!?)'":
            end -= 1
        self._verbatim(token.start, end)
        self.jump(end)

    # -- small things -----------------------------------------------------------------------------------------------

    def _verbatim(self, start: int, end: int) -> None:
        if not self.frames[-1].mute and end > start:
            self.ensure(start)
            self.builder.verbatim(self.text[start:end], start, end)

    def _emphasis(self, token: Token, frame: Frame) -> None:
        if token.end - token.start == 4:
            self.show(token.start, token.start + 1)

    def _entity(self, token: Token, frame: Frame) -> None:
        source = self.text[token.start : token.end]
        sign = unescape(source)
        if sign == source or sign == "\0":
            self.show(token.start, token.end)
        elif not frame.mute:
            self.ensure(token.start)
            if sign.isspace():
                self.builder.space(token.start, token.end)
            else:
                self.builder.replaced(sign, token.start, token.end)

    def _comment(self, token: Token, frame: Frame) -> None:
        words = self.text[token.start + 4 : token.close - 3]
        if "citecheck" in words[:20].lower():
            self.builder.directive(words, Span(self.builder.part, token.start, token.close))
        self.jump(token.close)

    def _opaque(self, token: Token, frame: Frame) -> None:
        start, end = token.end, self.text.rfind("</", token.end, token.close)
        home = frame.home
        if token.name == "nowiki" or token.name in ("math", "chem"):
            self._verbatim(start, end)
        elif token.name in ("pre", "source", "syntaxhighlight"):
            if frame is home and not (home.opened and home.pending is None):
                self.code_block(start, end)
            else:
                self._verbatim(start, end)
        self.jump(token.close)

    def _tag(self, token: Token, frame: Frame) -> None:
        name = token.name
        bare = name.removeprefix("/")
        home = frame.home
        if name == "references":
            self.references_tag(token)
        elif name == "br":
            if home.opened and not frame.mute:
                self.builder.line_break(token.start, token.end)
        elif bare in _CODE:
            home.code = max(home.code + (1 if bare == name else -1), 0) if token.kind == "tag" else home.code
        elif bare in _BLOCKS:
            if frame is home and home.kind != "heading":
                self._block_tag(token, home)
        elif bare not in _INLINE and bare != "references":
            self.show(token.start, token.end)

    def _block_tag(self, token: Token, home: Frame) -> None:
        self.end_block(home, token.start)
        if token.name == "blockquote":
            self.open("quote", token.start)
            home.containers.append("quote")
        elif token.name == "/blockquote" and home.containers and home.containers[-1] == "quote":
            home.containers.pop()
            self.close_container(token.end)
        if token.name != "hr":
            home.fresh = False
