"""Run the command as ``python -m citecheck``."""

import sys

from citecheck.cli import start

if __name__ == "__main__":
    sys.exit(start())
