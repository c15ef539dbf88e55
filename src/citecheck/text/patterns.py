"""Regular expressions that are compiled when they are first used.

Compiling is slow (a tenth to half a millisecond each), and a run on one small file needs few of the expressions of the
modules that it imports. All expressions of the program must be linear: bounded repetition, nothing nested.
"""

import re

from citecheck.text.hints import Any, AnyStr, cast

_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "split")


class _Lazy:
    """Stands in for a compiled expression; after the first use its methods are those of the real one."""

    def __init__(self, source: Any, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for method in _METHODS:
            self.__dict__[method] = getattr(compiled, method)
        return getattr(compiled, name)


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return the expression ``source``, to be compiled with ``flags`` when it is first used.

    Raises :class:`re.error` at that time when the expression is wrong.
    """
    return cast("re.Pattern[AnyStr]", _Lazy(source, flags))
