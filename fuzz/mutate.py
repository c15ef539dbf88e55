"""Mutations for the fuzz targets: cut, double, swap, insert and flip pieces of sample documents."""

import argparse
import random
import sys
import time
import traceback
from collections.abc import Callable, Sequence


def mutate(data: bytes, random_: random.Random, dictionary: Sequence[bytes]) -> bytes:
    """Return ``data`` with one to eight random changes; ``dictionary`` holds pieces that matter to the format."""
    changed = bytearray(data)
    for _ in range(random_.randint(1, 8)):
        at = random_.randint(0, len(changed))
        end = min(len(changed), at + random_.choice((1, 2, 5, 40, 400)))
        choice = random_.randrange(6)
        if choice == 0:
            del changed[at:end]
        elif choice == 1:
            changed[at:at] = changed[at:end] * random_.choice((1, 2, 30))
        elif choice == 2:
            changed[at:at] = random_.choice(dictionary) * random_.choice((1, 1, 2, 50))
        elif choice == 3 and at < len(changed):
            changed[at] = random_.randrange(256)
        elif choice == 4:
            other = random_.randint(0, len(changed))
            changed[at:at] = changed[other : other + 80]
        else:
            changed[at:end] = random_.choice(dictionary)
    return bytes(changed)


def run(target: Callable[[bytes], None], samples: Sequence[bytes], dictionary: Sequence[bytes]) -> int:
    """Call ``target`` with mutated samples for ``--seconds``; return 1 and show the input that made it raise."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    random_ = random.Random(options.seed)
    end = time.monotonic() + options.seconds
    count = 0
    while time.monotonic() < end:
        data = mutate(random_.choice(samples), random_, dictionary)
        count += 1
        try:
            target(data)
        except Exception:
            traceback.print_exc()
            print(f"input {count} of seed {options.seed}: {data!r}", file=sys.stderr)
            return 1
    print(f"{count} inputs, no failure")
    return 0
