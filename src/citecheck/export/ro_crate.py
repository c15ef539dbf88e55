"""A report with its evidence as an RO-Crate (version 1.2, 4 June 2025): the text of ``ro-crate-metadata.json``.

The check is described as an action with citecheck as its instrument, report and copies as its objects. Nothing is
copied: the crate is the folder that holds report and copies already.
"""

import os
from typing import Any

from citecheck import __version__
from citecheck.errors import UsageError
from citecheck.export.pack import HOME, Pack, relative
from citecheck.sources.evidence.evidence import Copy
from citecheck.sources.lock.media import media_type_at
from citecheck.verification.model import OUTCOMES

NAME = "ro-crate-metadata.json"
_PROFILE = "https://w3id.org/ro/crate/1.2"


def to_ro_crate(pack: Pack) -> dict[str, Any]:
    """Return the metadata of the crate. Raises :class:`UsageError` where a file lies outside its folder."""
    lock = pack.evidence.places.lock
    files = [_file(pack.report, pack.document.source.path, pack.sha256, "the report")]
    files += [_copy(pack, copy) for copy in pack.copies]
    if pack.evidence.has_lock and _is_inside(relative(lock, pack.folder)):
        files.append(_file(relative(lock, pack.folder), lock, "", "the hashes of the copies, as citecheck locked them"))
    for file in files:
        if not _is_inside(file["@id"]):
            raise UsageError(f"{file['@id']} lies outside the folder of the crate: write it to a folder above with -o")
    parts = [{"@id": file["@id"]} for file in files]
    graph = [_descriptor(), _root(pack, parts), *files, *_web_pages(pack), *_action(pack, parts), _licence()]
    return {"@context": f"{_PROFILE}/context", "@graph": graph}


def _descriptor() -> dict[str, Any]:
    return {
        "@id": NAME,
        "@type": "CreativeWork",
        "conformsTo": {"@id": _PROFILE},
        "about": {"@id": "./"},
    }


def _root(pack: Pack, parts: list[dict[str, str]]) -> dict[str, Any]:
    name = pack.document.metadata.title or pack.report
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": name,
        "description": f"{name}, with local copies of its sources and what checking its quotations against them gave",
        "datePublished": pack.context.today,
        "license": {"@id": "#licence"},
        "mainEntity": parts[0],
        "hasPart": parts,
        "mentions": {"@id": "#check"},
    }


def _licence() -> dict[str, Any]:
    return {
        "@id": "#licence",
        "@type": "CreativeWork",
        "name": "no licence stated",
        "description": "Nothing is said here about rights: ask the publishers of the report and of each source.",
    }


def _file(identity: str, path: str, sha256: str, description: str) -> dict[str, Any]:
    file: dict[str, Any] = {
        "@id": identity,
        "@type": "File",
        "name": os.path.basename(path),
        "description": description,
        "encodingFormat": media_type_at(path),
        "contentSize": str(os.path.getsize(path)),
    }
    return {**file, "sha256": sha256} if sha256 else file


def _copy(pack: Pack, copy: Copy) -> dict[str, Any]:
    identity = relative(copy.path, pack.folder)
    file = _file(identity, copy.path, pack.evidence.sha256(copy), "the copy of a source that the report cites")
    row = pack.evidence.locked(copy)
    if row is not None and row.url:
        file["isBasedOn"] = {"@id": row.url}
    if row is not None and row.retrieved_at:
        file["sdDatePublished"] = row.retrieved_at
    if row is not None and row.entries:
        file["identifier"] = list(row.entries)
    return file


def _web_pages(pack: Pack) -> list[dict[str, Any]]:
    """Return an entity for each address that copies were taken from."""
    rows = [pack.evidence.locked(copy) for copy in pack.copies]
    urls = sorted({row.url for row in rows if row is not None and row.url})
    return [{"@id": url, "@type": "CreativeWork", "name": url} for url in urls]


def _action(pack: Pack, parts: list[dict[str, str]]) -> list[dict[str, Any]]:
    counted = {outcome: sum(each.outcome == outcome for each in pack.found) for outcome in OUTCOMES}
    said = ", ".join(f"{count} {outcome}" for outcome, count in counted.items() if count)
    results = [
        {"@id": f"#{outcome}", "@type": "PropertyValue", "name": f"claims {outcome}", "value": str(count)}
        for outcome, count in counted.items()
    ]
    action = {
        "@id": "#check",
        "@type": "CreateAction",
        "name": "citecheck verify",
        "description": f"{len(pack.found)} claims held against the copies of their sources: {said or 'none'}",
        "instrument": {"@id": HOME},
        "object": parts,
        "result": [{"@id": result["@id"]} for result in results],
    }
    tool = {
        "@id": HOME,
        "@type": "SoftwareApplication",
        "name": "citecheck",
        "url": {"@id": HOME},
        "version": __version__,
    }
    return [action, tool, *results]


def _is_inside(identity: str) -> bool:
    return not identity.startswith(("../", "/")) and identity != ".."
