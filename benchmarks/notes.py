"""How much of real notes the grammar reads, and how fast.

Prints the notes by form and by kind of source, the share in a known form, and notes a second next to a floor that is
measured in the same run: ``re.findall(r"\\w+")`` over the same notes. Then the growth of the time with the length on
text that is made to be slow: about 4 is linear, 16 quadratic.

Run: ``python benchmarks/notes.py [--profile NAME] [--unread] [FILE.jsonl.gz ...]``; a file holds one JSON object a line
with a field "notes" (a list, or texts by label). Without files: the notes of the corpus (CITECHECK_CORPUS).
"""

import argparse
import glob
import gzip
import json
import os
import re
import sys
import time
from collections import Counter

from citecheck.model.parsed_note import ParsedNote
from citecheck.sources.grammar.detect import detect, shipped
from citecheck.sources.grammar.parse import parse_note
from citecheck.sources.grammar.profile import Profile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CORPUS = os.environ.get("CITECHECK_CORPUS") or os.path.join(os.path.dirname(ROOT), "shared", "corpus")
HOSTILE = (
    *(
        "(",
        ";",
        "p1-1-1-1",
        "[",
        "{Day1/",
        "\u201c",
        "'a ",
        "p1; ",
        "Act 1998 ",
        "and ",
        "a.b",
        "1/1",
        "\u00a7",
        " v ",
        "A, B, ",
    ),
    *(
        "http://www.",
        "A-",
        "[2008] ",
        "(2008) 1 A ",
        "; see also p1",
        "x-y.pdf, p1; ",
        "Smith, J., ",
        "1; ",
        ". A",
        "ibid, ",
    ),
)
SMALL = 25_000


def read(paths: list[str]) -> list[str]:
    """Return the notes of the files."""
    notes: list[str] = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                found = json.loads(line).get("notes", ())
                notes += found.values() if isinstance(found, dict) else found
    return notes


def timed(notes: list[str], profile: Profile) -> tuple[list[ParsedNote], float, float]:
    """Return the parsed notes, the seconds of the floor and of the parser: the best of five rounds of both."""
    words = re.compile(r"\w+")
    floor = parser = float("inf")
    parsed: list[ParsedNote] = []
    for _ in range(5):
        begin = time.process_time()
        for note in notes:
            words.findall(note)
        floor = min(floor, time.process_time() - begin)
        begin = time.process_time()
        parsed = [parse_note(note, profile) for note in notes]
        parser = min(parser, time.process_time() - begin)
    return parsed, floor, parser


def show(notes: list[str], profile: Profile, unread: bool) -> None:
    """Print coverage and speed."""
    parsed, floor, parser = timed(notes, profile)
    forms = Counter(each.form for each in parsed)
    known = len(notes) - forms["unknown"] - forms["empty"]
    print(
        f"profile {profile.name}, {len(notes)} notes, {known / max(1, len(notes) - forms['empty']):.2%} in a known form"
    )
    for form, count in forms.most_common():
        print(f"  {form:16} {count:6}")
    kinds = Counter(cite.kind for each in parsed for cite in each.cites)
    print("  sources: " + ", ".join(f"{kind} {count}" for kind, count in kinds.most_common()))
    print(f"  {len(notes) / parser:,.0f} notes/s; floor {len(notes) / floor:,.0f} notes/s ({parser / floor:.1f} times)")
    if unread:
        print("\n".join("  unread: " + notes[each.note] for each in _numbered(parsed) if each.form == "unknown"))


def _numbered(parsed: list[ParsedNote]) -> list[ParsedNote]:
    return [each._replace(note=index) for index, each in enumerate(parsed)]


def growth(profile: Profile) -> None:
    """Print how the time grows when hostile text becomes four times as long, the worst last."""
    rows = []
    for piece in HOSTILE:
        small = min(_cost(piece * (SMALL // len(piece)), profile) for _ in range(3))
        large = min(_cost(piece * (4 * SMALL // len(piece)), profile) for _ in range(2))
        rows.append((large / max(small, 0.0005), large, piece))
    for ratio, seconds, piece in sorted(rows)[-6:]:
        print(f"  growth {ratio:5.1f}  {seconds:6.3f} s for 100 kB of {piece!r}")


def _cost(text: str, profile: Profile) -> float:
    begin = time.process_time()
    parse_note(text, profile)
    return time.process_time() - begin


def main() -> int:
    """Run it all."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--profile", default="auto")
    parser.add_argument("--unread", action="store_true")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    notes = read(options.files or sorted(glob.glob(os.path.join(CORPUS, "notes", "*.jsonl.gz"))))
    if not notes:
        print(f"no notes at {CORPUS}")
        return 1
    profiles = shipped()
    profile = detect(notes, profiles) if options.profile == "auto" else profiles[options.profile]
    show(notes, profile, options.unread)
    growth(profile)
    return 0


if __name__ == "__main__":
    sys.exit(main())
