"""JUnit XML, as build servers read it: a suite for each file, a failed case for each finding."""

from lxml import etree

from citecheck.model.finding import Diagnostic
from citecheck.model.result import FileReport, Run
from citecheck.report.render import ReportOptions
from citecheck.report.xml_text import xml_text


def render(run: Run, options: ReportOptions) -> str:
    """Return ``run`` as JUnit XML; a file without findings is one case that passed, a notice is an error."""
    root = etree.Element("testsuites", name="citecheck")
    for file in run.files:
        _suite(root, file)
    if run.notices:
        suite = etree.SubElement(root, "testsuite", name="citecheck", tests=str(len(run.notices)))
        suite.set("failures", "0")
        suite.set("errors", str(len(run.notices)))
        for notice in run.notices:
            case = etree.SubElement(suite, "testcase", name=xml_text(notice.path or "run"), classname="citecheck")
            etree.SubElement(case, "error", message=xml_text(notice.message))
    return etree.tostring(root, encoding="unicode", pretty_print=True)


def _suite(root: etree._Element, file: FileReport) -> None:
    reported = [each for each in file.diagnostics if not each.suppressed]
    suite = etree.SubElement(root, "testsuite", name=xml_text(file.path), tests=str(len(reported) or 1))
    suite.set("failures", str(len(reported)))
    suite.set("errors", "0")
    if not reported:
        etree.SubElement(suite, "testcase", name="no findings", classname=xml_text(file.path))
    for each in reported:
        _case(suite, each)


def _case(suite: etree._Element, diagnostic: Diagnostic) -> None:
    location = diagnostic.location
    name = f"{diagnostic.id} {diagnostic.rule} {location.line}:{location.column}"
    case = etree.SubElement(suite, "testcase", name=name, classname=xml_text(location.path), line=str(location.line))
    failure = etree.SubElement(case, "failure", message=xml_text(diagnostic.message), type=diagnostic.severity)
    where = f"{location.path}:{location.line}:{location.column}"
    failure.text = xml_text(f"{where}: {diagnostic.message}\n{diagnostic.excerpt}")
