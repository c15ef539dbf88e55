"""Forms of single parts that begin with a known word: law, parliament, identifiers, dates of access, back-references.

Each expression is anchored where the lexer saw its first word or bracket, and compiled when that first happens.
"""

from citecheck.text.patterns import pattern

# Any word that may be a month: the alternatives are dear to compile, so the word is looked up afterwards.
_MONTH = r"[A-Z][a-z]{2,8}\b\.?"
_MONTH_NAMES = frozenset(
    (
        "Jan", "January", "Feb", "February", "Mar", "March", "Apr", "April", "May", "Jun", "June", "Jul", "July",
        "Aug", "August", "Sep", "Sept", "September", "Oct", "October", "Nov", "November", "Dec", "December",
    )
)  # fmt: skip
MONTH_NUMBERS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}  # fmt: skip

DAY_FIRST = pattern(
    rf"(\d{{1,2}})(?:st|nd|rd|th)?(?:\s?(?:[-\u2013]|and|to|&)\s?\d{{1,2}}(?:st|nd|rd|th)?)?\s(?:of\s)?({_MONTH}),?(?:\s((?:1[5-9]|20)\d\d)\b)?"
)
FIGURES = pattern(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?![\d/])")
ISO = pattern(r"((?:1[5-9]|20)\d\d)-(\d\d)(?:-(\d\d))?(?![\d-])")
YEAR_FIRST = pattern(rf"((?:1[5-9]|20)\d\d)\s({_MONTH})(?:\s(\d{{1,2}})(?![\d/]))?")
YEAR_COMMA = pattern(rf"((?:1[5-9]|20)\d\d),\s({_MONTH})(?:\s(\d{{1,2}})(?![\d/]))?")
PINPOINT = pattern(
    r"(?:,\s(?:at\s)?|\s\((?:HL|CA|PC|DC|QB|KB|Ch)\)\s)"
    r"(\d{1,4})(?:\s?[-\u2010-\u2015]\s?(\d{1,4}))?(?=\s?[(\[]|\s?[,.;]|\s?$)"
)
YEAR = pattern(r"((?:1[5-9]|20)\d\d)([a-z]?)(?:\s?[-\u2013/]\s?(?:\d{4}|\d\d))?(?![\w/])")
MONTH_FIRST = pattern(
    rf"({_MONTH})(?:\s(\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-\u2013]\s?\d{{1,2}})?(?![\d/:]))?,?\s((?:1[5-9]|20)\d\d)\b|"
    rf"({_MONTH})\s(\d{{1,2}})(?:st|nd|rd|th)?(?![\d/:])"
)


def is_month(word: str) -> bool:
    """Return whether ``word``, perhaps with a stop, is the English name of a month."""
    return word.removesuffix(".") in _MONTH_NAMES


