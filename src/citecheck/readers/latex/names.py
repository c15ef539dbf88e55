"""The names of LaTeX commands and environments by what they do: LaTeX2e, natbib, biblatex and common packages."""

CITING = {
    **dict.fromkeys(
        (
            "cite",
            "citep",
            "citealt",
            "citealp",
            "parencite",
            "autocite",
            "smartcite",
            "supercite",
            "fullcite",
            "citenum",
            "onlinecite",
            "Cite",
            "Citep",
            "Citealt",
            "Citealp",
            "Parencite",
            "Autocite",
            "Smartcite",
            "notecite",
            "Notecite",
            "pnotecite",
            "citeNP",
            "citeasnoun",
            "shortciteNP",
            "bibentry",
            "citealias",
        ),
        "plain",
    ),
    **dict.fromkeys(
        (
            "citet",
            "Citet",
            "citeauthor",
            "Citeauthor",
            "citeyear",
            "citeyearpar",
            "citefullauthor",
            "Citefullauthor",
            "textcite",
            "Textcite",
            "citetitle",
            "citedate",
            "citeurl",
            "citeA",
            "shortcite",
            "shortciteA",
            "posscite",
            "citepos",
            "possessivecite",
            "citename",
            "citeN",
            "newcite",
        ),
        "shown",
    ),
    **dict.fromkeys(("footcite", "footfullcite", "Footcite"), "foot"),
    **dict.fromkeys(("footcitetext",), "plain"),
    **dict.fromkeys(
        ("cites", "parencites", "autocites", "smartcites", "supercites", "Parencites", "Autocites"), "many"
    ),
    **dict.fromkeys(("textcites", "Textcites"), "many-shown"),
    **dict.fromkeys(("footcites", "Footcites", "footcitetexts"), "many-foot"),
    **dict.fromkeys(("volcite", "pvolcite", "svolcite", "avolcite", "Volcite", "Pvolcite"), "volume"),
    **dict.fromkeys(("tvolcite", "Tvolcite"), "volume-shown"),
    **dict.fromkeys(("fvolcite", "ftvolcite"), "volume-foot"),
}
"""Commands that cite, and how: as marker, as words of the sentence, in a note; several citations or a volume first."""

NOT_CITING = frozenset({"citestyle", "citesetup", "citereset", "citation", "citecheck"})

SECTIONS = {
    "part": -1, "chapter": 0, "section": 1, "subsection": 2, "subsubsection": 3, "paragraph": 4, "subparagraph": 5,
    "addchap": 0, "addsec": 1, "frametitle": 2, "framesubtitle": 3,
}  # fmt: skip

MUTED = {
    **dict.fromkeys(
        (
            "label", "pageref", "hspace", "vspace", "vskip", "usetikzlibrary", "bibliographystyle", "pagestyle",
            "thispagestyle", "pagenumbering", "hypersetup", "includegraphics", "graphicspath", "index", "glossary",
            "usepackage", "RequirePackage", "PassOptionsToPackage", "geometry", "lstset", "tikzset", "pgfplotsset",
            "captionsetup", "phantom", "hphantom", "vphantom", "color", "pagecolor", "selectlanguage", "newcounter",
            "refstepcounter", "stepcounter", "newlength", "theoremstyle", "usetheme", "usecolortheme", "sisetup",
            "documentclass", "LoadClass", "tableofcontents", "cline", "cmidrule", "intertext", "bibpunct",
            "setcitestyle", "newcites", "DeclareBibliographyCategory", "addtocategory", "raisebox", "FloatBarrier",
            "gls", "glspl", "acs", "thanksref", "fontsize", "includepdf", "graphicx", "linespread", "crefrange",
            "setlist", "urlstyle", "hyphenation", "includeonly", "excludecomment", "subjclass", "newtheorem",
            "printbibliography", "DeclareMathOperator", "DeclareUnicodeCharacter", "DeclareSourcemap",
            "ExecuteBibliographyOptions", "DefineBibliographyStrings", "DeclareFieldFormat", "renewbibmacro",
            "newbibmacro", "AtBeginDocument", "AtEndDocument", "AtEveryBibitem", "setmainfont", "setsansfont",
            "setmonofont", "setotherlanguage", "setotherlanguages", "setmathfont", "numberwithin", "counterwithin",
            "counterwithout", "citestyle", "DeclareCiteCommand", "titleformat", "titlespacing", "definecolor",
            "colorlet", "setlength", "addtolength", "setcounter", "addtocounter", "settowidth", "rule", "fancyhead",
            "fancyfoot", "lhead", "rhead", "chead", "lfoot", "rfoot", "cfoot", "makeatletter", "value", "arabic",
            "addcontentsline", "addtocontents", "markboth", "markright", "bookmarksetup", "pdfbookmark", "input@path",
            "special", "write", "typeout", "message", "PackageWarning", "hyperlink", "hypertarget",
        ),
        1,
    ),
    **dict.fromkeys(
        (
            "setlength", "addtolength", "settowidth", "settoheight", "settodepth", "rule", "newtheorem",
            "PassOptionsToPackage", "DeclareMathOperator", "DeclareUnicodeCharacter", "numberwithin", "markboth",
            "DeclareFieldFormat", "newbibmacro", "renewbibmacro", "fontsize", "colorlet", "newcites", "addtocontents",
            "multicolumn", "addtocategory", "titlespacing", "acrodef", "newglossaryentry", "counterwithin",
            "crefrange", "setfontsize", "resizebox", "SetKwInOut", "crefname", "Crefname",
        ),
        2,
    ),
    **dict.fromkeys(("addcontentsline", "definecolor", "newacronym", "DeclareSIUnit"), 3),
    **dict.fromkeys(("DeclareCiteCommand",), 4),
    **dict.fromkeys(("titleformat",), 5),
    **dict.fromkeys(
        (
            "textcolor", "colorbox", "raisebox", "parbox", "makebox", "framebox", "hyperlink", "hypertarget", "href",
            "scalebox", "rotatebox", "foreignlanguage", "multirow", "AtBeginSection", "fontspec", "textlang",
            "foreignquote", "hyphenquote", "adjustbox", "minipage", "pdfbookmark",
        ),
        1,
    ),
    "multirow": 2, "fcolorbox": 2, "hyperref": 0,
}  # fmt: skip
"""How many arguments in braces at the front of a command are not text; what follows them is."""

