"""The one door to citecheck for the command line, hooks, editors, notebooks and tests."""
