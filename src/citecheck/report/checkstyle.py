"""Checkstyle XML, which many build servers and review bots read."""

from lxml import etree

from citecheck.model.result import Run
from citecheck.report.render import ReportOptions
from citecheck.report.xml_text import xml_text


def render(run: Run, options: ReportOptions) -> str:
    """Return the findings as Checkstyle XML; files without findings are left out."""
    root = etree.Element("checkstyle", version="4.3")
    for file in run.files:
        reported = [each for each in file.diagnostics if not each.suppressed]
        if not reported:
            continue
        parent = etree.SubElement(root, "file", name=xml_text(file.path))
        for each in reported:
            error = etree.SubElement(parent, "error", line=str(each.location.line), column=str(each.location.column))
            error.set("severity", each.severity)
            error.set("message", xml_text(each.message))
            error.set("source", f"citecheck.{each.rule}")
    return etree.tostring(root, encoding="unicode", pretty_print=True)
