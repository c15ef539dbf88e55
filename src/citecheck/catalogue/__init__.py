"""The rule catalogue: loading the compiled form, compiling it from rules/."""
