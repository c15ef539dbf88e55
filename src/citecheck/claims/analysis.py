"""The claims of one document, found once for all rules: which sentences no citation covers, and what they assert."""

from math import sqrt

from citecheck.claims.scope import Range, uncovered
from citecheck.claims.sections import introductory, is_study
from citecheck.claims.settings import Settings
from citecheck.claims.units import Piece, Unit, find_units
from citecheck.model.document import Document
from citecheck.text.hints import TYPE_CHECKING
from citecheck.text.record import NamedTuple
from citecheck.text.span import Span

if TYPE_CHECKING:
    from citecheck.claims.evidence import Evidence, Reason, Weigher

_LEAST_WORDS = 5
_LEAST_OF_ENTRY = 3
_FAINT = ("past", "person", "lead-in", "name")
_STOPS = (".", "!", "?", ":", "…", ";")
_CODES = ("statistic", "quotation", "finding", "attribution", "superlative", "event", "law")


class Sentence(NamedTuple):
    """A sentence that no citation covers: its block, its range in the block's text, and its evidence."""

    block: int
    start: int
    end: int
    role: str
    evidence: "Evidence"


class OpenUnit(NamedTuple):
    """A unit of prose with sentences that no citation covers. ``score`` is the mean over its body sentences."""

    unit: Unit
    sentences: tuple[Sentence, ...]
    score: float


