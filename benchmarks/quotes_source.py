"""Sources for the benchmark of quotations: written by a program, or of the public domain; and their round trip as PDF.

The text of a made-up inquiry comes from templates with many names, places, dates and figures. A page of the PDF has a
running head, a page number, words divided at line ends, raised marks in the text and notes at the foot; half of the
sources are set in two columns. What the text says is known from what was drawn, not from what is read back.
"""

import io
import os
import random
import re
from typing import Any, NamedTuple

FIRST = (
    "Alice Brian Carol David Ellen Frank Grace Henry Irene James Karen Louis Megan Nigel Olive Peter Queenie Robert"
    " Susan Trevor Ursula Victor Wendy Yvonne"
).split()
LAST = (
    "Abbott Barlow Carver Dunmore Ellison Fairley Grantham Hollis Ingram Jessop Kendrick Lomax Mercer Norwood Oakley"
    " Pemberton Quayle Ridley Salter Thornton Underhill Venables Whitlock Yardley"
).split()
PLACES = (
    "Ashford Brindle Caldbeck Denholm Easton Farnley Garside Hexley Ivybridge Kelso Linton Marsden Netherby Otley"
    " Penrith Ripley Skelton Tarleton Upton Wexcombe"
).split()
THINGS = "register ledger file letter minute return certificate schedule survey inventory statement invoice".split()
GROUPS = "residents tenants apprentices inspectors visitors teachers nurses clerks pupils drivers porters cooks".split()
VERBS = "examined approved recorded disputed withheld copied signed amended questioned reviewed corrected filed".split()
ADJECTIVES = "annual draft sealed second missing revised original internal quarterly local public interim".split()
REASONS = (
    "the roof had not been repaired since the storm|no member of staff was on duty that night|the heating had failed"
    "|the money was never paid|the keys could not be found|nobody had told the board|the door was locked from outside"
    "|the telephone line was out of order|two wards shared one nurse|the minutes were lost in the move"
    "|the contractor did not finish the work|the fire drill was cancelled|the county refused to pay for coal"
).split("|")
TEMPLATES = (
    "{name} told the inquiry that the {adj} {thing} for {place} was {verb} on {date}, because {reason}.",
    "In {year} the council spent £{money} on {group} in {place}, which was {n} per cent less than in the year before.",
    "Of the {n} {group} who lived at {place} House, {m} did not sign the {thing}.",
    "The {adj} {thing} shows that {n} {group} were moved to {place} between {year} and {year2}.",
    "“I never saw the {thing},” said {name}, who was the matron at {place} until {date}.",
    "According to {name}, {reason}, and the {group} were not told about it until {date}.",
    "The panel {verb} the {adj} {thing} and found that {n} of its {m} pages were not numbered.",
    "{name} and {name2} agreed that {reason}, but they could not say who had {verb} the {thing}.",
    "By {date} there were {n} {group} at {place}, although the licence was for no more than {m}.",
    "It was {name} who {verb} the {thing} of {place}; the {adj} copy was sent to {name2} in {year}.",
    "A sum of £{money} was owed to the {group} of {place}, of which £{money2} had been paid by {date}.",
    "The inspector, {name}, wrote that well-known faults at {place} were “not worth the ink” of an {adj} {thing}.",
    "Between {date} and {date2} the {group} of {place} complained {n} times that {reason}.",
    "{name}’s own {thing}, which was {verb} by {name2}, put the number of {group} at {n}, not {m}.",
    "On {date} the board of {place} decided, by {n} votes to {m}, that the {adj} {thing} should be {verb}.",
)
HEADS = ("Report of the Wexcombe Inquiry", "Chapter {chapter}: What the records show")


class Source(NamedTuple):
    """A source: its name, the sentences that are in it, some that are not, and the bytes of its PDF."""

    name: str
    sentences: list[str]
    absent: list[str]
    pdf: bytes


def sentence(rng: random.Random) -> str:
    """Return a sentence of the made-up inquiry."""
    months = "January February March April May June July August September October November December".split()

    def name() -> str:
        return f"{rng.choice(FIRST)} {rng.choice(LAST)}"

    def date() -> str:
        return f"{rng.randint(1, 28)} {rng.choice(months)} {rng.randint(1931, 2014)}"

    def money() -> str:
        return rng.choice(
            (f"{rng.randint(1, 99)},{rng.randint(100, 999)}", f"{rng.randint(1, 9)}.{rng.randint(1, 9)} million")
        )

    return rng.choice(TEMPLATES).format(
        name=name(), name2=name(), date=date(), date2=date(), money=money(), money2=money(), place=rng.choice(PLACES),
        year=rng.randint(1931, 1969), year2=rng.randint(1970, 2014), n=rng.randint(2, 480), m=rng.randint(2, 480),
        adj=rng.choice(ADJECTIVES), thing=rng.choice(THINGS), group=rng.choice(GROUPS), verb=rng.choice(VERBS),
        reason=rng.choice(REASONS),
    )  # fmt: skip


def made_up(rng: random.Random, size: int) -> list[str]:
    """Return sentences of together about ``size`` characters, none of them twice."""
    found: dict[str, None] = {}
    total = 0
    while total < size:
        words = sentence(rng)
        if words not in found:
            found[words] = None
            total += len(words) + 1
    return list(found)


