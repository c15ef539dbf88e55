"""LaTeX: what is a note, a marker, a block, and where it stands."""

import pytest
from contract import check_contract

from citecheck.model.document import Document
from citecheck.readers.latex.reader import read


def document(text: str, **files: str) -> Document:
    def load(path: str) -> bytes:
        name = path.replace("\\", "/").removeprefix("project/")
        if name.replace("/", "_").replace(".", "_") not in files:
            raise FileNotFoundError(path)
        return files[name.replace("/", "_").replace(".", "_")].encode()

    made = read(text.encode(), "project/main.tex", "", load)
    check_contract(made)
    return made


def prose(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text.text.strip()) for block in document(text).blocks if block.text.text.strip()]


def markers(made: Document) -> list[tuple[str, ...]]:
    return [(marker.style, *(item.label for item in marker.items)) for marker in made.markers]


def notes(made: Document) -> list[tuple[str, str, str]]:
    return [(note.kind, note.label, note.text.text.strip()) for note in made.notes]


def source_of(made: Document, text: str) -> list[str]:
    return [text[marker.span.start : marker.span.end] for marker in made.markers]


# -- words --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (r"caf\'e na\"{\i}ve Stra\ss e \c{c}a \v{s}", "caf\u00e9 na\u00efve Stra\u00dfe \u00e7a \u0161"),
        ("``Yes'' -- she --- said", "\u201cYes\u201d \u2013 she \u2014 said"),
        (r"5\,\% \& \_ \{x\}", "5\u2009% & _ {x}"),
        (r"\emph{one} \textbf{two \textit{three}} {\bf four}", "one two three four"),
        (r"don\textquotesingle t \ldots end", "don't \u2026end"),
        (r"\url{http://a.b/c%20d\#e} x", "http://a.b/c%20d#e x"),
        (r"\href{http://a.b}{here} x", "here x"),
        (r"\verb|a{b\c| x", r"a{b\c x"),
        (r"a $x^2 + \alpha$ b", r"a x^2 + \alpha b"),
        (r"a \enquote{b} c", "a \u201cb\u201d c"),
        ("a % comment\n  b%\nc", "a bc"),
        (r"see \ref{x} and \label{y}on", "see X and on"),
        (r"\textcolor{red}{word} \unknown[x]{kept}", "word kept"),
        (r"a\iffalse hidden \ifx\a\b c\fi more\fi b", "ab"),
        (r"a \iffalse hidden \else shown \fi b", "a shown b"),
        (r"\ifdraft one \else two \fi", "one two"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert prose(text) == [("paragraph", words)]


def test_literal_text_keeps_its_place() -> None:
    text = "One \\emph{two} three.\n\nFour."
    made = document(text)
    block = made.blocks[1]
    assert text[block.text.to_source(0, 4).start :] == "Four."
    start = made.blocks[0].text.text.index("three")
    span = made.blocks[0].text.to_source(start, start + 5)
    assert text[span.start : span.end] == "three"


def test_blocks() -> None:
    text = r"""
\documentclass{article}
\title{A \emph{title}}
\begin{document}
\maketitle
\section[short]{One}\label{sec}
First.

Second.
\subsection*{Two}
\begin{itemize}
\item a
\item[Term] b

more
\end{itemize}
\begin{quote}Said.\end{quote}
\begin{tabular}{ll} c & d \\ \hline \multicolumn{2}{c}{e} \end{tabular}
\begin{figure}\includegraphics[width=1cm]{f.png}\caption{Words.}\end{figure}
\begin{verbatim}
\cite{no}
\end{verbatim}
\end{document}
after
"""
    assert prose(text) == [
        ("furniture", "A title"),
        ("heading", "One"),
        ("paragraph", "First."),
        ("paragraph", "Second."),
        ("heading", "Two"),
        ("item", "a"),
        ("term", "Term"),
        ("item", "b"),
        ("paragraph", "more"),
        ("paragraph", "Said."),
        ("cell", "c"),
        ("cell", "d"),
        ("cell", "e"),
        ("caption", "Words."),
        ("code", r"\cite{no}"),
    ]
    made = document(text)
    assert made.metadata.title == "A title"
    assert [block.level for block in made.blocks if block.kind == "heading"] == [1, 2]
    assert made.markers == ()
    assert made.inside(next(block.order for block in made.blocks if block.text.text == "Said."), "quote")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (r"\usepackage[english,ngerman]{babel}", "de"),
        (r"\usepackage[main=french,english]{babel}", "fr"),
        (r"\documentclass[british]{article}\usepackage{babel}", "en-GB"),
        (r"\setmainlanguage[variant=uk]{english}", "en"),
        (r"\usepackage{other}", ""),
    ],
)
def test_language(text: str, language: str) -> None:
    assert document(text).metadata.language == language