REFERENCES = frozenset(
    {"ref", "eqref", "autoref", "cref", "Cref", "vref", "nameref", "Autoref", "fref", "Fref", "labelcref"}
)
"""Cross-references; they print a number that only LaTeX knows."""

BREAKS = frozenset(
    {
        "par",
        "newpage",
        "clearpage",
        "cleardoublepage",
        "maketitle",
        "bigskip",
        "medskip",
        "smallskip",
        "pagebreak",
        "midrule",
        "toprule",
        "bottomrule",
        "hline",
        "hrule",
        "endfirsthead",
        "endhead",
        "endfoot",
        "endlastfoot",
        "frontmatter",
        "mainmatter",
        "backmatter",
        "appendix",
        "titlepage",
        "tableofcontents",
        "and",
        "vfill",
    }
)
"""Commands that end a paragraph."""

MATHS = frozenset(
    name + star
    for name in (
        "equation", "align", "gather", "multline", "eqnarray", "math", "displaymath", "alignat", "flalign", "dmath",
        "subequations", "IEEEeqnarray", "xalignat", "mathpar", "prooftree", "tikzcd", "diagram",
    )
    for star in ("", "*")
)  # fmt: skip
SILENT = frozenset({"tikzpicture", "pgfpicture", "picture", "pspicture", "asy", "forest", "axis", "CCSXML", "keywords"})
VERBATIM = frozenset(
    {
        "verbatim", "verbatim*", "Verbatim", "Verbatim*", "BVerbatim", "LVerbatim", "SaveVerbatim", "lstlisting",
        "minted", "Highlighting", "alltt", "semiverbatim", "code", "pycode", "sageblock", "Sinput", "Soutput",
        "Schunk", "listing*", "tcblisting", "pyconsole", "luacode", "luacode*",
    }
)  # fmt: skip
SKIPPED = frozenset({"comment", "filecontents", "filecontents*", "filecontents+", "asydef"})
TABLES = {
    "tabular": 1, "tabular*": 2, "tabularx": 2, "longtable": 1, "tabulary": 2, "tabu": 1, "longtabu": 1,
    "supertabular": 1,
        "xltabular": 2, "array": 1, "deluxetable": 1, "tblr": 1, "longtblr": 1, "mpsupertabular": 1, "NiceTabular": 1,
}  # fmt: skip
"""Tables, and how many arguments describe their columns."""
LISTS = frozenset(
    {
        "itemize", "enumerate", "description", "list", "trivlist", "compactitem", "compactenum", "compactdesc",
        "inparaenum", "enumerate*", "itemize*", "easylist", "tasks", "asparaenum", "asparaitem", "inparaitem",
        "checklist",
    }
)  # fmt: skip
QUOTES = frozenset(
    {"quote", "quotation", "displayquote", "verse", "displaycquote", "blockquote", "epigraphs", "quoting"}
)
TITLED = frozenset(
    {"frame", "frame*", "block", "alertblock", "exampleblock", "tcolorbox", "abstract", "part", "letter"}
)
