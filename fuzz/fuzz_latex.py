"""Fuzz the LaTeX reader: ``python fuzz/fuzz_latex.py --seconds 60``. Every input must give a legal Document."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from citecheck.model.document import Part  # noqa: E402
from citecheck.readers.latex.reader import read  # noqa: E402
from citecheck.sources.bibtex.register import bibtex_notes  # noqa: E402
from citecheck.text.decode import decode  # noqa: E402
from fuzz.mutate import run  # noqa: E402
from tests.readers.contract import check_contract  # noqa: E402

SAMPLES = [
    rb"""\documentclass{article}\usepackage[ngerman]{babel}
\newcommand{\src}[2][x]{\textbf{#1} \cite{#2}}
\title{T\thanks{x}}
\begin{document}
\section[s]{One}\label{a}
In 2019\footnote{See \citep[see][p.~4]{a,b}.} it fell $x^2$.

\begin{itemize}\item[Term \cite{c}] One\footcite[3]{d}
\item Two\end{itemize}
\end{document}
""",
    rb"""Text\footnotemark[3] and\footnotetext[3]{N \emph{n}}.
\begin{tabular}{l|r}
a & b\endnote{e} \\ \hline
\end{tabular}
\begin{align}a &= b\text{ with $c$}\end{align}
\begin{verbatim}
\cite{x}
\end{verbatim}
\verb|a{b| \url{http://a/%20}""",
    rb"""\def\be{\begin{equation}}\def\ee{\end{equation}}\be a \ee \iffalse x \else y \fi
\textcquote[p. 3]{k}{words}
\begin{thebibliography}{9}
\bibitem[A(2009)]{a} A, \newblock \textit{B}.
\bibitem{b} C.
\end{thebibliography}
""",
    rb"""\chapter{One}
\input{a}
X\footnote{\label{f}y} \footref{f}\cites(a)[1]{b}{c} \nocite{*}\bibliography{a,b}
""",
    rb"""@string{x = "y"}
@book{Smith, title={A {B}}, author = "C" # x,
 year=2001}
@article(J, month=jan)
@comment{z}
@book{q, t={
""",
]
PIECES = (
    "\\footnote{|\\cite{|\\cite[|{|}|[|]|$|$$|\\[|\\]|\\begin{quote}|\\end{quote}|\\begin{verbatim}|\\end{verbatim}|\\item|&|\\\\|%|\n\n|\r|\n"
    "|\\section{|\\bibitem{a}|\\newcommand{\\x}{|\\x|\\def\\y#1{|\\y{|\\text{|\\verb!|\\iffalse|\\fi|\\title{|\\enquote{|\\url{|\\'|``|''|~|--"
    '|\\textsuperscript{2}|$^{3}$|\\marginpar{|\\input{a}|\\begin{tabular}{l}|\\end{tabular}|\\chapter{|\\footref{f}|\\caption{|@a{|="|\0'
    "|\u2028|\U0001f600|\\begin{document}|\\end{document}|\\thanks{|\\footcite{a}|\\begin{tikzpicture}|\\end{tikzpicture}"
)
DICTIONARY = [piece.encode() for piece in PIECES.split("|")] + [b"|", b"\\verb|a|", b"\xff"]


def check(data: bytes) -> None:
    """Read ``data`` as a document that includes itself under another name, and as BibTeX."""
    check_contract(read(data, "fuzz.tex", "", lambda path: data[::2] if path.endswith("a.tex") else data[5:]))
    text = decode(data).text
    notes, problems = bibtex_notes(Part("b", "b", text, "utf-8"))
    for span in [note.span for note in notes] + [note.label_span for note in notes] + [each.span for each in problems]:
        assert 0 <= span.start <= span.end <= len(text)
    for note in notes:
        assert text[note.label_span.start : note.label_span.end] == note.label


if __name__ == "__main__":
    sys.exit(run(check, SAMPLES, DICTIONARY))
