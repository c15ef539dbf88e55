"""How long a run on one small file takes, as a ratio to a bare Python, beside other linters.

Builds a wheel, installs it into an empty virtual environment (an editable install compiles its modules again on every
start) and runs every command in turn, so that the drift of the machine hits all of them alike. Prints the median wall
time and its ratio to ``python -c pass``; where valgrind is installed also instructions, which no load disturbs.

Run: ``python benchmarks/startup.py [--rounds 15] [--peers]``. ``--peers`` installs yamllint and sphinx-lint too.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SMALL = "# Attendance\n\n" + "".join(
    f"Attendance in district {n} fell by {n} per cent in 2019.[^{n}] The council said that it would look into it, and "
    f"wrote to the schools.\n\n[^{n}]: Attendance return, district {n}, May 2019.\n\n"
    for n in range(1, 21)
)


def main() -> int:
    """Run the benchmark and print its table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=15)
    options.add_argument("--peers", action="store_true")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        commands = prepare(folder, chosen.peers)
        times = time_all(commands, chosen.rounds, folder)
        instructions = count_all(commands, folder)
        report(times, instructions)
    return 0


def prepare(folder: str, peers: bool) -> dict[str, list[str]]:
    """Install a wheel of this checkout into an empty environment; return the commands to time."""
    place = os.path.join(folder, "venv")
    venv.create(place, with_pip=True)
    binaries = os.path.join(place, "Scripts" if os.name == "nt" else "bin")
    python = os.path.join(binaries, "python")
    quiet = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    subprocess.run(
        [*quiet, ROOT, *(["yamllint", "sphinx-lint"] if peers else [])], check=True, stderr=subprocess.DEVNULL
    )
    subprocess.run([python, "-m", "compileall", "-q", place], check=False)
    for name, text in {
        "small.md": SMALL,
        "small.yaml": "a: 1\n" * 1,
        "small.rst": "Title\n=====\n\nWords.\n" * 40,
    }.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)
    commands = {
        "python -c pass": [python, "-c", "pass"],
        "citecheck small.md": [os.path.join(binaries, "citecheck"), "small.md"],
        "citecheck --version": [os.path.join(binaries, "citecheck"), "--version"],
    }
    if peers:
        commands["yamllint small.yaml"] = [os.path.join(binaries, "yamllint"), "small.yaml"]
        commands["sphinx-lint small.rst"] = [os.path.join(binaries, "sphinx-lint"), "small.rst"]
    return commands


def time_all(commands: dict[str, list[str]], rounds: int, folder: str) -> dict[str, list[float]]:
    """Return the wall times of each command in seconds, taken in turn; the first round is a warm-up."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, cwd=folder, capture_output=True, check=False)
            if turn:
                times[name].append(time.perf_counter() - start)
    return times


def count_all(commands: dict[str, list[str]], folder: str) -> dict[str, int]:
    """Return the instructions of each command by valgrind's callgrind; empty where it is not installed."""
    if shutil.which("valgrind") is None:
        print("valgrind is not installed: instructions are not counted")
        return {}
    counted = {}
    for name, command in commands.items():
        words = command
        if not os.path.basename(command[0]).startswith("python"):
            words = [os.path.join(os.path.dirname(command[0]), "python"), *command]
        tool = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
        run = subprocess.run([*tool, *words], cwd=folder, capture_output=True, text=True, check=False)
        if match := re.search(r"Collected : (\d+)", run.stderr):
            counted[name] = int(match[1])
    return counted


def report(times: dict[str, list[float]], instructions: dict[str, int]) -> None:
    """Print the table of medians and ratios."""
    bare = statistics.median(times["python -c pass"])
    floor = instructions.get("python -c pass", 0)
    print(f"Python {sys.version.split()[0]}, {len(times['python -c pass'])} rounds")
    print(f"{'command':<24}{'median ms':>10}{'min ms':>9}{'x bare':>8}{'M instr':>9}{'x bare':>8}")
    for name, values in times.items():
        median = statistics.median(values)
        line = f"{name:<24}{median * 1000:>10.1f}{min(values) * 1000:>9.1f}{median / bare:>8.2f}"
        if name in instructions and floor:
            line += f"{instructions[name] / 1e6:>9.0f}{instructions[name] / floor:>8.2f}"
        print(line)


if __name__ == "__main__":
    sys.exit(main())
