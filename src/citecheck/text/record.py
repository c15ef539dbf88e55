"""Named tuples that cost little to define.

The model has some seventy kinds of records, and ``typing.NamedTuple`` takes a quarter of a millisecond to make each
such class, mostly for the code of its constructor. Here the constructor is made when the first record of a class
is; a run on one small file needs about half of them. To type checkers this *is* ``typing.NamedTuple``, and it behaves
like it: fields by name and place, defaults, ``_replace``, ``_asdict``, ``_fields``, equality with tuples, pickling.
"""

from citecheck.text.hints import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from _collections import _tuplegetter

    class _Record(tuple):
        """What all named tuples share."""

        __slots__ = ()
        _fields: tuple[str, ...] = ()
        _field_defaults: dict[str, Any] = {}

        def __new__(cls, *values: Any, **named: Any) -> Any:
            """Make the constructor of the class at its first use, and use it."""
            cls.__new__ = constructor = _constructor(cls._fields, cls._field_defaults)
            return constructor(cls, *values, **named)

        def __repr__(self) -> str:
            shown = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({shown})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

        def _replace(self, **changes: Any) -> Any:
            values = [changes.pop(name, value) for name, value in zip(self._fields, self, strict=True)]
            if changes:
                raise ValueError(f"got unexpected field names: {list(changes)!r}")
            return tuple.__new__(type(self), values)

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        @classmethod
        def _make(cls, values: Any) -> Any:
            return cls(*values)

    def _constructor(fields: tuple[str, ...], defaults: dict[str, Any]) -> Any:
        parameters = ", ".join(f"{name}=_default_{name}" if name in defaults else name for name in fields)
        values = "".join(f"{name}, " for name in fields)
        scope = {f"_default_{name}": value for name, value in defaults.items()}
        return eval(f"lambda _cls, {parameters}: _make(_cls, ({values}))", {**scope, "_make": tuple.__new__})

    class _Meta(type):
        """Turns the annotations of a class body into fields."""

        def __new__(mcs, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body.pop(field) for field in fields if field in body}
            body.update({field: _tuplegetter(place, "") for place, field in enumerate(fields)})
            body.update(_fields=fields, _field_defaults=defaults, __match_args__=fields, __slots__=())
            return type(name, (_Record,), body)

    NamedTuple = type.__new__(_Meta, "NamedTuple", (), {})