class Claims:
    """What the rules about claims share. Sentences that a citation covers are never looked at.

    ``language`` is the one whose cues are used, ``""`` where there is none for the document.
    """

    _weigher: "Weigher"

    __slots__ = (
        "_introductions",
        "_leads",
        "_single",
        "_weigher",
        "_whole",
        "document",
        "language",
        "open_units",
        "settings",
        "units",
    )

    def __init__(self, document: Document, settings: Settings, sourceless: frozenset[int] = frozenset()) -> None:
        """Find the open units of ``document``; none where the settings or the document as a whole say so.

        ``sourceless`` are markers whose notes name no source.
        """
        self.document = document
        self.settings = settings
        self.language = ""
        self.units: list[Unit] = []
        self.open_units: list[OpenUnit] = []
        self._whole: list[tuple[OpenUnit, list[Sentence]]] | None = None
        self._single: dict[str, list[Sentence]] = {}
        self._leads: set[tuple[int, int]] = set()
        self._introductions: frozenset[int] | None = None  # of a research article
        if settings.mode == "off":
            return
        if not (settings.uncited_documents == "check" or document.markers or document.suspects):
            return
        self.units = find_units(document, settings, sourceless)
        if _cites_enough(self.units, settings):
            self._find_open()

    def _find_open(self) -> None:
        named = self.document.metadata.language or "en"
        ranges = self._uncovered(named)
        if not ranges:
            return
        from citecheck.claims.language import language_of, weigher_for  # documents cited throughout do not pay

        self.language = language_of(self.document, [each for _, found in ranges for each in found], self.settings)
        if self.language:
            if self.language != named[:2].lower():
                ranges = self._uncovered(self.language)
            self._weigher = weigher_for(self.language, self.settings)
            open_units = [self._open(unit, found) for unit, found in ranges]
            if self._is_about_the_world(open_units):
                self.open_units = open_units

    def _is_about_the_world(self, open_units: list[OpenUnit]) -> bool:
        """Return whether the document is none whose statements are about itself; find out which are, in a study."""
        if self.settings.specifications == "check":
            return True
        from citecheck.claims.genre import is_technical

        if is_study(self.document):
            self._introductions = introductory(self.document)
            return True
        return not is_technical(self.document, self.units, open_units)

    def _uncovered(self, language: str) -> list[tuple[Unit, list[tuple[Piece, Range]]]]:
        return [(unit, found) for unit in self.units if (found := uncovered(self.document, unit, language))]

    def _open(self, unit: Unit, ranges: list[tuple[Piece, Range]]) -> OpenUnit:
        # A colon speaks for a claim where a quotation follows, not where a list, a table or code does.
        quotes = any(piece.role != "item" for piece in unit.pieces[1:])
        weigh = self._weigher.weigh
        sentences = []
        for piece, (start, end) in ranges:
            text = self.document.blocks[piece.block].text.text[start:end]
            sentences.append(
                Sentence(piece.block, start, end, piece.role, weigh(text if quotes else text.rstrip(": ")))
            )
        body = [each for each in sentences if each.role == "body"] or sentences
        return OpenUnit(unit, tuple(sentences), _mean(body))

    def uncited(self) -> list[tuple[OpenUnit, list[Sentence]]]:
        """Return the units that make claims and cite nothing, each with its claim sentences, in document order."""
        if self._whole is None:
            self._whole, self._single = self._sorted()
        return self._whole

    def single(self, code: str) -> list[Sentence]:
        """Return the open claims whose reason is ``code`` in units that :meth:`uncited` leaves out, in order."""
        self.uncited()
        return self._single.get(code, [])

    def introduces(self, sentence: Sentence) -> bool:
        """Return whether ``sentence`` was found as the one that introduces a quoted block."""
        return (sentence.block, sentence.start) in self._leads

    def _sorted(self) -> tuple[list[tuple[OpenUnit, list[Sentence]]], dict[str, list[Sentence]]]:
        """Part the open claims into whole paragraphs and single sentences by the code of their reason."""
        whole: list[tuple[OpenUnit, list[Sentence]]] = []
        single: dict[str, list[Sentence]] = {}
        for each in self.open_units:
            claims = [sentence for sentence in each.sentences if self._is_claim(sentence, each.unit.heading)]
            if self._is_entry(each):
                continue
            if self.document.blocks[each.unit.pieces[0].block].kind == "cell":
                self._add_single(single, claims, ("statistic",))
            elif claims and not each.unit.cited and each.score >= self.settings.paragraph:
                whole.append((each, claims))
            elif (lead := self._lead_of_quotation(each)) is not None:
                self._leads.add((lead.block, lead.start))
                single.setdefault("quotation", []).append(lead)
            else:
                self._add_single(single, claims, _CODES)
        return whole, single

    def _add_single(self, single: dict[str, list[Sentence]], claims: list[Sentence], codes: tuple[str, ...]) -> None:
        for each in claims:
            if each.evidence.score >= self.settings.single:
                reason = self.reason(each)
                if reason is not None and reason.code in codes:
                    single.setdefault(reason.code, []).append(each)

    def _is_claim(self, sentence: Sentence, heading: int) -> bool:
        if sentence.role == "quote" or sentence.evidence.score < self.settings.sentence:
            return False
        if _asserts_nothing(sentence.evidence) or self._is_own_study(sentence, heading):
            return False
        text = self.text_of(sentence)
        return is_sentence(text) and not is_excluded(text, self.settings.not_claims)

    def _is_entry(self, unit: OpenUnit) -> bool:
        """Return whether ``unit`` is an entry of a catalogue: a list item of title, numbers, a gloss, in fragments."""
        if self.document.blocks[unit.unit.pieces[0].block].kind != "item" or len(unit.sentences) < _LEAST_OF_ENTRY:
            return False
        broken = sum(_asserts_nothing(each.evidence) or not is_sentence(self.text_of(each)) for each in unit.sentences)
        return broken > 1 and 2 * broken >= len(unit.sentences)

    def _is_own_study(self, sentence: Sentence, heading: int) -> bool:
        if self._introductions is None:
            return False
        from citecheck.claims.genre import of_others

        return not of_others(self.text_of(sentence), sentence.evidence, heading in self._introductions)

    def _lead_of_quotation(self, unit: OpenUnit) -> Sentence | None:
        """Return the sentence that introduces a quoted block when neither it nor the quotation is cited."""
        if unit.unit.cited or unit.unit.pieces[-1].role != "quote" or unit.sentences[-1].role != "quote":
            return None
        quoted = self.text_of(unit.sentences[-1])
        lead = [each for each in unit.sentences if each.role == "body"]
        return lead[-1] if lead and quoted.count(" ") + 1 >= _LEAST_WORDS else None

    def text_of(self, sentence: Sentence) -> str:
        """Return the words of ``sentence``."""
        return self.document.blocks[sentence.block].text.text[sentence.start : sentence.end]

    def span_of(self, sentence: Sentence) -> Span:
        """Return the place of ``sentence`` in the source."""
        return self.document.blocks[sentence.block].text.to_source(sentence.start, sentence.end)

    def reason(self, sentence: Sentence) -> "Reason | None":
        """Return the reason that weighs most for ``sentence``: statistic and quotation before all others."""
        found = [each for each in self.reasons(sentence) if each.weight > 0]
        if any(each.kind == "report-verb" for each in found):  # "the inspection noted": what it did says more
            text = self.text_of(sentence)
            found = [each for each in found if each.kind != "finding" or " " in text[each.start : each.end]]
        for code in _CODES:
            for each in found:
                if each.code == code and each.kind not in _FAINT and each.kind != "date":
                    return each
        if dates := [each for each in found if each.kind == "date"]:
            return max(dates, key=lambda each: each.end - each.start)
        return min(found, key=lambda each: _FAINT.index(each.kind) if each.kind in _FAINT else 0, default=None)

    def reasons(self, sentence: Sentence) -> "list[Reason]":
        """Return all reasons for and against ``sentence`` being a claim, in order of place."""
        return self._weigher.reasons(self.text_of(sentence), sentence.evidence)

    def number_of(self, sentence: Sentence) -> str:
        """Return the printed number of the paragraph that ``sentence`` stands in, or ``""``."""
        return self.document.blocks[sentence.block].number


