"""The explanation of a rule as text."""

from typing import Any

from citecheck.catalogue.load import Rule
from citecheck.compiled.rule_docs import DOCS


def explanation(rule: Rule) -> str:
    """Return what an editor needs to know about ``rule``."""
    docs = DOCS[rule.name]
    state = "runs by default" if rule.default else "runs only when selected"
    lines = [f"{rule.id} {rule.name}: {rule.summary}", f"{rule.severity}, confidence {rule.confidence}, {state}", ""]
    for title, key in (("Why", "why"), ("What to do", "remedy"), ("Exceptions and limits", "exceptions")):
        if docs[key]:
            lines += [title, *_indented(docs[key]), ""]
    for name, option in docs["options"].items():
        lines += [f"Option {name} (default {_shown(option['default'])})", *_indented(option["help"]), ""]
    for example in docs["examples"]:
        lines += [_title(example), *_indented(example["text"].strip("\n")), ""]
    lines += ["To accept one finding, write beside it", f"  citecheck: ignore[{rule.name}] -- reason", ""]
    return "\n".join(lines).rstrip() + "\n"


def _indented(text: str) -> list[str]:
    return ["  " + line if line else "" for line in text.splitlines()]


def _title(example: dict[str, Any]) -> str:
    if example["kind"] == "good":
        return f"Not reported ({example['format']})"
    return f"Reported ({example['format']}): " + ", ".join(f'"{words}"' for words in example.get("finds", []))


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"' if isinstance(value, str) else str(value)
