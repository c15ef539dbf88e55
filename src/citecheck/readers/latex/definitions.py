"""Definitions by the author, conditionals, packages, and what a document says of itself before it begins."""

import re
from collections.abc import Callable

from citecheck.model.document import CitedItem
from citecheck.readers.latex.citing import cite, compared, write
from citecheck.readers.latex.environments import begin_named, end_named
from citecheck.readers.latex.macros import Macro, define
from citecheck.readers.latex.names import CITING
from citecheck.readers.latex.notes import note
from citecheck.readers.latex.reading import Handler, Reading
from citecheck.readers.latex.symbols import LANGUAGES
from citecheck.readers.latex.tokens import OPTION

_NAME = re.compile(r"\{?\s{0,9}\\([A-Za-z@]+)\s{0,9}\}?|\{\s{0,9}\\.\s{0,9}\}|\\.")
_COUNT = re.compile(r"\s{0,9}\[(\d)\]")
_PARAMETERS = re.compile(r"[^{}\\%]{0,80}")
_LET = re.compile(r"\s{0,9}\\([A-Za-z@]+)\s{0,9}=?\s{0,9}(?:\\([A-Za-z@]+)|(.))?")
_CONDITION = re.compile(r"\\(if[A-Za-z]*|else|fi|or)(?![A-Za-z])|%[^\n]*")
_TWO_TOKENS = re.compile(r"\s{0,9}(?:\\[A-Za-z@]+|\\.|[^\s\\{}])\s{0,9}(?:\\[A-Za-z@]+|\\.|[^\s\\{}])")
_COMPARISON = re.compile(r"(?:\\[A-Za-z@]{1,40}\{[^{}\n]{0,40}\}|[^\n{}%$]){0,60}?[<=>]\s{0,3}(?:-?\d+|\\[A-Za-z@]+)")
_NO_CONDITIONAL = frozenset(
    {
        "iff", "ifthenelse", "iftoggle", "ifdef", "ifundef", "ifcsdef", "ifcsundef", "ifblank", "ifstrequal", "ifbool",
        "ifboolexpr", "ifstrempty", "ifempty", "ifnumcomp", "ifnumequal", "ifnumgreater", "ifnumless", "ifstrings",
        "ifpackageloaded", "ifclassloaded", "ifentrytype", "iffieldundef", "ifnameundef", "ifciteseen", "ifmtarg",
    }
)  # fmt: skip
_BRACED = re.compile(r"\s*\{")


