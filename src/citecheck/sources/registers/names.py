"""Names of fields and types of sources: those of CSL 1.0.2, and what other formats call the same.

Sources: the CSL input schema (citationstyles.org, csl-data.json), the hayagriva file format (Typst, 0.8), the Citation
File Format 1.2.0, and the front matter ``sources`` of OKF 0.2.
"""


def names_in(words: str) -> frozenset[str]:
    """Return the names in ``words``, which white space divides."""
    return frozenset(words.split())


NUMBERS = names_in(
    "chapter-number citation-number collection-number edition first-reference-note-number issue locator number"
    " number-of-pages number-of-volumes page page-first part printing supplement volume"
)
"""Variables of CSL that hold a number or a string."""
STRINGS = names_in(
    "citation-key language journalAbbreviation shortTitle abstract annote archive archive_collection archive_location"
    " archive-place authority call-number citation-label collection-title container-title container-title-short"
    " dimensions division DOI event event-title event-place genre ISBN ISSN jurisdiction keyword medium note"
    " original-publisher original-publisher-place original-title part-title PMCID PMID publisher publisher-place"
    " references reviewed-genre reviewed-title scale section source status title title-short URL version volume-title"
    " volume-title-short year-suffix"
)
"""Variables of CSL that hold a string."""
PEOPLE = names_in(
    "author chair collection-editor compiler composer container-author contributor curator director editor"
    " editorial-director executive-producer guest host interviewer illustrator narrator organizer original-author"
    " performer producer recipient reviewed-author script-writer series-creator translator"
)
"""Variables of CSL that hold names of people."""
DATES = names_in("accessed available-date event-date issued original-date submitted")
"""Variables of CSL that hold dates."""
TYPES = names_in(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset"
    " document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation"
    " manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical"
    " personal_communication post post-weblog regulation report review review-book software song speech standard thesis"
    " treaty webpage"
)
"""The types of items of CSL."""

_OTHER = {
    "authors": "author", "editors": "editor", "translators": "translator", "by": "author", "date": "issued",
    "year": "issued", "date-released": "issued", "last_modified": "issued", "last-modified": "issued",
    "published": "issued", "date-published": "issued", "resource": "URL", "link": "URL", "href": "URL", "web": "URL",
    "retrieved": "accessed", "urldate": "accessed", "access-date": "accessed", "accessed-date": "accessed",
    "date-accessed": "accessed", "journal": "container-title", "booktitle": "container-title",
    "website": "container-title",
    "container": "container-title", "pages": "page", "page-range": "page", "page-total": "number-of-pages",
    "location": "publisher-place", "place": "publisher-place", "organization": "publisher",
    "organisation": "publisher", "institution": "publisher", "school": "publisher", "repository-code": "source",
    "abbreviation": "title-short", "short-title": "title-short", "issue-title": "volume-title", "loc-cited": "locator",
    "archive-location": "archive-place", "call_number": "call-number", "collection-type": "genre",
    "languages": "language", "evidence-code": "code",
}  # fmt: skip
FIELDS = {name.casefold(): name for name in (*NUMBERS, *STRINGS, *PEOPLE, *DATES)} | _OTHER
"""The names that a tree of fields may use, in lower case, and the variables of CSL that they stand for."""

KINDS = {
    "anthos": "chapter", "web": "webpage", "website": "webpage", "scene": "motion_picture", "artwork": "graphic",
    "case": "legal_case", "newspaper": "article-newspaper", "tweet": "post", "misc": "document", "generic": "document",
    "proceedings": "book", "blog": "post-weblog", "repository": "software", "audio": "song", "video": "motion_picture",
    "exhibition": "event", "conference": "event", "conference-paper": "paper-conference", "anthology": "book",
    "reference": "book", "original": "document", "software-code": "software", "database": "dataset", "data": "dataset",
    "journal-article": "article-journal", "magazine-article": "article-magazine", "statute": "legislation",
    "newspaper-article": "article-newspaper", "edited-work": "book", "manual": "book", "government-document": "report",
}  # fmt: skip
"""Types of hayagriva and of the Citation File Format, and the types of CSL that they come nearest to."""


def csl_type(word: str) -> str:
    """Return the type of CSL for the type ``word`` of a tree, or ``word`` where none is known."""
    folded = word.strip().casefold()
    return folded if folded in TYPES else KINDS.get(folded, word.strip())
