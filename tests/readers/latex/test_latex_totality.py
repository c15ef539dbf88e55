"""Any input gives a legal Document, in linear time."""

import time

import pytest
from contract import check_contract
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.readers.latex.reader import read

COMMANDS = (
    r"\footnote{|\footnotemark|\footnotetext[3]{|\cite{a}|\cites|[|]|{|}|$|$$|\[|\]|\(|\begin{itemize}|\end{itemize}|\item|"
    r"\item[x]|\begin{tabular}{l}|\end{tabular}|&|\\|%|\section{|\begin{thebibliography}{}|\bibitem{k}|"
    r"\end{thebibliography}|\newcommand{\x}[1]{\cite{#1}}|\x|\def\y{|\begin{equation}|\end{equation}|\text{|\verb+|"
    r"\begin{verbatim}|\end{verbatim}|\iffalse|\fi|\title{|\thanks{|\footcite{a}|\nocite{b}|\enquote{|\begin{document}|"
    r"\end{document}|\documentclass{book}|\chapter{|\caption{|\url{|\'e|\textsuperscript{1}|$^{2}$|``|''|~|--|word |"
    r"\marginpar{|\quad|\input{x}|\setcounter{footnote}{9}|\ifx|\href{|\label{l}|\footref{l}|\textcquote{a}|"
    r"\begin{quote}"
)
PIECES = (*COMMANDS.split("|"), "\n", "\n\n", "\r", "|", "\\")
HOSTILE = (
    r"{ } \footnote{ \cite{ \cite[a $ \begin{quote} \begin{verbatim} \iffalse \hypersetup{ \[ \newcommand{\a}{ "
    r"\item[{a \section{ \text{ \url{ \enquote{ \cites{a} % \input{a}"
)


def nothing(path: str) -> bytes:
    raise FileNotFoundError(path)


def itself(path: str) -> bytes:
    return b"in\\footnote{a} \\begin{quote} \\cite{b} {"


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_pieces(pieces: list[str]) -> None:
    check_contract(read("".join(pieces).encode(), "x.tex", "", itself))


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.binary(max_size=300))
def test_bytes(data: bytes) -> None:
    check_contract(read(data, "x.tex", "", nothing))


SIZE = 200_000


@pytest.mark.parametrize("piece", [*HOSTILE.split(), "$a\n\n", "\n"])
def test_hostile_input_is_linear(piece: str) -> None:
    # What is quadratic takes minutes at this size.
    text = "x" + piece * (SIZE // len(piece))
    start = time.process_time()
    made = read(text.encode(), "x.tex", "", nothing)
    assert time.process_time() - start < 20
    check_contract(made)


def test_deep_notes() -> None:
    made = read(("a\\footnote{b" * 100_000 + "}" * 100_000).encode(), "x.tex", "", nothing)
    check_contract(made)
    assert len(made.notes) == 20
    assert "\\footnote" not in made.notes[-1].text.text


def test_files_in_files_end() -> None:
    made = read(b"\\input{a0}", "x.tex", "", lambda path: b"\\input{a%d}" % (int(path[1:-4]) + 1))
    assert [problem.kind for problem in made.problems] == ["limit"]


@pytest.mark.parametrize(
    "text",
    [
        "a\\",
        "\\item[\\]",
        "\\enquote{[",
        "\\footnote{a\\title{b}c}",
        "\\",
        "\\footcites()[]{b}{c}",
        "\\footcite{)\n@}",
        "\\bibitem{a} \\enquote{b \\bibliography{c} d",
        "\\footnote{a \\item[b\\begin{verbatim}c] d\n\ne",
        "\\begin{quote}" * 120 + "\\bibitem{a} A",
    ],
)
def test_found_by_fuzzing(text: str) -> None:
    check_contract(read(text.encode(), "x.tex", "", itself))
