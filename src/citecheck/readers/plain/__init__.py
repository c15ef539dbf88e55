"""Plain text: typed reports and pages saved from the web."""
