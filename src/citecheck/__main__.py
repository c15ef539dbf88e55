"""Run the command as ``python -m citecheck``."""

import sys

from citecheck.cli import main

if __name__ == "__main__":
    sys.exit(main())
