"""What a reader hands over: one immutable Document, free of markup, every piece with its place."""

from collections.abc import Iterator

from citecheck.text.hints import Literal
from citecheck.text.record import NamedTuple
from citecheck.text.span import Span
from citecheck.text.textmap import TextMap

BlockKind = Literal[
    "paragraph",
    "heading",
    "list",  # container of items
    "item",
    "quote",  # container of quoted blocks
    "table",  # container of cells and its caption
    "cell",
    "caption",
    "code",
    "note",  # container of the blocks of one note
    "furniture",  # page furniture: navigation, running heads, "Back to top"
    "contents",  # a line of a table of contents or an index
    "term",  # the term of a definition list
]

MarkerStyle = Literal[
    "footnote",  # Markdown [^x]
    "inline",  # Markdown ^[note text]
    "bracket",  # [1], [1, 3-5]
    "superscript",  # raised digits, however made
    "parenthesis",  # (1)
    "symbol",  # *, †, ‡
    "key",  # [@smith2019], [RFC2119], @smith2019
    "author-year",  # (Smith 2019)
    "link",  # a link to a note whose words are none of these
]

NoteKind = Literal["footnote", "endnote", "inline", "entry"]


class Part(NamedTuple):
    """One text of a source: a plain file has one named ``""``; containers and sidecar notes add more.

    ``register`` marks the text of a file of sources that is kept beside the document.
    """

    name: str
    path: str
    text: str
    encoding: str
    register: bool = False


class SourceFile(NamedTuple):
    """The file that was read: its path as given, its format name and its decoded parts (the main one first)."""

    path: str
    format: str
    parts: tuple[Part, ...]
    dialect: str = ""

    def part(self, name: str) -> Part:
        """Return the part called ``name``. Raises ``KeyError`` when there is none."""
        for part in self.parts:
            if part.name == name:
                return part
        raise KeyError(name)


class Block(NamedTuple):
    """A paragraph, heading, list item, cell... or a container of such blocks.

    ``order`` is its place in ``Document.blocks`` (document order), ``parent`` the index of the container or -1.
    ``level`` is the depth of a heading from 1; 0 elsewhere. ``number`` is the printed number of a paragraph
    ("22", "2.14") with ``number_span``; it is not part of ``text``. ``text`` is the prose without its markers, soft
    line breaks as one space; containers have an empty one. ``span`` covers the whole block in the source.
    """

    order: int
    kind: BlockKind
    level: int
    parent: int
    text: TextMap
    span: Span
    number: str = ""
    number_span: Span | None = None


class CitedItem(NamedTuple):
    """One thing that a marker points at.

    ``label`` as printed ("3", "smith2019"), ``key`` as compared (case folded where the format folds it), ``span``
    its place. ``implied`` items stand between the ends of a range (``[3-7]`` implies 4, 5 and 6) and share the span
    of the range. ``prefix``, ``locator`` and ``suffix`` are the words around a key in a citation.
    """

    label: str
    key: str
    span: Span
    implied: bool = False
    prefix: str = ""
    locator: str = ""
    suffix: str = ""


class Marker(NamedTuple):
    """A place in the text that cites: ``[1]``, a raised 3, ``[^x]``, ``[@key, p. 4]``, ``(Smith 2019)``.

    ``order`` is its place in ``Document.markers``.
    ``block`` is the index of its block (-1 when it stands in none); ``start`` and ``end`` are offsets in the block's
    text. They are equal where the marker was lifted out of the prose and differ where it is part of the sentence,
    as in ``@smith2019 found``. ``target`` is the anchor that it links to (``fn3`` for ``href="#fn3"``), ``anchor`` its
    own; both ``""`` where there is none. ``typed`` tells a marker recognised in running text from one that the markup
    declares.
    """

    order: int
    style: MarkerStyle
    raw: str
    items: tuple[CitedItem, ...]
    span: Span
    block: int
    start: int
    end: int
    target: str = ""
    anchor: str = ""
    typed: bool = False


SuspectKind = Literal["malformed", "machine"]


class Suspect(NamedTuple):
    """Words that look like a marker and are none.

    ``malformed``: a slip of the keyboard (``[1``, ``[1,,2]``, ``(1}``); ``machine``: left over from a text generator
    (``【1†source】``). ``reason`` tells the kind of slip. ``start`` and ``end`` are offsets in the text of ``block``.
    """

    kind: SuspectKind
    reason: str
    raw: str
    span: Span
    block: int
    start: int
    end: int


class Backlink(NamedTuple):
    """A link from a note back to its marker: ``target`` is the anchor it names."""

    target: str
    span: Span


