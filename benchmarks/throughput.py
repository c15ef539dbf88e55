"""CPU seconds on many and on large Markdown files, beside other linters in the same run.

Writes 10 files of 1 MB (5,000 notes each), 1,000 files of 4 KB and one of 10 MB into a temporary folder, seeded, and
runs citecheck on them, in turn with rumdl (all rules; its note rules alone) and markdownlint-cli2 where these are
installed. Prints user + system seconds of the whole process, the median of the rounds, and the ratio of citecheck to
each peer.

Run: ``python benchmarks/throughput.py [--rounds 3]``; ``pip install rumdl`` and ``npm install -g markdownlint-cli2``
bring the peers.
"""

import argparse
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile

WORDS = (
    *("attendance", "council", "district", "school", "return", "letter", "inquiry", "evidence", "report", "minutes"),
    *("service", "children", "partnership", "police", "health", "board", "review", "practice", "concern", "delay"),
    *("access", "support", "capacity", "agency", "officer", "meeting", "record", "data", "training", "family"),
)


def sentence(chance: random.Random) -> str:
    """Return one sentence of 8 to 18 words; every fourth holds a figure."""
    words = [chance.choice(WORDS) for _ in range(chance.randint(8, 18))]
    if chance.random() < 0.25:
        words[3] = f"{chance.randint(2, 99)} per cent"
    return " ".join(words).capitalize() + "."


def document(chance: random.Random, notes: int, size: int) -> str:
    """Return Markdown of about ``size`` bytes with ``notes`` footnotes, all used and defined."""
    lines = ["# Report", ""]
    room = size // notes - 60
    for number in range(1, notes + 1):
        text = sentence(chance)
        while len(text) < room - 60:
            text += " " + sentence(chance)
        lines += [f"{text}[^{number}]", ""]
        if number % 40 == 0:
            lines += [f"## Section {number // 40}", ""]
    lines += [
        f"[^{number}]: Letter {number}, {chance.choice(WORDS)}, 2019, page {number}." for number in range(1, notes + 1)
    ]
    return "\n".join(lines) + "\n"


def write_corpus(folder: str) -> dict[str, str]:
    """Write the three corpora; return their folders by name."""
    chance = random.Random(7)
    shapes = {
        "10 x 1 MB": (10, 5000, 1_000_000),
        "1000 x 4 KB": (1000, 20, 4_000),
        "1 x 10 MB": (1, 50_000, 10_000_000),
    }
    folders = {}
    for name, (count, notes, size) in shapes.items():
        place = os.path.join(folder, name.replace(" ", ""))
        os.makedirs(place)
        for number in range(count):
            with open(os.path.join(place, f"report{number}.md"), "w", encoding="utf-8") as file:
                file.write(document(chance, notes, size))
        folders[name] = place
    one = os.path.join(folder, "one")
    os.makedirs(one)
    shutil.copy(os.path.join(folders["10 x 1 MB"], "report0.md"), one)
    folders["1 x 1 MB"] = one
    return folders


def commands() -> dict[str, list[str]]:
    """Return what is installed here, by name."""
    beside = os.path.join(os.path.dirname(sys.executable), "")
    found = {"citecheck": [sys.executable, "-m", "citecheck", "--no-config"]}
    rumdl = shutil.which("rumdl") or shutil.which(beside + "rumdl")
    if rumdl:
        found["rumdl, all rules"] = [rumdl, "check", "--no-cache", "--silent"]
        found["rumdl, note rules"] = [rumdl, "check", "--no-cache", "--silent", "--enable", "MD066,MD067,MD068"]
    else:
        print("rumdl is not installed: no ratio to it")
    if shutil.which("markdownlint-cli2"):
        found["markdownlint-cli2"] = ["markdownlint-cli2"]
    else:
        print("markdownlint-cli2 is not installed: no ratio to it")
    return found


def cpu_seconds(command: list[str], folder: str) -> float:
    """Return user + system seconds of ``command`` on ``folder``, its children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    place = os.path.join(folder, "**", "*.md") if command[0] == "markdownlint-cli2" else folder
    # Without its bytecode a source tree is compiled at every start, which nobody's installation does.
    kept = {
        **os.environ,
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": os.path.join(tempfile.gettempdir(), "pyc"),
    }
    subprocess.run([*command, place], capture_output=True, check=False, env=kept)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> int:
    """Run the benchmark and print its table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=3)
    rounds = options.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        folders, tools = write_corpus(folder), commands()
        medians: dict[tuple[str, str], float] = {}
        for corpus, place in folders.items():
            taken: dict[str, list[float]] = {name: [] for name in tools}
            for _ in range(rounds):
                for name, command in tools.items():
                    if name != "markdownlint-cli2" or corpus != "1 x 10 MB":
                        taken[name].append(cpu_seconds(command, place))
            medians.update({(corpus, name): statistics.median(values) for name, values in taken.items() if values})
    report(medians)
    return 0


def report(medians: dict[tuple[str, str], float]) -> None:
    """Print CPU seconds and the ratio of citecheck to each peer."""
    print(f"{'corpus':<14}{'tool':<20}{'CPU s':>8}{'citecheck / tool':>18}")
    for (corpus, name), seconds in medians.items():
        print(f"{corpus:<14}{name:<20}{seconds:>8.2f}{medians[corpus, 'citecheck'] / seconds:>18.2f}")
    small, large = medians["1 x 1 MB", "citecheck"], medians["1 x 10 MB", "citecheck"]
    print(f"10 MB costs {large / small:.1f} times 1 MB")


if __name__ == "__main__":
    sys.exit(main())
