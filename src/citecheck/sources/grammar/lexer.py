"""Cuts a note into its strong parts: codes, places, dates, addresses, back-references.

Names and titles are what is left.

One small expression finds the next word, number or sign; a table of known words says which form may begin there. So the
time is linear in the length, and the expression of a form is compiled only where its first word has been seen.
"""

from collections.abc import Callable

from citecheck.compiled.note_words import ABBREVIATIONS
from citecheck.model.parsed_note import Locator
from citecheck.sources.grammar import forms, values
from citecheck.sources.grammar.codes import (
    address_end,
    may_be_pair,
    own_code,
    read_archive,
    read_code,
    read_dotted_code,
    read_enclosed_code,
    read_numbered_code,
    read_spaced_code,
    read_symbol,
)
from citecheck.sources.grammar.dates import date_from_number, year_alone
from citecheck.sources.grammar.lexing import Reader, Token
from citecheck.sources.grammar.profile import Profile
from citecheck.sources.grammar.words import WORDS
from citecheck.text.patterns import pattern

# A word: its letters, what is glued to them, and whether a stop with more glued to it follows; a number; a sign.
_next = pattern(r"[\s,\u200b\ufeff]*(?:([^\W\d_]{1,200})([\w'\u2019&-]{0,200})(?:(?=(\.)\w))?|(\d+)|(\S))")
_plain_next = pattern(  # the same for a note in ASCII, which compiles in a third of the time
    r"[\s,]*(?:([^\W\d_]{1,200})([\w'&-]{0,200})(?:(?=(\.)\w))?|(\d+)|(\S))"
)
_quotes = {"\u201c": "\u201d", '"': '"', "\u201e": "\u201c", "\u00ab": "\u00bb"}
_single_quote = pattern(
    "['\u2018]([^'\u2018\u2019\n]{0,300}(?:['\u2019](?=\\w)[^'\u2018\u2019\n]{0,300}){0,8})['\u2019](?!\\w)"
)
_sentence_end = pattern("[.?!][)\\]\u201d\"\u2019']{0,2}\\s+(?=[\u201c\"\u2018'(\\[{]?[A-Z])")
_MAX_QUOTE = 1500
_IBID = Profile._field_defaults["ibid"]


