"""What rules are told besides the document: what the baseline says its ibids stood for."""

import os
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from citecheck.config.settings import Settings
from citecheck.engine.select import select
from citecheck.model.context import Context
from citecheck.model.document import Document


def known(settings: Settings, path: str) -> Mapping[str, Any]:
    """Return what is known of the document at ``path`` from earlier runs, by the names of :class:`Context`."""
    if not settings.baseline:
        return {}
    from citecheck.engine.baseline import key_of

    try:
        state = os.stat(settings.baseline)
    except OSError:
        return {}  # said where the baseline is applied
    recorded = _ibids(settings.baseline, state.st_mtime_ns, state.st_size)
    found = recorded.get(key_of(path, settings.baseline))
    return {"ibids": found} if found else {}


@lru_cache(maxsize=4)
def _ibids(path: str, _changed: int, _size: int) -> Mapping[str, Any]:
    from citecheck.engine.baseline import load_ibids

    return load_ibids(path)


def ibids_of(document: Document, settings: Settings, path: str) -> tuple[tuple[str, str, str], ...]:
    """Return the ibids of ``document`` as a baseline keeps them: mark, source, printed words."""
    from citecheck.linking.link import link
    from citecheck.sources.places.ibid_record import record

    context = Context(link(document), sources=select(settings, path).sources, today=settings.today)
    return tuple(dict.fromkeys((each.mark, each.source, each.words) for _, each in record(document, context)))
