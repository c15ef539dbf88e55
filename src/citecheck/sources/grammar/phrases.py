"""What stands between the strong parts of a source: names of people and bodies, titles, remarks."""

from citecheck.text.patterns import pattern

_SPLIT = pattern(r"\s*[,()]\s*|\s+[-\u2013\u2014]\s+")
_NAME = pattern(
    r"(?:[A-Z][\w'\u2019-]*\.?|[A-Z]\.)(?:\s(?:[A-Z][\w'\u2019-]*\.?|(?:de|van|von|der|den|la|le|du|of|the|al|bin|and|&|di|da)(?=\s))){0,7}"
)
_INITIALS = pattern(r"(?:[A-Z]\.?[\s-]?){1,4}")
_BODY = frozenset(
    "Department Ministry Office Council Committee University Press Service Agency Board Commission Authority Police Association "
    "Institute Society Foundation Trust Group Centre Center Inquiry Court House Parliament Government Cabinet Treasury "
    "Ofsted Ofcom NHS BBC Organisation Organization Bank Union Federation Company Ltd Limited Inc Corporation Secretariat".split()
)
_THINGS = frozenset(
    "Report Update Letter Minutes Minute Plan Policy Review Strategy Summary Agenda Note Notes Statement Submission Submissions "
    "Exhibit Guidance Guide Code Transcript Email Memo Memorandum Schedule Record Records Form Paper Papers Briefing Chapter "
    "Part Section Page Article Article's Act Order Regulations Rules Table Figure Contract Agreement Record Chronology Log "
    "Death Life History Meeting Bulletin Index Manual Handbook Assessment Evidence Decision Judgment Ruling Survey Study Analysis "
    "Data Statistics Press Release Interim Final Draft Annual Progress Compensation Definition Findings Recommendations".split()
)
_HONOURS = frozenset("QC KC MP CBE OBE MBE KCB GCB DBE MSP MEP PC TD JP PhD MD QPM FRS Bt Jr Sr II III V-C LJ J MR LCJ".split())
_NEWSPAPERS = pattern(
    r"(?i)\b(?:the\s)?(?:(?:daily|sunday|evening|morning|financial|new\syork|washington|irish|press|east|northern|"
    r"western|belfast|glasgow|yorkshire|manchester|birmingham|liverpool|wall\sstreet|los\sangeles)\s"
    r"(?:mail|telegraph|mirror|express|star|times|news|standard|post|herald|sun|echo|sport|people|gazette|guardian|journal|"
    r"evening\snews|anglian\sdaily\stimes)|guardian|observer|independent|sun|scotsman|economist|spectator|new\sstatesman|"
    r"news\sof\sthe\sworld|mail\son\ssunday|telegraph|mirror|metro|private\seye|i\snewspaper|times)\b"
)  # fmt: skip
_THE_PAPER = pattern(r"The\s(?:[A-Z][a-z]+\s){0,3}[A-Z][a-z]+|Daily\s\w+|Sunday\s\w+")
_PROSE = pattern(
    r"\b(?:is|are|was|were|has|have|had|be|been|will|would|should|could|may|might|does|did|do|it|he|she|they|which|who|"
    r"that|this|these|those|there|because|however|although|when|where|if|not|as|described|said|says|stated|noted|made|set)\b"
)

Phrase = tuple[int, int]


def phrases(text: str, start: int, end: int) -> list[Phrase]:
    """Return the places of the phrases between commas and brackets from ``start`` to ``end``, without blank ones."""
    found: list[Phrase] = []
    begin = start
    for each in _SPLIT.finditer(text, start, end):
        _trimmed(found, text, begin, each.start())
        begin = each.end()
    _trimmed(found, text, begin, end)
    return found


_EDGE = " \t\n\u00a0.,;:-\u2013\u2014[]{}()/\\|*\u2022\u2026"


def _trimmed(found: list[Phrase], text: str, start: int, end: int) -> None:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    if end > start:
        found.append((start, end))


def is_name(words: str) -> bool:
    """Return whether ``words`` look like the name of a person, as in "Lord Hunt" or "Vikki McKenna"."""
    if len(words) > 70 or _NAME.fullmatch(words) is None:
        return False
    pieces = words.split()
    return len(pieces) <= 6 and not any(piece in _THINGS or piece in _BODY for piece in pieces)


def is_body(words: str) -> bool:
    """Return whether ``words`` name an office, a company or another body."""
    return len(words) < 120 and any(piece.strip(".,'\u2019") in _BODY for piece in words.split()) and words[:1].isupper()


def is_initials(words: str) -> bool:
    """Return whether ``words`` are initials only, as after the surname in "Marshall, S"."""
    return len(words) < 12 and _INITIALS.fullmatch(words) is not None


def is_honour(words: str) -> bool:
    """Return whether ``words`` are letters after a name, such as "QC MP"."""
    return len(words) < 20 and all(piece in _HONOURS for piece in words.split())


def is_newspaper(words: str) -> bool:
    """Return whether ``words`` are the name of a newspaper."""
    return len(words) < 40 and _NEWSPAPERS.fullmatch(words) is not None


def is_prose(words: str) -> bool:
    """Return whether ``words`` are running text rather than a name or a title."""
    return len(words) > 12 and _PROSE.search(words[:2000]) is not None