class Lexer(Reader):
    """Reads the strong parts of one note, in order."""

    __slots__ = ()

    def run(self) -> list[Token]:
        """Return the strong parts; they ascend and do not overlap."""
        text = self.text
        find = (_plain_next if text.isascii() else _next).match
        balanced = text.count("(") == text.count(")")
        words, signs = WORDS.get, _SIGNS.get
        own = bool(self.profile.codes) or self.profile.ibid is not _IBID
        while (found := find(text, self.position)) is not None:
            which = found.lastindex
            if which == 2 or which == 3:
                start, middle = found.span(1)
                self.position = end = found.end()
                if which == 3 and self._dotted(start, end):
                    continue
                letters = found[1]
                handler = words(letters)
                if handler is None or not handler(self, letters, start, middle, end):
                    self.word = start
                    if letters.isupper() and self._capitals(start, middle, end):
                        continue
                    if own and self._of_profile(letters, start, end):
                        continue
                    if letters[0] == "p" and (page := forms.ROMAN_PAGE.match(text, start)) is not None:
                        first, last = page[2], page[3] or page[2]
                        self.place((Locator(("page",), (first,), (last,), start, page.end()), page.end()))
            elif which == 4:
                self.position = found.end()
                self.word = -1
                self._number(found.start(4))
            else:
                self.position = found.end()
                sign = found[5]
                if sign in "()":
                    self._parenthesis(sign, found.start(5), balanced)
                elif (read := signs(sign)) is not None:
                    read(self, found.start(5))
        return self.tokens

    def _capitals(self, start: int, middle: int, end: int) -> bool:
        """Read an evidence code that begins with capitals."""
        if end != middle:
            return read_code(self, start) or read_numbered_code(self, start)
        after = self.text[end : end + 1]
        if after == "/":
            return read_symbol(self, start)
        return after == " " and (
            2 <= middle - start <= 4 and read_spaced_code(self, start) or read_archive(self, start)
        )

    def _of_profile(self, letters: str, start: int, end: int) -> bool:
        """Read a code by a template of the profile, or its own word for "ibid"."""
        if self.profile.codes and (code := own_code(self.profile.codes).match(self.text, start)) is not None:
            return self.add("code", start, code.end(), code[0])
        return letters.lower() in self.profile.ibid and self.add("back", start, end, ("ibid", "", 0))

    def _dotted(self, start: int, end: int) -> bool:
        """Read a file name or a bare address whose first word ends at a full stop."""
        if self.text.startswith(".pdf", end) and self.text[end + 4 : end + 5] in ("", " ", ";", ","):
            return self.add("file", start, end + 4, self.text[start : end + 4])
        found = forms.EXTENSION.match(self.text, end)
        if found is not None and end - start > 1:
            return self.add("file", start, found.end(), self.text[start : found.end()])
        if "-" in self.text[start:end] and (dotted := forms.DOTTED_FILE.match(self.text, start)) is not None:
            return self.add("file", start, dotted.end(), dotted[0])
        if (address := forms.DOMAIN.match(self.text, start)) is not None:
            stop = address_end(self.text, start, address.end())
            return self.add("url", start, stop, self.text[start:stop])
        return self.text[start].isupper() and read_dotted_code(self, start)

    def _number(self, start: int) -> None:
        text, end = self.text, self.position
        after = text[end : end + 1]
        if after == ":" and (self.spoken or self.profile.name == "us-record"):
            if self.place(values.read_colon(text, start), "spoken"):
                return
        elif not after or after in " \u00a0/.-_snrt\u2013" or (after == "," and end - start == 4):
            date = date_from_number(text, start, self.profile.dates)
            if date is not None:
                self.add("date", start, date[1], date[0])
                return
            if self._after_number(start, end, after):
                return
        if end - start == 4 and text[start] in "12" and after == " " and self._begins_with_year(start, end):
            return
        if (
            end - start == 4
            and text[start - 1 : start] not in ("-", "/", "_", ".")
            and (year := year_alone(text, start)) is not None
        ):
            self.add("year", start, year[1], year[0])

    def _begins_with_year(self, start: int, end: int) -> bool:
        """Read a case without its brackets, "1983 UKHL 6", or a law by its year, "the 2003 Order"."""
        if not (following := self.text[end + 1 : end + 2]).isupper() and not following.isdigit():
            return False
        if (case := forms.BARE_CASE.match(self.text, start)) is not None:
            self.single = "paragraph"
            return self.add("citation", start, case.end(), ("case", case[0]))
        law = forms.NAMED_BY_YEAR.match(self.text, start)
        kind = "statute" if law is not None and law[1] in ("Act", "Convention") else "instrument"
        return law is not None and self.add("act", start, law.end(), kind)

    def _after_number(self, start: int, end: int, after: str) -> bool:
        """Read what begins with a number and is no date; ``after`` is the character behind the number."""
        text = self.text
        if after == "/":
            if not may_be_pair(self, start):
                return False
            units = self.profile.transcript_pair if self.spoken else self.profile.pair
            return self.place(values.read_pair(text, start, units), "spoken")
        if after == ".":
            doi = forms.DOI.match(text, start) if text.startswith("10.", start) else None
            return doi is not None and self.identifier(start, "doi", doi[1], doi.end())
        if after in ("-", "_"):
            name = forms.NUMBERED_FILE.match(text, start)
            return name is not None and self.add("file", start, name.end(), name[0])
        if after == " ":
            return self._number_before_word(start, end)
        ordinal = forms.ORDINAL.match(text, start)
        return ordinal is not None and (bool(ordinal[2]) or self.add("ordinal", start, ordinal.end(), ordinal[1]))

    def _number_before_word(self, start: int, end: int) -> bool:
        """Read what begins with a number and goes on with a word: a US report or code, an old volume of Hansard."""
        text = self.text
        following = text[end + 1 : end + 2]
        if following == "[" and text[start - 2 : start] in (", ", ") ") and forms.BEFORE_PARAGRAPH.match(text, end):
            place = Locator(("page",), (text[start:end],), (text[start:end],), start, end)
            return self.place((place, end))
        if not following.isupper():
            return False
        if following == "H" and (volume := forms.VOLUME_HOUSE.match(text, start)) is not None:
            return self.add("volume", start, end, volume[1])
        if (report := forms.US_REPORT.match(text, start)) is not None:
            self.add("citation", start, report.end(), ("law-report", report[0]))
            return self._pinpoint()
        if (short := forms.US_SHORT.match(text, start)) is not None:
            self.add("citation", start, short.end(1), ("law-report", short[1]))
            first, last = short[2], short[3] or short[2]
            return self.place((Locator(("page",), (first,), (last,), short.start(2), short.end()), short.end()))
        if following in "UCF" and (code := forms.US_CODE.match(text, start)) is not None:
            name = code[0].rstrip()
            self.add("act", start, start + len(name), "statute")
            self.places(values.read_values(text, self.position + 1, self.position + 1, "section"))
            return True
        return False

    def _parenthesis(self, sign: str, start: int, balanced: bool) -> None:
        text = self.text
        if sign == ")":
            self.depth = max(0, self.depth - 1)
        elif text.startswith(("(1", "(2"), start) and (report := forms.REPORT.match(text, start)) is not None:
            self.add("citation", start, report.end(), ("law-report", " ".join(report[0].split())))
            self.single = "paragraph"
            self._pinpoint()
        elif text.startswith("(Day", start) and self.place(values.read_day(text, start), "spoken"):
            self.spoken = True
        elif (
            text[start + 1 : start + 2] in ("n", "f", "F", "A")
            and (note := forms.NOTE_NUMBER.match(text, start)) is not None
            and note[0][-1] == ")"
        ):
            self.add("back", start, note.end(), ("note", note[1], note.start(1)))
        elif (evidence := forms.COMMITTEE_CODE.match(text, start)) is not None:
            self.add("code", start + 1, evidence.end() - 1, evidence[1])
            self.position = evidence.end()
        elif balanced:
            self.depth += 1

    def _square(self, start: int) -> None:
        text = self.text
        following = text[start + 1 : start + 2]
        if following.isdigit():
            if self._cited_by_year(start):
                return
            units = self.profile.transcript_pair if self.spoken else self.profile.statement_pair
            if (
                start
                and not text[start - 1].isalnum()
                and text[start - 1] not in '\u201d".'
                and self.place(values.read_bracketed(text, start, units, self.single))
            ):
                return
        elif following.isupper() and read_enclosed_code(self, start):
            return
        if (medium := forms.MEDIUM.match(text, start)) is not None:
            self.add("medium", start, medium.end(), medium[0].strip("[] ").lower())

    def _cited_by_year(self, start: int) -> bool:
        text = self.text
        for form, kind in ((forms.NEUTRAL, "case"), (forms.REPORT, "law-report")):
            if (found := form.match(text, start)) is not None:
                self.single = "paragraph"
                self.add("citation", start, found.end(), (kind, " ".join(found[0].split())))
                return kind == "case" or self._pinpoint()
        return False

    def _pinpoint(self) -> bool:
        """Read the page behind a law report: "410 U.S. 113, 120"."""
        found = forms.PINPOINT.match(self.text, self.position)
        if found is None:
            return True
        first, last = found.groups()
        return self.place((Locator(("page",), (first,), (last or first,), found.start(1), found.end()), found.end()))

    def _brace(self, start: int) -> None:
        if self.place(values.read_day(self.text, start), "spoken"):
            self.spoken = True
        else:
            read_enclosed_code(self, start)

    def _quote(self, start: int) -> None:
        closing = _quotes[self.text[start]]
        end = self.text.find(closing, start + 1, start + _MAX_QUOTE)
        if end > start + 1:
            self.add("quote", start, end + 1, self.text[start + 1 : end])

    def _single_quote(self, start: int) -> None:
        if start and self.text[start - 1].isalnum():
            return
        found = _single_quote.match(self.text, start)
        if found is not None and found[1]:
            self.add("quote", start, found.end(), found[1])

    def _stop(self, start: int) -> None:
        if self.depth or not any(map(str.isspace, self.text[start + 1 : start + 4])):
            return
        found = _sentence_end.match(self.text, start)
        if found is None:
            return
        after_part = self.tokens and self.tokens[-1][2] >= start
        if not after_part and self.word >= 0:
            word = self.text[self.word : start]
            after_part = len(word) > 1 and word not in ABBREVIATIONS and "." not in word
        if after_part:
            self.tokens.append(("stop", start, found.end(), ""))

    def _separator(self, start: int) -> None:
        if self.tokens and self.tokens[-1][0] == "place" and self._goes_on(start):
            return
        if self.text[start] in self.profile.separators and not self.depth:
            self.tokens.append(("separator", start, start + 1, ""))
            self.spoken = False

    def _goes_on(self, start: int) -> bool:
        """Read further pages behind a semicolon: "pp129-138; 142-143"."""
        place: Locator = self.tokens[-1][3]
        found = forms.MORE_PAGES.match(self.text, start) if place.end >= start - 1 and len(place.units) == 1 else None
        if found is None:
            return False
        first, last = found.groups()
        return self.place((Locator(place.units, (first,), (last or first,), found.start(1), found.end()), found.end()))

    def _sign_of_unit(self, start: int) -> None:
        end = start + 1
        while end < start + 3 and self.text[end : end + 1] == self.text[start]:
            end += 1
        self.places(values.read_values(self.text, start, end, values.UNITS[self.text[start]]))


_SIGNS: dict[str, Callable[[Lexer, int], None]] = {
    "[": Lexer._square,
    "{": Lexer._brace,
    ".": Lexer._stop,
    "?": Lexer._stop,
    "!": Lexer._stop,
    ";": Lexer._separator,
    "|": Lexer._separator,
    "\u00a7": Lexer._sign_of_unit,
    "\u00b6": Lexer._sign_of_unit,
    "'": Lexer._single_quote,
    "\u2018": Lexer._single_quote,
    **dict.fromkeys(_quotes, Lexer._quote),
}
