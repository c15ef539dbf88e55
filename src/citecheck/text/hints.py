"""The names of type hints, at no cost when the program starts.

``typing`` takes as long to import as some fifty modules of this program, and nothing of it is needed while it runs. To
type checkers these names *are* those of ``typing``; at run time they are stand-ins that only have to be evaluated
without an error where a hint is written: ``Any`` is ``object``, a ``Literal`` of words is ``str``.
"""

TYPE_CHECKING = False
"""As in ``typing``: type checkers take it for true."""

if TYPE_CHECKING:
    from typing import Any as Any
    from typing import AnyStr as AnyStr
    from typing import Literal as Literal
    from typing import TextIO as TextIO
    from typing import TypeVar as TypeVar
    from typing import cast as cast
else:
    Any = AnyStr = TextIO = object

    class Literal:
        """Stands in for ``typing.Literal``; all of ours are words."""

        def __class_getitem__(cls, _words):
            return str

    def TypeVar(_name):
        """Stand in for ``typing.TypeVar``."""
        return object

    def cast(_kind, value):
        """Return ``value``, as ``typing.cast`` does."""
        return value