def is_sentence(text: str) -> bool:
    """Return whether ``text`` is written as a sentence: no label, address, formula or line of a title page."""
    if text[:1] in "[(*#=<|{-" or "@" in text or text.count(" ") + 1 < _LEAST_WORDS:
        return False
    return text.rstrip("\"'”’»)]")[-1:] in _STOPS and text.count(" ") * 3 < len(text)


def _cites_enough(units: list[Unit], settings: Settings) -> bool:
    """A note or two in a long text without sources do not make it a document that cites what it says."""
    if settings.uncited_documents == "check":
        return True
    cited = sum(unit.cited for unit in units)
    return cited > 0 and cited >= settings.least_share * len(units)


def _asserts_nothing(evidence: "Evidence") -> bool:
    """Return whether a sentence points to a figure or table of its document, gives a verdict, or is a fragment.

    A verdict that quotes may be a claim, and so may a fragment with a figure or a quotation.
    """
    from citecheck.claims.pack import INDEX  # here and below, so that documents cited throughout do not pay for it

    kinds = {hit[0] for hit in evidence.hits}
    if INDEX["own-display"] in kinds:
        return True
    if INDEX["verdict"] in kinds and kinds.isdisjoint((INDEX["quotation"], INDEX["lead-in"])):
        return True
    return INDEX["fragment"] in kinds and kinds.isdisjoint((INDEX["statistic"], INDEX["quotation"], INDEX["lead-in"]))


def _mean(sentences: list[Sentence]) -> float:
    """Return the mean score; a sentence of four times the length counts twice."""
    weights = [sqrt(each.end - each.start) for each in sentences]
    return sum(w * each.evidence.score for w, each in zip(weights, sentences, strict=True)) / max(sum(weights), 1e-9)


def is_excluded(text: str, patterns: tuple[str, ...]) -> bool:
    """Return whether ``text`` as a whole fits one of the ``patterns``, where ``*`` stands for anything.

    Each piece between stars is looked for once, from the place where the last one ended: linear in the text.
    """
    if not patterns:
        return False
    folded = " ".join(text.replace("’", "'").lower().split())
    return any(_fits(folded, each) for each in patterns)


def _fits(text: str, pattern: str) -> bool:
    first, *middle = pattern.split("*")
    if not middle:
        return text.rstrip(" .") == first.rstrip(" .")
    last = middle.pop()
    if not text.startswith(first) or len(text) < len(first) + len(last) or not text.endswith(last):
        return False
    at, end = len(first), len(text) - len(last)
    for piece in middle:
        at = text.find(piece, at, end)
        if at < 0:
            return False
        at += len(piece)
    return True
