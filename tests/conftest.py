"""What all tests share: where the corpus of real documents is."""

import os
import sys

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "tests"))
CORPUS = os.environ.get("CITECHECK_CORPUS") or os.path.join(os.path.dirname(ROOT), "shared", "corpus")


@pytest.fixture(scope="session")
def corpus() -> str:
    """Return the folder of real documents; skip the test where it is absent."""
    if not os.path.isdir(CORPUS):
        pytest.skip(f"no corpus of real documents at {CORPUS} (set CITECHECK_CORPUS)")
    return CORPUS
