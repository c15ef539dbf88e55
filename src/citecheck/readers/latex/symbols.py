"""What control sequences of LaTeX print: symbols, accented letters, dashes and quotation marks."""

ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "d": "\u0323", "b": "\u0331", "k": "\u0328",
    "r": "\u030a", "t": "\u0361",
}  # fmt: skip
"""Combining characters by the name of the accent (LaTeX2e encodings OT1 and T1)."""

SYMBOLS = {
    "%": "%", "$": "$", "&": "&", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", "\n": " ", "\t": " ", ",": "\u2009",
    ";": " ", ":": " ", "!": "", "/": "", "-": "", "@": "", "+": "",
    "textquotesingle": "'", "textquotedbl": '"', "textquoteleft": "\u2018", "textquoteright": "\u2019",
    "textquotedblleft": "\u201c", "textquotedblright": "\u201d", "quotedblbase": "\u201e", "quotesinglbase": "\u201a",
    "glqq": "\u201e", "grqq": "\u201c", "glq": "\u201a", "grq": "\u2018", "flqq": "\u00ab", "frqq": "\u00bb",
    "og": "\u00ab\u00a0", "fg": "\u00a0\u00bb", "guillemotleft": "\u00ab", "guillemotright": "\u00bb",
    "lq": "\u2018", "rq": "\u2019", "textless": "<", "textgreater": ">", "textbar": "|", "textasciitilde": "~",
    "textasciicircum": "^", "textbackslash": "\\", "textunderscore": "_", "textbraceleft": "{", "textbraceright": "}",
    "lbrace": "{", "rbrace": "}", "textasciigrave": "`", "textendash": "\u2013", "textemdash": "\u2014",
    "textellipsis": "\u2026", "ldots": "\u2026", "dots": "\u2026", "cdots": "\u2026", "textdegree": "\u00b0",
    "degree": "\u00b0", "S": "\u00a7", "P": "\u00b6", "dag": "\u2020", "ddag": "\u2021", "copyright": "\u00a9",
    "textcopyright": "\u00a9", "textregistered": "\u00ae", "texttrademark": "\u2122", "pounds": "\u00a3",
    "textsterling": "\u00a3", "euro": "\u20ac", "texteuro": "\u20ac", "EUR": "\u20ac", "textyen": "\u00a5",
    "textcent": "\u00a2", "textdollar": "$", "textpm": "\u00b1", "texttimes": "\u00d7", "textmu": "\u00b5",
    "textonehalf": "\u00bd", "textperthousand": "\u2030", "textbullet": "\u2022", "textperiodcentered": "\u00b7",
    "ss": "\u00df", "ae": "\u00e6", "AE": "\u00c6", "oe": "\u0153", "OE": "\u0152", "o": "\u00f8", "O": "\u00d8",
    "aa": "\u00e5", "AA": "\u00c5", "l": "\u0142", "L": "\u0141", "i": "\u0131", "j": "\u0237", "dh": "\u00f0",
    "th": "\u00fe", "DH": "\u00d0", "TH": "\u00de", "dj": "\u0111", "DJ": "\u0110", "ng": "\u014b",
    "TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "XeTeX": "XeTeX", "LuaTeX": "LuaTeX",
    "quad": " ", "qquad": " ", "enspace": " ", "thinspace": "\u2009", "space": " ", "nobreakspace": "\u00a0",
    "slash": "/", "textvisiblespace": " ", "ier": "er", "ieme": "e", "No": "No", "no": "no", "og ": "\u00ab",
    "percent": "%", "times": "\u00d7", "pm": "\u00b1", "leq": "\u2264", "geq": "\u2265", "le": "\u2264",
    "ge": "\u2265", "approx": "\u2248", "sim": "~", "cdot": "\u00b7", "to": "\u2192", "rightarrow": "\u2192",
    "infty": "\u221e", "alpha": "\u03b1", "beta": "\u03b2", "gamma": "\u03b3", "delta": "\u03b4", "lambda": "\u03bb",
    "mu": "\u03bc", "pi": "\u03c0", "sigma": "\u03c3", "omega": "\u03c9", "Delta": "\u0394", "Omega": "\u03a9",
}  # fmt: skip
"""The characters that a control sequence without an argument prints."""

NOTE_SIGNS = ("*", "\u2020", "\u2021", "\u00a7", "\u00b6", "\u2016", "**", "\u2020\u2020", "\u2021\u2021")
"""The signs of ``\\thanks`` in their order (``\\fnsymbol`` of LaTeX2e)."""

RAISED = str.maketrans("0123456789-", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207b")

LANGUAGES = {
    "english": "en", "british": "en-GB", "ukenglish": "en-GB", "american": "en-US", "usenglish": "en-US",
    "canadian": "en-CA", "australian": "en-AU", "german": "de", "ngerman": "de", "austrian": "de-AT",
    "naustrian": "de-AT", "swissgerman": "de-CH", "nswissgerman": "de-CH", "french": "fr", "francais": "fr",
    "frenchb": "fr", "canadien": "fr-CA", "acadian": "fr-CA", "spanish": "es", "italian": "it", "portuguese": "pt",
    "portuges": "pt", "brazilian": "pt-BR", "brazil": "pt-BR", "dutch": "nl", "catalan": "ca", "danish": "da",
    "swedish": "sv", "norsk": "nb", "nynorsk": "nn", "finnish": "fi", "polish": "pl", "czech": "cs", "slovak": "sk",
    "russian": "ru", "ukrainian": "uk", "greek": "el", "turkish": "tr", "hungarian": "hu", "magyar": "hu",
    "romanian": "ro", "croatian": "hr", "slovene": "sl", "welsh": "cy", "irish": "ga", "japanese": "ja",
    "chinese": "zh", "korean": "ko", "arabic": "ar", "hebrew": "he", "latin": "la",
}  # fmt: skip
"""Names of babel and polyglossia and their BCP 47 tags."""