class Field(NamedTuple):
    """One field of a source entry: its name as in CSL-JSON (``title``, ``DOI``), its value and its place."""

    name: str
    value: str
    span: Span


class Note(NamedTuple):
    """A footnote, an endnote, or an entry of a list of references.

    ``label`` as printed, ``key`` as compared, ``text`` its words (without label and backlink; markers lifted out).
    ``span`` covers the whole note, ``label_span`` its label (empty where the label is not printed). ``block`` is the
    index of its container block, -1 for a note kept outside the document. ``listed`` is the index of its note list,
    -1 where it stands alone. ``anchors`` are the ids that a link may name. ``fields`` are those of a structured entry,
    in source order; a name may occur more than once (several authors).
    """

    order: int
    kind: NoteKind
    label: str
    key: str
    text: TextMap
    span: Span
    label_span: Span
    block: int
    listed: int = -1
    anchors: tuple[str, ...] = ()
    backlinks: tuple[Backlink, ...] = ()
    typed: bool = False
    fields: tuple[Field, ...] = ()


class NoteList(NamedTuple):
    """A list of notes or of sources: where it stands, its heading (block index or -1) and how it is used.

    ``optional`` marks lists whose entries need not be cited ("Further reading", ``nocite``). ``origin`` is
    ``document``, ``sidecar`` (declared for this document) or ``shared`` (declared for several).
    """

    order: int
    span: Span
    heading: int
    optional: bool = False
    origin: Literal["document", "sidecar", "shared"] = "document"


class Directive(NamedTuple):
    """A comment addressed to citecheck: ``text`` after the word ``citecheck:``, ``span`` the whole comment.

    ``block`` is the block it stands in, -1 between blocks.
    """

    text: str
    span: Span
    block: int = -1


ProblemKind = Literal[
    "unreadable",
    "truncated",
    "encoding",
    "damaged",
    "limit",
    "flaw",  # something is wrong that lost no entry of a register
]


class Problem(NamedTuple):
    """What was wrong with the input, where, and what was done about it, in a sentence for the editor."""

    kind: ProblemKind
    message: str
    span: Span


class Metadata(NamedTuple):
    """What the document says of itself: title, language (BCP 47 or ""), and files that it names as its sources.

    ``own_keys`` are labels under which the document itself is cited (an RFC that registers itself with IANA).
    ``fragment`` tells that this is a piece of a larger text, such as a chapter, whose sources may be listed in another
    piece; ``exact_keys`` that keys which differ only in case are different keys (biber). ``partial`` tells that broken
    markup may have swallowed markers and notes, so that nothing can be said of what points nowhere.
    """

    title: str = ""
    language: str = ""
    source_files: tuple[str, ...] = ()
    cites_all: bool = False
    own_keys: tuple[str, ...] = ()
    fragment: bool = False
    exact_keys: bool = False
    partial: bool = False


_OFFICE = ("docx", "odt")


def _without_tags(words: str) -> str:
    """Return the text of a piece of XML that may begin or end inside a tag."""
    pieces: list[str] = []
    for piece in words.split("<"):
        _, tag, text = piece.rpartition(">")
        pieces.append(text if tag or not pieces else "")
    return " ".join("".join(pieces).split())


class Document(NamedTuple):
    """One report, read: everything that rules see. Tuples in document order; indexes refer into them."""

    source: SourceFile
    metadata: Metadata
    blocks: tuple[Block, ...]
    markers: tuple[Marker, ...]
    suspects: tuple[Suspect, ...]
    notes: tuple[Note, ...]
    note_lists: tuple[NoteList, ...]
    directives: tuple[Directive, ...]
    problems: tuple[Problem, ...]

    def ancestors(self, block: int) -> Iterator[Block]:
        """Yield the containers around the block with index ``block``, the nearest first."""
        while block >= 0 and (block := self.blocks[block].parent) >= 0:
            yield self.blocks[block]

    def inside(self, block: int, kind: BlockKind) -> bool:
        """Return whether the block with index ``block`` is of ``kind`` or lies in a container of that kind."""
        blocks = self.blocks
        while block >= 0:
            if blocks[block].kind == kind:
                return True
            block = blocks[block].parent
        return False

    def inside_note(self, block: int) -> int:
        """Return the container of the note that the block with index ``block`` belongs to, or -1."""
        while block >= 0 and self.blocks[block].kind != "note":
            block = self.blocks[block].parent
        return block

    def words_at(self, span: Span) -> str:
        """Return the source text of ``span``, without the tags where nobody writes those by hand."""
        words = self.source.part(span.part).text[span.start : span.end]
        if self.source.format in _OFFICE and ("<" in words or ">" in words):
            return _without_tags(words)
        return words