def newcommand(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\newcommand{\\x}[2][default]{body}``."""
    defined = _NAME.match(reading.text, reading.source.skip_gap(end))
    if defined is None:
        return end
    at, count, optional = defined.end(), 0, False
    if number := _COUNT.match(reading.text, at):
        at, count = number.end(), int(number[1])
        if default := OPTION.match(reading.text, reading.source.skip_gap(at)):
            at, optional = default.end(), True
    return _define(reading, defined[1] or "", at, count, optional=optional)


def document_command(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\NewDocumentCommand{\\x}{o m}{body}``."""
    defined = _NAME.match(reading.text, reading.source.skip_gap(end))
    form = reading.source.argument(defined.end()) if defined else None
    if defined is None or form is None:
        return end
    letters = [letter for letter in re.sub(r"\{[^{}]*\}", "", form[1]) if letter in "mosOdDrRt"]
    optional = bool(letters) and letters[0] in "oO"
    return _define(reading, defined[1] or "", form.end(), len(letters), optional=optional)


def primitive(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\def\\x#1#2{body}``."""
    defined = _NAME.match(reading.text, reading.source.skip_gap(end))
    if defined is None or reading.text[defined.start()] == "{":
        return end
    parameters = _PARAMETERS.match(reading.text, defined.end())
    at = parameters.end() if parameters else defined.end()
    count = parameters[0].count("#") if parameters else 0
    return _define(reading, defined[1] or "", at, count, optional=False)


def _define(reading: Reading, name: str, at: int, count: int, *, optional: bool) -> int:
    brace = reading.source.opens(at)
    if brace < 0:
        return at
    end = reading.source.group_end(brace)
    if name:
        body = reading.text[brace + 1 : min(end - 1, brace + 1000)]
        reading.macros[name] = define(body, min(count, 9), optional=optional, known=reading.macros)
    return end


def let(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\let\\x=\\y``: the same command under another name, where that one is the author's."""
    match = _LET.match(reading.text, end)
    if match is None:
        return end
    if match[2] in reading.macros:
        reading.macros[match[1]] = reading.macros[match[2]]
    return match.end()


def new_environment(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\newenvironment{x}[1][default]{begin}{end}``: what it does is not looked at."""
    first = reading.source.argument(end)
    at = first.end() if first else end
    while option := reading.source.option(at):
        at = option.end()
    for _ in range(2):
        brace = reading.source.opens(at)
        if brace < 0:
            break
        at = reading.source.group_end(brace)
    return at


def use_macro(reading: Reading, name: str, start: int, end: int) -> int:
    """A command of the author: write what its definition prints or cites, then deal with its arguments."""
    macro = reading.macros[name]
    kind, environment = macro.environment
    if kind == "begin":
        return begin_named(reading, environment, start, end)
    if kind == "end":
        return end_named(reading, environment, start, end)
    if macro.keys and not reading.writer.silent:
        span = reading.span(start, end)
        items = tuple(CitedItem(key, compared(reading, key), span) for key in macro.keys)
        write(reading, items, start, end, "plain")
    if reading.writer.maths and not macro.uses:
        reading.writer.words(start, end)
    elif macro.words:
        reading.writer.put(macro.words, start, end)
        if reading.text.startswith("{}", end):
            end += 2
    return _arguments(reading, macro, 0, start, end)


def _arguments(reading: Reading, macro: Macro, place: int, start: int, at: int) -> int:
    """Deal with the arguments from ``place`` on; one that is text is left to be read, the next follow when it ends."""
    while place < len(macro.uses):
        use = macro.uses[place]
        if place == 0 and macro.optional:
            option = reading.source.option(at)
            at = option.end() if option else at
            place += 1
            continue
        if use == "key":
            name = next(each for each, how in CITING.items() if how == macro.how)
            return _arguments_after_cite(reading, macro, place, start, at, name)
        brace = reading.source.opens(at)
        if brace < 0:
            return at
        place += 1
        if use == "muted":
            at = reading.source.group_end(brace)
        elif use == "text":
            reading.push("brace", "text", brace, _the_rest(reading, macro, place, start))
            return brace + 1
        else:
            note(reading, "endnote" if use == "endnote" else "footnote", start, brace)
            return brace + 1 if not reading.writer.silent else reading.source.group_end(brace)
    return at


def _the_rest(reading: Reading, macro: Macro, place: int, start: int) -> Callable[[int], int]:
    return lambda end: _arguments(reading, macro, place, start, end)


def _arguments_after_cite(reading: Reading, macro: Macro, place: int, start: int, at: int, name: str) -> int:
    argument = reading.source.argument(at)
    if argument is None:
        return at
    cite(reading, name, start, at)
    return _arguments(reading, macro, place + 1, start, argument.end())


# -- conditionals -----------------------------------------------------------------------------------------------------


def iffalse(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\iffalse ... \\fi``: nothing of it is printed; what follows ``\\else`` is."""
    depth = 0
    for match in _CONDITION.finditer(reading.text, end):
        word = match[1]
        if word is None or word == "or":
            continue
        if word == "fi":
            depth -= 1
        elif word == "else":
            if depth == 0:
                return reading.after_word(match.end())
        elif word not in _NO_CONDITIONAL and not _BRACED.match(reading.text, match.end()):
            depth += 1
        if depth < 0:
            return reading.after_word(match.end())
    reading.partial = True
    reading.builder.problem("truncated", 'no "\\fi" follows: the rest of the file is left out', start, end)
    return len(reading.text)


def condition(reading: Reading, name: str, start: int, end: int) -> int:
    """A condition that only TeX can decide: it is passed over, and both ways are read."""
    if name in ("ifx", "if", "ifcat"):
        match = _TWO_TOKENS.match(reading.text, end)
        return match.end() if match else end
    if name in ("ifnum", "ifdim", "ifodd"):
        match = _COMPARISON.match(reading.text, end)
        return match.end() if match else end
    return reading.after_word(end)


# -- the preamble -----------------------------------------------------------------------------------------------------


def document_class(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\documentclass[options]{class}``."""
    option = reading.source.option(end)
    argument = reading.source.argument(option.end() if option else end)
    if argument is None:
        return end
    if not reading.depth or reading.preamble:
        reading.class_seen = True
        reading.piece = argument[1].strip() in ("subfiles", "standalone")
        _language(reading, option[1] if option else "")
    return argument.end()


def use_package(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\usepackage[options]{packages}``: languages of babel, the backend of biblatex."""
    option = reading.source.option(end)
    argument = reading.source.argument(option.end() if option else end)
    if argument is None:
        return end
    packages = {each.strip() for each in argument[1].split(",")}
    options = option[1] if option else ""
    if "babel" in packages:
        _language(reading, options)
    if "biblatex" in packages:
        reading.exact_keys = "bibtex" not in options.replace("biblatex", "")
    return argument.end()


def main_language(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\setmainlanguage[variant=uk]{english}`` of polyglossia."""
    option = reading.source.option(end)
    argument = reading.source.argument(option.end() if option else end)
    if argument is None:
        return end
    _language(reading, argument[1])
    return argument.end()


def _language(reading: Reading, options: str) -> None:
    """Take the main language from a list of options: ``main=x``, else the last one that is a language."""
    chosen = ""
    for option in options.split(","):
        key, sign, value = option.strip().partition("=")
        if key.strip() == "main" and value.strip() in LANGUAGES:
            reading.language = LANGUAGES[value.strip()]
            return
        if not sign and key in LANGUAGES:
            chosen = LANGUAGES[key]
    if chosen:
        reading.language = chosen


def exclude_comment(reading: Reading, name: str, start: int, end: int) -> int:
    """``\\excludecomment{x}`` of the package comment: environments of that name are left out."""
    argument = reading.source.argument(end)
    if argument is None:
        return end
    if name == "excludecomment":
        reading.skipped_environments.add(argument[1])
    else:
        reading.skipped_environments.discard(argument[1])
    return argument.end()


HANDLERS: dict[str, Handler] = {
    **dict.fromkeys(
        ("newcommand", "renewcommand", "providecommand", "DeclareRobustCommand", "newcommandx"),
        newcommand,
    ),
    **dict.fromkeys(
        ("NewDocumentCommand", "RenewDocumentCommand", "DeclareDocumentCommand", "ProvideDocumentCommand"),
        document_command,
    ),
    **dict.fromkeys(("def", "gdef", "edef", "xdef"), primitive),
    **dict.fromkeys(("let", "futurelet"), let),
    **dict.fromkeys(("newenvironment", "renewenvironment", "NewDocumentEnvironment"), new_environment),
    "\\macro": use_macro,
    "iffalse": iffalse,
    **dict.fromkeys(
        (
            "if", "ifx", "ifcat", "ifnum", "ifdim", "ifodd", "ifmmode", "ifvmode", "ifhmode", "ifinner", "iftrue",
            "ifcase", "ifdefined", "ifcsname", "ifpdf", "else", "fi", "or",
        ),
        condition,
    ),
    "documentclass": document_class,
    "usepackage": use_package,
    "RequirePackage": use_package,
    "setmainlanguage": main_language,
    "setdefaultlanguage": main_language,
    "excludecomment": exclude_comment,
    "includecomment": exclude_comment,
}  # fmt: skip