def of_book(path: str, size: int) -> list[str]:
    """Return the sentences of a plain text of the public domain, at most ``size`` characters of it."""
    from citecheck.text.sentences import split_sentences

    with open(path, encoding="latin-1") as file:
        text = file.read()[4000 : 4000 + size]
    found: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text):
        flat = " ".join(paragraph.split()).replace("--", "—")
        flat = re.sub(r"[_\[\]{}|*]|\bPg \w+", "", flat)
        if len(flat) > 80 and flat.isascii() or "—" in flat:
            found += [flat[start:end] for start, end in split_sentences(flat)]
    return [words for words in found if words.count(" ") > 5 and len(words) < 400]


def sources(seed: int, size: int, corpus: str) -> list[Source]:
    """Return the sources of the benchmark, about ``size`` characters each: two made up, and a book if there."""
    rng = random.Random(seed)
    found = []
    for name, columns in (("made up, one column", 1), ("made up, two columns", 2)):
        words = made_up(rng, size + size // 8)
        cut = len(words) * 8 // 9
        found.append(Source(name, words[:cut], words[cut:], pdf_of(words[:cut], columns, rng)))
    book = os.path.join(corpus, "txt", "gutenberg__13272.txt")
    if os.path.exists(book):
        words = [each for each in dict.fromkeys(of_book(book, size)) if "Gutenberg" not in each]
        absent = set(rng.sample(range(len(words)), len(words) // 9))
        kept = [each for at, each in enumerate(words) if at not in absent]
        found.append(Source("book, two columns", kept, [words[at] for at in sorted(absent)], pdf_of(kept, 2, rng)))
    return found


class _Sheet:
    """Draws text on pages of A4."""

    def __init__(self, columns: int, rng: random.Random) -> None:
        from reportlab.lib.pagesizes import A4
        from reportlab.pdfgen.canvas import Canvas

        self.bytes = io.BytesIO()
        self.canvas: Any = Canvas(self.bytes, pagesize=A4, invariant=1)
        self.columns, self.rng = columns, rng
        self.width = 440 if columns == 1 else 212
        self.page, self.column, self.y, self.note = 0, 0, 0.0, 0
        self.notes: list[str] = []
        self._open_page()

    def _open_page(self) -> None:
        self.page += 1
        self.column = 0
        self.y = 760.0
        head = HEADS[self.page % 2].format(chapter=self.page // 12 + 1)
        self.canvas.setFont("Times-Italic", 9)
        self.canvas.drawString(80, 800, head)

    def _close_page(self) -> None:
        self.canvas.setFont("Times-Roman", 8)
        y = 48 + 10 * len(self.notes)
        for note in self.notes:
            y -= 10
            self.canvas.drawString(80, y, note)
        self.canvas.setFont("Times-Roman", 9)
        self.canvas.drawString(295, 26, str(self.page + 4))
        self.canvas.showPage()
        self.notes = []

    def line(self, pieces: list[str]) -> None:
        """Draw a line; a piece that begins with ``^`` is the raised mark of a note."""
        if self.y < 130:
            self.column += 1
            self.y = 760.0
            if self.column == self.columns:
                self._close_page()
                self._open_page()
        text = self.canvas.beginText(80 + self.column * 230, self.y)
        text.setFont("Times-Roman", 10)
        for piece in pieces:
            words, _, mark = piece.partition("^")
            text.textOut(words)
            if mark:
                text.setFont("Times-Roman", 6.5)
                text.setRise(3.5)
                text.textOut(mark)
                text.setRise(0)
                text.setFont("Times-Roman", 10)
                self._take_note(mark)
            text.textOut(" ")
        self.canvas.drawText(text)
        self.y -= 12.0

    def _take_note(self, mark: str) -> None:
        if len(self.notes) < 7:
            name = f"{self.rng.choice(FIRST)} {self.rng.choice(LAST)}"
            self.notes.append(f"{mark} {name}, {self.rng.choice(THINGS)}, p. {len(mark) + 11}.")

    def finish(self) -> bytes:
        """Return the file."""
        self._close_page()
        self.canvas.save()
        return self.bytes.getvalue()


def pdf_of(sentences: list[str], columns: int, rng: random.Random) -> bytes:
    """Return a PDF of paragraphs of four sentences each, with divided words, marks of notes, heads and numbers."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    sheet = _Sheet(columns, rng)
    mark = 0
    for at in range(0, len(sentences), 4):
        words = " ".join(sentences[at : at + 4]).split(" ")
        for place in range(3, len(words)):
            if rng.random() < 0.02 and words[place].isascii() and words[place][-1] in "abcdefghijklmnopqrstuvwxyz.,;":
                mark += 1
                words[place] += f"^{mark % 200 + 1}"
        line: list[str] = []
        left = float(sheet.width)
        for word in words:
            size = stringWidth(word.replace("^", "") + " ", "Times-Roman", 10)
            if size > left:
                cut = _divided(word, left, stringWidth)
                sheet.line([*line, word[:cut] + "-"] if cut else line)
                word = word[cut:]
                line, left = [], float(sheet.width)
                size = stringWidth(word + " ", "Times-Roman", 10)
            line.append(word)
            left -= size
        sheet.line(line)
    return sheet.finish()


def _divided(word: str, left: float, width: Any) -> int:
    """Return where ``word`` may be divided so that its head and a hyphen fit into ``left`` points, 0: nowhere."""
    places = [
        at
        for at in range(3, len(word) - 2)
        if word[: at + 2].isalpha() and word[at - 1] in "aeiou" and word[at] not in "aeiou"
    ]
    fitting = [at for at in places if width(word[:at] + "-", "Times-Roman", 10) <= left]
    return fitting[-1] if fitting else 0
