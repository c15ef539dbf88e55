"""The grammar of author-year citations, and the words before a year that are no author's name."""

from citecheck.text.patterns import pattern

YEAR4 = r"(?:1[4-9]|20)\d\d"
_UNDATED = r"n\. ?d\.|s\. ?d\.|o\. ?J\.|no date|undated|forthcoming|in press|in preparation|in prep\.?|submitted"
YEAR = (
    rf"(?:(?:\[{YEAR4}\] ?|{YEAR4} ?/ ?)?{YEAR4}(?:-?[a-z](?!\w))?(?: ?\[{YEAR4}\])?\+?(?![\w])"
    rf"|(?:{_UNDATED})(?:-?[a-h](?!\w))?)"
)
YEARS = rf"{YEAR}(?:(?:, ?| and | & |, and )(?:{YEAR}|[a-h](?![\w.]))){{0,8}}"
_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"{_UPPER}[\w’'\-\u2010\u2011]{{0,30}}+"
_PARTICLE = (
    r"(?:[Vv][ao]n|[Dd]e[rnl]?|della|[Dd][iauo]s?|[Ll][ae]s?|[Tt]e[nr]|[Aa]l|[Ee]l|[Bb]in|[Ii]bn|[Zz]u[rm]?|a[fv])"
)
SURNAME = rf"(?:{_PARTICLE}[ -]){{0,3}}{_WORD}"
_INITIALS = rf"(?:(?:{_UPPER}\.[ -]?){{1,3}} ?)?"
MORE = r"(?:,? (?:et\.? al\b\.?|and others\b|and colleagues\b|& others\b|u\. a\.|y otros\b|et coll\.))"
AUTHORS = rf"{_INITIALS}{SURNAME}(?:(?:,? (?:and|&|und|et|y)|,) {_INITIALS}{SURNAME}){{0,7}}{MORE}?(?:['’]s?)?"

PREFIX = (
    r"(?:(?:see|also|see also|but|but see|e\.g\.|i\.e\.|cf\.?|compare|for example|for instance"
    r"|for a review|for reviews|and|or|as|in|from|after|by"
    r"|following|based on|according to|source|sources|adapted from|modified from|reviewed in|reviewed by|reviewed"
    r"|(?:as )?cited (?:in|by)|(?:as )?quoted (?:in|by)|data from|table from|contra|pace|inter alia|notably"
    r"|especially|esp\.|particularly|most recently|first described by|vgl\.|siehe|s\.|z\. ?B\.|voir|ver|véase"
    r"|zit\. nach|hereafter|henceforth)(?:[,:] ?| ))"
)
TAIL = pattern(
    r"(?:[,:] ?|,? )(?:at\b|pp?\.? ?\d|paras?\b|§|chap|ch\.|S\. ?\d|vol"
    r"|Table|Tab\.|Fig|Annex|App|Sec|Part|Box|Eq|No\b|no\.|[\divxl]+\b"
    r"|emphasis|italics|original|my |our |own |author|and references|and others|and the"
    r"|for (?:a|an|the|more|details|further|review|discussion|example)"
    r"|as cited|cited in|quoted|in [A-Z]|unpublished|personal|among|inter alia|respectively"
    r"|translat|trans\.|see |but |who|which|on |with )[^()]{0,120}$",
)

WORK = pattern(
    rf"(?P<prefix>{PREFIX}{{0,3}})"
    rf"(?P<names>[^\d;()\[\]]{{2,120}}?(?: [(\[][A-Za-z&][^()\[\]\d]{{0,30}}[)\]])?),?:? ?"
    rf"(?P<years>{YEARS})"
)
PARENTHESIS = pattern(r"\(((?:[^()]|\([A-Z][A-Za-z&.]{1,12}\)){4,500})\)")
NAMED = pattern(rf"\((?P<years>{YEARS})(?:(?P<sep>[,:;] ?)(?P<rest>[^()]{{1,60}}))?\)")
BEFORE = pattern(rf"(?<![\w’'.\-])({AUTHORS}) ?$")
FULL = pattern(AUTHORS)
FIRST = pattern(rf"{_INITIALS}({SURNAME})")
EACH = pattern(rf"{YEAR}|(?<=[,&d] )[a-h](?![\w.])|(?<=,)[a-h](?![\w.])")
BETWEEN = pattern(r"(?:,? (?:and|&|und|et|y|or) |, ?(?:and |& )?)")
LOOSE = pattern(rf"(?<![\w/.£$€#-]){YEAR}")
HINT = pattern(rf"{YEAR4}|{_UNDATED}")