# -- notes --------------------------------------------------------------------------------------------------------


def test_footnotes_are_numbered_and_linked() -> None:
    text = "A\\footnote{One, \\emph{two}.} and\nb\\footnote{First.\n\nSecond.}."
    made = document(text)
    assert markers(made) == [("footnote", "1"), ("footnote", "2")]
    assert notes(made) == [("footnote", "1", "One, two."), ("footnote", "2", "First. Second.")]
    assert source_of(made, text)[0] == "\\footnote{One, \\emph{two}.}"
    assert [marker.target for marker in made.markers] == [note.anchors[0] for note in made.notes]
    assert made.blocks[0].text.text == "A and b."


def test_mark_and_text_apart() -> None:
    made = document(r"a\footnotemark{} b\footnotemark[7]. \footnotetext{T} \footnotetext[7]{U} c\footnote{V}")
    assert markers(made) == [("footnote", "1"), ("footnote", "7"), ("footnote", "2")]
    assert notes(made) == [("footnote", "1", "T"), ("footnote", "7", "U"), ("footnote", "2", "V")]
    assert made.words_at(made.markers[1].items[0].span) == "7"
    assert made.words_at(made.notes[1].label_span) == "7"


def test_footnotes_begin_again_with_each_chapter() -> None:
    made = document(r"\chapter{A} x\footnote{a} \chapter{B} y\footnote{b}\footnotemark[1]")
    assert [(note.label, note.key) for note in made.notes] == [("1", "1"), ("1", "2.1")]
    assert [marker.items[0].key for marker in made.markers] == ["1", "2.1", "2.1"]


def test_other_notes() -> None:
    made = document(
        r"\author{A\thanks{T}} b\endnote{E} c\sidenote{S} d\marginpar{M} \footref{x}\footnote{\label{x}F} \footref{x}"
    )
    assert notes(made) == [
        ("footnote", "*", "T"),
        ("endnote", "1", "E"),
        ("footnote", "1", "S"),
        ("inline", "", "M"),
        ("footnote", "1", "F"),
    ]
    assert made.markers[-1].target in made.notes[-1].anchors


def test_citation_in_a_footnote() -> None:
    made = document(r"a\footnote{See \citet[p.~4]{smith}.} b\footcite[3]{jones}")
    assert markers(made) == [("footnote", "1"), ("key", "smith"), ("footnote", "2"), ("key", "jones")]
    assert made.inside_note(made.markers[1].block) == made.notes[0].block
    assert made.notes[0].text.text == "See smith."
    assert made.markers[1].items[0].locator == "p. 4"


def test_notes_in_formulas_and_tables() -> None:
    made = document(r"\begin{align} a &= b\footnote{n} \end{align} \begin{tabular}{l} c\footnote{m} \end{tabular}")
    assert [note.text.text for note in made.notes] == ["n", "m"]
    assert [made.blocks[marker.block].kind for marker in made.markers] == ["paragraph", "cell"]


