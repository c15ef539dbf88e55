"""How fast ``citecheck lock --check`` holds copies against their lock: hashes of bytes that the system has in memory.

    python -m benchmarks.lock [MEGABYTES]

The goal is 500 MB a second (issue 6). Nothing is downloaded; the copies are made and removed.
"""

import os
import sys
import tempfile
import time

from citecheck.sources.evidence.evidence import Evidence, Places
from citecheck.sources.evidence.folder import copy_files
from citecheck.sources.lock.lock_file import LockedCopy, sha256_of_file
from citecheck.sources.lock.verify import verify

_COPIES = 8
_RUNS = 3


def main(megabytes: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        size = megabytes * 1_000_000 // _COPIES
        rows = {}
        for number in range(_COPIES):
            path = os.path.join(folder, f"{number}.bin")
            with open(path, "wb") as file:
                file.write(os.urandom(size))
            row = LockedCopy(f"{number}.bin", sha256_of_file(path), "", "", size, 0, "application/octet-stream")
            rows[row.path] = row
        evidence = Evidence(Places(folder, os.path.join(folder, "sources.lock")), copy_files(folder), rows)
        for _ in range(_RUNS):
            begin = time.perf_counter()
            assert verify(evidence) == []
            seconds = time.perf_counter() - begin
            print(f"{megabytes} MB in {_COPIES} copies: {seconds:.2f} s, {megabytes / seconds:.0f} MB/s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 800)
