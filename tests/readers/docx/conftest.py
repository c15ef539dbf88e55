"""Lets the tests of this folder import what the tests of all readers share."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