def test_headings_in_notes_are_blocks_of_the_note() -> None:
    made = document(r"a\footnote{One \section{two} three \caption{four} five} b")
    assert made.notes[0].text.text == "One two three four five"
    assert made.blocks[0].text.text == "a b"


# -- citations ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (r"\cite{a}", [("a", "", "")]),
        (r"\citep[see][p. 4]{a, b}", [("a", "see", ""), ("b", "", "p. 4")]),
        (r"\parencite*[12]{a}", [("a", "", "12")]),
        ("\\cite{a,% comment\n  b}", [("a", "", ""), ("b", "", "")]),
        ("\\cite{history of\n TT}", [("history of TT", "", "")]),
        (r"\cites(x)(y)[c][d]{a}[e]{b}", [("a", "c", "d"), ("b", "", "e")]),
        (r"\cite<see>[3]{a}", [("a", "see", "3")]),
        (r"\pvolcite{2}[7]{a}", [("a", "", "7")]),
        (r"\mycite{a:b_c}", [("a:b_c", "", "")]),
        (r"\textcquote[5]{a}{words}", [("a", "", "5")]),
        (r"\newcommand{\src}[2]{#1 \citep{#2}}\src{x}{a}", [("a", "", "")]),
        (r"\def\src{\cite{a,b}}\src", [("a", "", ""), ("b", "", "")]),
        (r"\supercite{a}", [("a", "", "")]),
    ],
)
def test_citations(text: str, items: list[tuple[str, str, str]]) -> None:
    made = document("x " + text)
    assert len(made.markers) == 1
    assert [(item.label, item.prefix, item.locator) for item in made.markers[0].items] == items
    assert made.markers[0].style == "key"


@pytest.mark.parametrize(
    "text",
    [
        r"% \cite{a}",
        r"\verb|\cite{a}|",
        r"\citestyle{plain}",
        r"\newcommand{\x}[1]{\cite{#1}}",
        r"\begin{comment}\cite{a}\end{comment}",
        "\\begin{lstlisting}[language=TeX]\n\\cite{a}\n\\end{lstlisting}",
        r"\newcommand{\todo}[1]{}\todo{\cite{a}}",
    ],
)
def test_no_citations(text: str) -> None:
    assert document("x " + text).markers == ()


def test_textual_citations_stay_in_the_sentence() -> None:
    made = document(r"As \citet{smith} found \cite{jones}.")
    assert made.blocks[0].text.text == "As smith found ."
    assert made.markers[0].end - made.markers[0].start == 5


def test_nocite() -> None:
    made = document(r"\nocite{a} \nocite{*} x")
    assert made.metadata.cites_all
    assert [(marker.items[0].label, made.blocks[marker.block].kind) for marker in made.markers] == [("a", "furniture")]


def test_list_of_references() -> None:
    entries = "\\bibitem{a} A. \\newblock B.\n\\bibitem[C(2009)]{c} C.\n"
    text = "\\cite{a}\n\\begin{thebibliography}{9}\n" + entries + "\\end{thebibliography}"
    made = document(text)
    assert notes(made) == [("entry", "a", "A. B."), ("entry", "c", "C.")]
    assert [made.words_at(note.label_span) for note in made.notes] == ["a", "c"]
    assert len(made.note_lists) == 1
    assert not made.metadata.fragment


def test_typed_markers() -> None:
    made = document(r"Said.\textsuperscript{1} More.$^{2}$ And [3].")
    assert markers(made) == [("superscript", "1"), ("superscript", "2"), ("bracket", "3")]


# -- files --------------------------------------------------------------------------------------------------------


def test_included_files_are_parts() -> None:
    made = document(
        "\\documentclass{article}\\begin{document}A\\footnote{a}\n\\input{ch/one}\nC\\footnote{c}\\end{document}",
        ch_one_tex="B\\footnote{b}. \\input{main}",
    )
    assert [part.name for part in made.source.parts] == ["", "ch/one.tex"]
    assert made.source.parts[1].path == "project/ch/one.tex"
    assert markers(made) == [("footnote", "1"), ("footnote", "2"), ("footnote", "3")]
    assert [marker.span.part for marker in made.markers] == ["", "ch/one.tex", ""]
    assert made.problems == ()