NO_NAME = frozenset(
    {
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
        "spring", "summer", "autumn", "winter", "fall", "easter", "christmas", "michaelmas",
        "figure", "fig", "table", "section", "chapter", "act", "acts", "order",
        "regulations", "regulation", "directive", "bill", "rules", "rule", "code", "version", "since", "until", "in",
        "on", "at", "by", "from", "before", "after", "during", "see", "the", "a", "an", "this", "that", "report",
        "recommendation", "article", "part", "annex", "appendix", "note", "page", "volume", "vol", "issue", "no",
        "number", "circa", "about", "early", "late", "mid", "monday", "tuesday", "wednesday", "thursday", "friday",
        "saturday", "sunday", "box", "case", "it", "they", "he", "she", "we", "these", "those", "when", "while", "as",
        "however", "edition", "published", "updated", "census", "convention", "measure", "amendment", "protocol",
        "statute", "law", "laws", "treaty", "charter", "constitution", "declaration", "agreement", "accord", "summit",
        "conference", "congress", "war", "battle", "crisis", "election", "elections", "referendum", "olympics", "cup",
        "games", "award", "prize", "equation", "model", "year", "years", "born", "died", "founded", "established",
        "est", "built", "released", "revised", "reprinted", "accessed", "retrieved", "dated", "signed", "ratified",
        "resolution", "schedule", "clause", "v", "vs", "phase", "wave", "cohort", "season", "copyright",
        "cm", "cmnd", "hc", "hl", "si", "no.", "q1", "q2", "q3", "q4", "total", "baseline", "windows", "office",
        "package", "question", "secretary", "society", "budget", "review", "spending", "strategy", "plan", "covid",
        "instrument", "guidance", "policy", "standard", "paper", "series", "episode", "album", "film",
        "rfc", "rfcs", "bcp", "std", "fyi", "pep",
    }
)  # fmt: skip
PLACES = frozenset(
    {
        "london", "paris", "berlin", "rome", "madrid", "vienna", "brussels", "dublin", "edinburgh", "glasgow",
        "cardiff", "belfast", "manchester", "birmingham", "leeds", "liverpool", "bristol", "oxford",
        "cambridge", "england", "scotland", "wales", "ireland", "britain", "france", "germany", "italy",
        "spain", "europe", "africa", "asia", "america", "usa", "uk", "canada", "australia", "india", "china",
        "japan", "tokyo", "beijing", "moscow", "washington", "chicago", "boston", "geneva", "zurich",
        "amsterdam", "lisbon", "athens", "copenhagen", "oslo", "stockholm", "helsinki", "warsaw", "prague",
        "budapest", "sheffield", "nottingham", "york", "newcastle", "sydney", "melbourne", "toronto", "delhi", "mumbai",
        "nairobi", "cairo", "seoul", "singapore", "kyoto", "rio", "maastricht", "lisboa", "wien", "münchen", "munich",
        "hamburg", "russia", "ukraine", "brazil", "mexico", "korea", "vietnam", "iraq", "iran", "syria", "israel",
        "egypt", "kenya", "nigeria", "ghana", "sweden", "norway", "denmark", "finland", "poland", "greece", "turkey",
        "portugal", "netherlands", "belgium", "austria", "switzerland", "hungary", "romania", "zealand", "states",
    }
)  # fmt: skip
SPEECH = pattern(
    r"['’]?s? ?(?:\w{2,12}ly |also |first |later |then |further |et |himself |herself ){0,2}"
    r"(?:argue|find|found|show|suggest|report|note|claim|state|propose"
    r"|conclude|describe|observe|demonstrate|identif|define|discuss|examine|explain|develop|use[sd]?\b|write|wrote|point"
    r"|emphasi|highlight|contend|maintain|believe|estimate|provide|offer|present|introduce|compare|review|investigat"
    r"|has\b|have\b|had\b|ha[sd] |was the|were the|assert|call|criticis|criticiz|refer|add|posit|indicate|reveal"
    r"|see[sn]?\b|saw\b|make|made\b|give|gave\b|concur|agree|disagree|warn|recommend|stress|draw|drew|distinguish|outline|characteri)"
)
LEADS = frozenset(
    (
        "by",
        "see",
        "as",
        "following",
        "per",
        "cf",
        "cf.",
        "e.g.",
        "e.g.,",
        "also",
        "unlike",
        "to",
        "and",
        "while",
        "although",
        "with",
        "from",
    )
)
