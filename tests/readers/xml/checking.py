"""Checks one XML text with its reader and all rules."""

from importlib import import_module

from readers.contract import check_contract

from citecheck.config.settings import Settings
from citecheck.engine.run import RuleFinding, Selection, run_rules
from citecheck.engine.select import select
from citecheck.model.document import Document

FORMATS = ("jats", "tei", "docbook", "rfcxml")


def read(text: str | bytes, format_name: str) -> Document:
    """Return the Document of ``text``; it keeps the contract of the model."""
    data = text.encode() if isinstance(text, str) else text
    document: Document = import_module(f"citecheck.readers.{format_name}.reader").read(data, "report.xml", "")
    check_contract(document)
    return document


def findings(document: Document) -> list[RuleFinding]:
    """Return what the rules find with their default settings."""
    chosen = select(Settings(), "report.xml")
    return run_rules(document, Selection(chosen.rules, chosen.options, chosen.claims, "2026-01-01"))


def found(text: str | bytes, format_name: str, *, claims: bool = False) -> list[tuple[str, str]]:
    """Return rule and quoted words of the findings; those about claims are left out unless asked for."""
    return [
        (each.rule.name, each.finding.words)
        for each in findings(read(text, format_name))
        if claims or not each.rule.id.startswith("CC4")
    ]
