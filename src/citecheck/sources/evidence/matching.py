"""Which file is the copy of a source: an index over the names of all copies, those of the lock included."""

import os
from collections.abc import Iterable, Mapping

from citecheck.sources.evidence.names import address_of, codes_in, fold, is_code, last_name, stem_of
from citecheck.sources.evidence.wanted import Wanted
from citecheck.text.record import NamedTuple

_PREFERRED = (".pdf", ".docx", ".odt", ".epub", ".html", ".htm", ".xhtml", ".xml", ".txt", ".md")
_LEAST_NAME = 8
_INDEX_PAGES = ("index", "default")


class Named(NamedTuple):
    """A copy under the names that it may be found by: its place among all copies, its path, the address it is of."""

    place: int
    path: str
    url: str
    present: bool


class NameIndex:
    """Finds copies by the names of sources. Where several files fit equally well and may differ, none is taken."""

    def __init__(self, copies: Iterable[Named], mapped: Mapping[str, int]) -> None:
        """Index ``copies``; ``mapped`` gives the place of the copy by folded code, key or label, before all else."""
        self._mapped = mapped
        self._stems: dict[str, list[Named]] = {}
        self._files: dict[str, list[Named]] = {}
        self._codes: dict[str, list[Named]] = {}
        self._paths: dict[str, list[Named]] = {}
        self._urls: dict[str, list[Named]] = {}
        for copy in copies:
            self._add(copy)

    def _add(self, copy: Named) -> None:
        stem = stem_of(copy.path)
        self._stems.setdefault(fold(stem), []).append(copy)
        self._files.setdefault(fold(copy.path.rpartition("/")[2]), []).append(copy)
        for code in codes_in(stem):
            self._codes.setdefault(code, []).append(copy)
        for path in _address_forms(copy.path):
            self._paths.setdefault(path, []).append(copy)
        if copy.url:
            self._urls.setdefault(address_of(copy.url), []).append(copy)

    def find(self, wanted: Iterable[Wanted]) -> tuple[int, Wanted] | None:
        """Return the place of the copy that the first fitting name finds, and that name; None where none fits."""
        names = list(wanted)
        for name in names:
            if (place := self._mapped.get(map_key(name.value))) is not None:
                return place, name
        for name in names:
            if (copy := self._by_name(name)) is not None:
                return copy.place, name
        return None

    def _by_name(self, name: Wanted) -> Named | None:
        folded = fold(name.value)
        if not folded:
            return None
        if name.by == "code":
            same = _best(self._stems.get(folded, ()))
            return same or (_only(self._codes.get(folded, ())) if is_code(folded) else None)
        if name.by == "key":
            return _best(self._stems.get(folded, ()))
        if name.by == "file":
            return _best(self._files.get(folded, ())) or _best(self._stems.get(fold(stem_of(name.value)), ()))
        if name.by == "identifier":
            plain = fold(_bare(name.value))
            return _best(self._stems.get(plain, ())) if len(plain) >= _LEAST_NAME or is_code(plain) else None
        return self._by_address(address_of(name.value))

    def _by_address(self, address: str) -> Named | None:
        name = last_name(address)
        bare = address[: address.rfind(name)] + stem_of(name) if name else address  # saved in another form
        found = _best(self._urls.get(address, ())) or _best(self._paths.get(fold(address), ()))
        if found := found or _best(self._paths.get(fold(bare), ())):
            return found
        return _only(self._files.get(fold(name), ())) if len(fold(stem_of(name))) >= _LEAST_NAME else None


def _bare(identifier: str) -> str:
    """``doi:10.1000/1`` and ``https://doi.org/10.1000/1`` are ``10.1000/1``."""
    _, found, rest = identifier.partition("doi.org/")
    return rest if found else identifier.rpartition(":")[2]


def map_key(name: str) -> str:
    """Return ``name`` as the keys of an explicit map are compared: case and white space folded."""
    return " ".join(name.casefold().split())


def _address_forms(path: str) -> set[str]:
    """Return the addresses, folded, that a file may have been saved from, as its path in the folder tells them."""
    folder, _, name = path.rpartition("/")
    stem = stem_of(name)
    names = {name, stem, f"{folder}/{name}", f"{folder}/{stem}"}
    if folder and stem.lower() in _INDEX_PAGES:
        names.add(folder)
    forms = {fold(each) for each in names} | {fold(each).removeprefix("www") for each in names}
    forms |= {form.removeprefix("https").removeprefix("http").removeprefix("www") for form in tuple(forms)}
    return {form for form in forms if len(form) >= _LEAST_NAME}


def _best(copies: Iterable[Named]) -> Named | None:
    """Of files with one name and several endings the first kind is taken, of equal ones in several folders none."""
    ranked = sorted(copies, key=_rank)
    if len(ranked) > 1 and _rank(ranked[0]) == _rank(ranked[1]):
        return None
    return ranked[0] if ranked else None


def _rank(copy: Named) -> tuple[bool, int]:
    ending = os.path.splitext(copy.path)[1].lower()
    return not copy.present, _PREFERRED.index(ending) if ending in _PREFERRED else len(_PREFERRED)


def _only(copies: Iterable[Named]) -> Named | None:
    """Of several files with different names none is taken; of one name with several endings the best."""
    present = [copy for copy in copies if copy.present] or list(copies)
    return _best(present) if len({stem_of(copy.path) for copy in present}) == 1 else None