WEEKDAY = pattern(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s(?=\d|[A-Z])")

URL = pattern(r"(?i)(?:(?:https?|ftp):/{1,3}|www\.)[^\s<>\"\u201c\u201d\u201e{}|\\^`]{1,4000}")
URL_BROKEN = pattern(r"(?i)\s(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,6}(?:[/?#][^\s<>\"\u201c\u201d]{0,2000})?")
DOMAIN = pattern(
    r"(?i)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}?\.(?:com|org|net|gov|edu|int|eu|uk|de|fr|info|io)(?:/[^\s<>\"]{0,2000})?(?![\w.])"
)
EXTENSION = pattern(
    r"(?i)\.(?:pdf|docx?|xlsx?|pptx?|csv|txt|rtf|html?|jpe?g|png|tiff?|mp[34]|wav|msg|eml|zip)(?![a-z]{1,2}\b)"
)
NUMBERED_FILE = pattern(r"(?i)\d[\w'’()&%-]{2,200}\.(?:pdf|docx?|xlsx?|pptx?|csv)")

CODE = pattern(
    r"([A-Z]{2,8}(?:[-_][A-Z]{2,8}){0,2})([-_]?)(\d{5,12})"
    r"(?:_(\d{1,5})(?:\s?[-\u2010-\u2015]\s?(?:\d{1,5}))?|/(\d{1,5})(?:\s?[-\u2010-\u2015]\s?(?:\d{1,5}))?)?(?![A-Za-z0-9])"
)
CODE_PLACE = pattern(r"(?:_|/)\s?(\d{1,5})(?:\s?[-\u2010-\u2015]\s?_?(\d{1,5}))?")
SPACED_CODE = pattern(r"([A-Z]{2,4}\d?)\s(\d{4})\s(\d{4})(?:\s?[-\u2013]\s?(\d{4}))?(?!\w)")
SHORT_CODE = pattern(r"([A-Z]{2,8}[-_]?\d{1,4})(?=[/}\]]|\s?[}\]])")
DOTTED_CODE = pattern(r"[A-Z]{2,8}[.-]\d{2,5}(?:[.-]\d{3,12}){1,4}(?:_[A-Z])?(?![\w-]|\.\w)")
DOTTED_PLACE = pattern(r"\sat\s[.-](\d{2,6})(?:\s?[-\u2010-\u2015]\s?[.-]?(\d{2,6}))?(?!\w)")
# "FO 371/1234": letter code of a record office, its class and piece; accepted by the letters or by the words before.
ARCHIVE = pattern(r"([A-Z]{1,5})\s(\d{1,4}(?:/[A-Z]?\d{1,7}){1,4}[A-Z]?)(?![\w/-])")
SLASHED = pattern(r"[A-Z]{1,6}(?:/[A-Z]{0,3}\d{1,6}){1,4}(?![\w/-])")
COMMITTEE_CODE = pattern(r"\(([A-Z]{3}\d{4})\)")
# United Nations and World Trade Organization document symbols: A/RES/70/1, S/2015/730, CCPR/C/GC/34, WT/DS135/AB/R.
SYMBOL = pattern(
    r"(?:A|S|E|T|ST|CCPR|CAT|CEDAW|CERD|CRC|CRPD|CMW|CED|HRI|TD|FCCC|UNEP|WT|G|L|DP|CD|NPT|CTOC|HSP)"
    r"(?:/(?:[A-Z][A-Za-z]{0,8}(?:\.[A-Z]{0,3}\d{1,5})?|\d{1,5}(?!\d))){1,7}(?![\w/-]\w)"
)
TRANSCRIPT_PAGE = pattern(
    r"T[-\s]?(\d{1,5})[.:](\d{1,3})(?:\s?[-\u2010-\u2015]\s?(?:T-?)?(?:(\d{1,5})[.:])?(\d{1,3}))?(?![\w:])"
)
TRANSCRIPT_DAY = pattern(r"T(\d{1,3})(?=,?\spp?\b)")
BATES_END = pattern(r"\s?(?:[-\u2010-\u2015]|to|through)\s?(?:[A-Z]{2,8}[-_]?)?(\d{3,12})(?!\w)")

NEUTRAL = pattern(
    r"\[((?:1[89]|20)\d\d)\]\s?"
    r"((?:UK|EW|NI|CS|SC|IE|HC|FC|VS|NSW|QS|QC|WAS|EU|EC|NZ|CA|EA|SA|SG|HK|GI|JE|TC|LAN|BC|ON|AB)[A-Za-z]{0,8})(?:\s?(Civ|Crim|[A-Z]{1,2}[A-Za-z]{0,6}))?"
    r"\s?(B?\d{1,5})(?:\s?\(([A-Za-z. ]{1,14})\)|\s(?:QB|KB|Ch|Admin|Fam|Comm|Pat|TCC|IPEC|Costs)\b)?(?!\d)"
)
REPORT = pattern(
    r"(?:\[(?:1[6-9]|20)\d\d(?:-\d\d)?\]\s?(?:\d{1,3}\s)?|\((?:1[6-9]|20)\d\d(?:-\d\d)?\)\s?\d{1,3}\s)"
    r"((?:All\s)?[A-Z][A-Za-z.&]{0,12}(?:\s(?:\([A-Z][\w ]{0,10}\)|[A-Z][A-Za-z.&]{0,10}|of|\d(?:d|th)))"
    r"{0,4})\s(?:No\.?\s)?((?:I{1,3}[-\u2010-\u2015])?\d{1,5})(?![\d/]|\s(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec))"
)
BARE_CASE = pattern(
    r"(?:1[89]|20)\d\d\s(?:(?:UK(?:SC|HL|PC|UT|FTT|EAT)|EW(?:CA|HC|FC|COP)|NI(?:CA|QB|KB)|CS(?:OH|IH))(?:\s?[A-Z][A-Za-z]{1,5})?\s\d{1,5}"
    r"|(?:\d{1,3}\s)?(?:A\.?C\.?|Q\.?B\.?|K\.?B\.?|W\.?L\.?R\.?|All\sE\.?R\.?|EHRR|EMLR|Cr\sApp\sR|Ch|Fam|ICR|IRLR|FLR)\s\d{1,5})(?!\d)"
)
NAMED_BY_YEAR = pattern(r"\d{4}\s(?:(Act|Order|Regulations|Rules|Directive|Convention))\b")
MORE_PAGES = pattern(r";\s?(\d{1,4})(?:[-\u2010-\u2015](\d{1,4}))?(?=\s?[;,.]|\s?$)")
BROKEN_IBID = pattern(r"(?i)(?:bid|ibi\sd|i\sbid|ib\sid)[.;,]?\s?$")
ROMAN_PAGE = pattern(r"(pp?)([ivxlc]{1,8})(?:[-\u2010-\u2015]([ivxlc]{1,8}))?(?!\w)")
DOTTED_FILE = pattern(
    r"(?i)[\w'\u2019()&%-]{3,200}(?:\.[\w'\u2019()&%-]{1,60}){1,4}?\.(?:pdf|docx?|xlsx?|pptx?|csv)(?!\w)"
)
US_REPORT = pattern(
    r"(\d{1,4})\s(U\.\s?S\.|S\.\s?Ct\.|L\.\s?Ed\.(?:\s?2d)?|F\.(?:\s?(?:2d|3d|4th)|\s?Supp\.(?:\s?[23]d)?|\s?App'x)?|F\.R\.D\.|"
    r"B\.R\.|(?:A|P|N\.E|N\.W|S\.E|S\.W|So)\.\s?(?:2d|3d)?|Cal\.\s?(?:App\.\s?)?(?:2d|3d|4th|5th)?|N\.Y\.\s?(?:2d|3d)?|WL)\s(\d{1,8})"
)
US_CODE = pattern(r"(\d{1,3})\s(U\.\s?S\.\s?C\.(?:\s?A\.)?|C\.\s?F\.\s?R\.|Fed\.\s?Reg\.)\s?")
FOREIGN_LAW = pattern(
    r"(?:Loi|Décret|Ordonnance|Arrêté|Ley(?:\sOrgánica)?|Real\sDecreto(?:-[Ll]ey)?)\s(?:n[°o]\s?)?\d{1,4}[/-]\d{1,4}\b"
)
BEFORE_PARAGRAPH = pattern(r"\s\[\d{1,4}(?:\.\d{1,3})?\]")
ISSUE = pattern(r"[Nn]o\.\s(\d{1,4}(?:[-\u2013/]\d{1,4})?)(?=\s\(|[,.;:]|$)")
AT_PAGE = pattern(r"at\s(\d{1,4})(?:\s?[-\u2010-\u2015]\s?(\d{1,4}))?(?=,\s[A-Z]|;|\s\(|\s?\.?$)")
EVIDENCE_PAGE = pattern(r"Ev\sw?(\d{1,4})(?:\s?[-\u2010-\u2015]\s?(\d{1,4}))?(?![\w/])")
RULES_OF_COURT = pattern(
    r"(?:Civil|Criminal|Family)\sProcedure\sRules(?:\s(?:19|20)\d\d)?|CPR(?=\s(?:r\s?)?\d)|"
    r"Fed\.\s?R\.\s?(?:Civ\.\s?P|Crim\.\s?P|App\.\s?P|Bankr\.\s?P|Evid)\."
)
US_SHORT = pattern(
    r"(\d{1,4}\s(?:U\.\s?S\.|S\.\s?Ct\.|F\.(?:\s?(?:2d|3d|4th)|\s?Supp\.(?:\s?[23]d)?)))\sat\s"
    r"(\d{1,4})(?:\s?[-\u2010-\u2015]\s?(\d{1,4}))?"
)
APPLICATION = pattern(r"Applications?\s?(?:[Nn]os?\.?\s?)?(\d{1,6}/\d{2,4}(?:(?:,|\sand)\s?\d{1,6}/\d{2,4}){0,10})")
DOCKET = pattern(r"(?:ECF|Dkt\.?|Doc\.?|D\.E\.)\s(?:[Nn]os?\.?\s?)?(\d{1,5}(?:-\d{1,4})?)")
ACT = pattern(r"Act\s(?:of\s)?(1[2-9]\d\d|20\d\d)\b(?:\s?\(([A-Z]{2,10})\))?")
INSTRUMENT = pattern(
    r"(?:Order|Regulations|Rules|Directions|Scheme)\s(1[89]\d\d|20\d\d)\b(?:\s?\(?(SI\s(?:No\.?\s)?\d{4}/\d{1,5})\)?)?"
)
SI = pattern(r"(?:S\.?I\.?|SSI|S\.?R\.?(?:\s?&\s?O)?)\s(?:[Nn]o\.?\s)?((?:1[89]|20)\d\d)/(?:[Nn]o\.?\s)?(\d{1,5})")
EU = pattern(
    r"((?:Framework\s)?(?:Directive|Regulation|Decision))\s(?:\(?(?:EC|EU|EEC|Euratom)\)?\s)?(?:[Nn]o\.?\s)?"
    r"(\d{1,4}/\d{1,4}(?:/(?:EC|EU|EEC|JHA|CFSP|Euratom))?)(?:/(?:EC|EU|EEC))?"
)
JOURNAL = pattern(
    r"(?:Official\sJournal[A-Za-z ]{0,60}?|OJ)\s(?:No\.?\s)?([CL]\s?\d{1,4}[A-Z]?(?:/\d{1,4}|(?=,\s\d{1,2}\.\d)))"
)
FINAL = pattern(r"(?:COM|SWD|SEC|JOIN)\s?\(\d{2,4}\)\s?\d{1,4}(?:\s(?:final|fin))?\b(?:/\d)?")
EU_CASE = pattern(r"Cases?\s[CTF][-\u2010-\u2015]\d{1,4}/\d{2}(?:\sP(?:PU)?\b)?(?!\w)")
SHORT_ECLI = pattern(r"EU:[CTF]:\d{4}:\d{1,5}(?!\w)")
CONVENTION = pattern(
    r"(?:ECHR|European\sConvention\son\sHuman\sRights|(?:Vienna|Geneva|Hague|Aarhus)\sConvention|Convention\son\sthe\s\w+)"
)
HANSARD = pattern(r"(?:Hansard|Official\sReport|Deb(?:ates?)?\b)\.?")
HOUSE = pattern(r"(HC|HL)\s?(?:,\s?)?(?=Hansard|Deb|Official\sReport|Debates|Written|WA|WS)")
VOLUME_HOUSE = pattern(r"(\d{1,4})\s(?=H\.?[CL]\.?\s(?:Official|Deb|Hansard))")
COMMAND = pattern(r"(Cmnd|Cmd|Cm|CP|Cd|C)\.?\s?(\d{2,5})\b")
PAPER = pattern(
    r"(HC|HL)\s(?:Papers?\s)?(?:\(?[Nn]o\.?\s)?(\d{1,4}(?:[-\u2013][IVXivx]{1,5})?)\b(?:\s?\((\d{4}[-\u2013/]\d{2,4})\))?"
)

DOI = pattern(r"(?i)(?:doi:?\s?)?(?:https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/[^\s<>\"\u201c\u201d]{1,300})")
ISBN = pattern(r"(?i)(ISBN|ISSN|ISMN)(?:-1[03])?:?\s?([\dX][\dX \u2010-\u2015-]{6,18}[\dX])")
NUMBERED_ID = pattern(r"(?i)(PMID|PMCID|arXiv|ECLI|OCLC|JSTOR|RFC):?\s?((?:PMC)?[\w.:/-]{3,40}\w)")

SIGNAL = pattern(
    r"(?i)(?:(?:but|and)\s)?(?:see\s?(?:also|generally|further|in\sparticular|too)?(?:,?\s?(?:e\.\s?g\.|eg\b|for\s(?:example|instance)))?|"
    r"cf\b\.?|compare|contra|accord|for\s(?:example|instance)|e\.\s?g\.|eg\b)[,:]?(?!\w)"
)
ALSO = pattern(r"(?i)see\s?also\b")
ACCESSED = pattern(
    r"(?i)\(?(?:last\s)?(?:date\s)?(?:accessed|retrieved|viewed|visited|cited|checked|consulted|abgerufen|consulté|consultado)(?:\s(?:on|am|le|el)\b|\s?:|:)?\s?(?=\d|[a-z]{3,9}\.?\s\d)"
)
OP_CIT = pattern(r"(?i)(op|loc)\b\.?\s?cit\b\.?")
ID = pattern(r"(?:Id|id)\b\.(?!\s?[a-z]{3,})|(?:Id|id)\s(?=at\s)")
NOTE_NUMBER = pattern(
    r"\(?\s?(?:(?:above|supra|below|infra)[,]?\s)?(?:nn?|fn|Fn|Anm|note|footnote)\b\.?\s?(\d{1,4})(?:\s(above|below))?\s?\)?"
)
SUPRA = pattern(r"(?i)(supra|infra)\b\.?(?:,?\s(?:at\s)?(?:nn?|fn|note|nota|footnote)\.?\s?(\d{1,4}))?")
OTHER_NOTE = pattern(r"(?:Fn|Anm|nota)\b\.?\s?(\d{1,4})(?![\d.])")
ABSENCE = pattern(
    r"(?i)undated\b|untitled\b|not\s(?:yet\s)?published\b|unpublished\b|in\spress\b|forthcoming\b|n\.\s?d\.|no\sdate\b|s\.\s?[ln]\.|"
    r"(?:name|names|title|date|text)s?\s(?:redacted|withheld)|redacted\b|withheld\b|closed\ssession|anonymised|sic\b"
)
MEDIUM = pattern(
    r"(?i)\[\s?(?:videos?|online|internet|dvd|cd-?rom|film|audio|podcast|photographs?|maps?|television|radio|preprint|e-?book)\s?\]"
)
ORDINAL = pattern(r"(\d{1,3})(?:st|nd|rd|th)\b(\s(?:ed|edn|edition|series|century|rev)\b)?")
ORDINAL_PLACE = pattern(
    r"(?i)(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|final|penultimate)\s(?:full\s)?"
    r"(paragraph|bullet|page|line|section|sentence|row|column|item|entry)(?:\spoint)?s?\b"
)
ORDINAL_STATEMENT = pattern(
    r"(?i)(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)[\s-](?:supplementary[\s-])?(?:witness[\s-])?statement"
)
ORDINALS = {
    word: str(number)
    for number, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 1
    )
}
EXHIBIT = pattern(
    r"(?:Exhibits?|Exh?s?\.)[\s-]([A-Z]{1,5}[-/]?[A-Z]{0,3}\d{0,4}[A-Z]?(?:/\d{1,4}){0,2}|\d{1,4}(?:[-.]\d{1,4}){0,3})(?![\w.-]\w)(?![a-z])"
)
CASE_STUDY = pattern(r"[Cc]ase\s[Ss]tud(?:y|ies)")