@pytest.mark.parametrize(
    ("name", "reason"), [("nope", "missing"), ("../up", "outside the folder"), ("/etc/passwd", "outside the folder")]
)
def test_files_that_are_not_read(name: str, reason: str) -> None:
    made = document(
        f"A \\cite{{x}} \\input{{{name}}} \\begin{{thebibliography}}{{}}\\bibitem{{y}} Y\\end{{thebibliography}}"
    )
    assert [problem.kind for problem in made.problems] == ["truncated"]
    assert reason in made.problems[0].message
    assert made.metadata.partial


def test_subfile_has_its_own_preamble() -> None:
    made = document(
        "\\documentclass{article}\\begin{document}\\subfile{one} end\\end{document}",
        one_tex="\\documentclass[main]{subfiles}\\title{No}\\begin{document}Words.\\end{document} gone",
    )
    assert [block.text.text for block in made.blocks] == ["Words.", "end"]


def test_what_a_file_leaves_open_ends_with_it() -> None:
    made = document("\\input{one} after\\footnote{x}", one_tex="\\begin{quote}\\textbf{open \\begin{itemize}\\item a")
    assert made.blocks[-3].text.text == "after"
    assert made.blocks[-3].parent == -1


@pytest.mark.parametrize(
    ("text", "files"),
    [
        (r"\bibliography{a,b.bib}", ("a.bib", "b.bib")),
        (r"\addbibresource[label=x]{refs.bib}", ("refs.bib",)),
        (r"\bibliography{IEEEabrv,refs}", ("refs.bib",)),
    ],
)
def test_files_of_sources(text: str, files: tuple[str, ...]) -> None:
    assert document(text).metadata.source_files == files


def test_printed_list_stands_in_for_missing_sources() -> None:
    made = document(
        r"\cite{a}\bibliography{refs}", main_bbl=r"\begin{thebibliography}{1}\bibitem{a} A.\end{thebibliography}"
    )
    assert made.metadata.source_files == ()
    assert notes(made) == [("entry", "a", "A.")]


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        (r"\usepackage{biblatex}", True),
        (r"\usepackage[backend=bibtex]{biblatex}", False),
        (r"\addbibresource{a.bib}", True),
        (r"\bibliography{a}", False),
    ],
)
def test_case_of_keys(text: str, exact: bool) -> None:
    made = document(text + r" \cite{Smith}")
    assert made.metadata.exact_keys == exact
    assert made.markers[0].items[0].key == ("Smith" if exact else "smith")


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        (r"\section{One} \cite{a}", True),
        (r"\documentclass{article} \cite{a}", False),
        (r"\documentclass[../main]{subfiles} \cite{a}", True),
        (r"\section{One} \cite{a} \bibliography{b}", False),
    ],
)
def test_fragments(text: str, fragment: bool) -> None:
    assert document(text).metadata.fragment == fragment


# -- broken input -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a\\footnote{never closed\n\nmore", 'the "{" of the footnote is never closed'),
        ("\\section{open\n\nText", "the heading is not closed"),
        ("\\begin{verbatim}\nx", 'no "\\end{verbatim}" follows'),
        ("a \\iffalse b", 'no "\\fi" follows'),
    ],
)
def test_faults_are_reported_once(text: str, message: str) -> None:
    made = document(text)
    assert len(made.problems) == 1
    assert message in made.problems[0].message
    assert made.metadata.partial


def test_directive() -> None:
    made = document("% citecheck: ignore[unused-note] -- why\nText.")
    assert [directive.text for directive in made.directives] == ["ignore[unused-note] -- why"]
