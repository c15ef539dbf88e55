"""What all tests share: where the corpus of real documents is."""

import os
import sys

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[:0] = [os.path.join(ROOT, "tests"), os.path.join(ROOT, "tests", "readers"), ROOT]
CORPUS = os.environ.get("CITECHECK_CORPUS") or os.path.join(os.path.dirname(ROOT), "shared", "corpus")


@pytest.fixture(scope="session")
def corpus() -> str:
    """Return the folder of real documents; skip the test where it is absent."""
    if not os.path.isdir(CORPUS):
        pytest.skip(f"no corpus of real documents at {CORPUS} (set CITECHECK_CORPUS)")
    return CORPUS
