"""What all exports are made of: the report, its copies, and what came of its claims, with paths as they are shown."""

import os
from urllib.parse import quote

from citecheck import __version__
from citecheck.errors import UsageError
from citecheck.model.context import Context
from citecheck.model.document import Document
from citecheck.sources.copies.model import CopyText
from citecheck.sources.evidence.evidence import Copy, Evidence
from citecheck.sources.evidence.uses import copies_used
from citecheck.text.record import NamedTuple
from citecheck.verification.model import Verification
from citecheck.verification.verify import verifications

TOOL = f"citecheck {__version__}"
HOME = "https://pypi.org/project/citecheck-linter/"
NAMESPACE = "6f6d3b0e-6c1c-5a0e-9d53-5a1f3a8f6b1c"
"""Of the UUIDs (version 5) that annotations are known by."""


class Pack(NamedTuple):
    """A report with its evidence. ``folder`` is where the export lies: paths in it are relative to that folder.

    ``copies`` are those that the report cites and that are there, by path; ``sha256`` is that of the report.
    """

    document: Document
    context: Context
    evidence: Evidence
    folder: str
    report: str
    sha256: str
    copies: tuple[Copy, ...]
    found: tuple[Verification, ...]


def pack_of(document: Document, context: Context, folder: str) -> Pack:
    """Gather what an export to ``folder`` holds. Raises :class:`UsageError` where there is no evidence."""
    from citecheck.sources.lock.lock_file import sha256_of_file

    evidence: Evidence | None = context.known.get("evidence")
    if evidence is None:
        raise UsageError('no folder of copies is set: write copies = "evidence" into the table [sources]')
    found = verifications(document, context)
    used = {copy.path: copy for _, copy in copies_used(document, context) if evidence.exists(copy)}
    path = document.source.path
    copies = tuple(used[each] for each in sorted(used))
    return Pack(
        document, context, evidence, folder, relative(path, folder), sha256_of_file(path), copies, found
    )  # fmt: skip


def relative(path: str, folder: str) -> str:
    """Return ``path`` relative to ``folder`` as a part of an address: ``/`` between names, other signs encoded."""
    return quote(os.path.relpath(path, folder or os.curdir).replace(os.sep, "/"))


def address_of(pack: Pack, copy: Copy) -> str:
    """Return the address of a source: that of the lock where it has one, else the path of its copy."""
    row = pack.evidence.locked(copy)
    return row.url if row is not None and row.url else relative(copy.path, pack.folder)


def text_of(pack: Pack, copy: Copy) -> CopyText | None:
    """Return the text of ``copy``, None where it has none."""
    text = pack.evidence.text(copy)
    return text if isinstance(text, CopyText) else None


def uuid_of(*parts: object) -> str:
    """Return the same ``urn:uuid:`` for the same ``parts``."""
    import uuid

    return uuid.uuid5(uuid.UUID(NAMESPACE), "\n".join(map(str, parts))).urn
