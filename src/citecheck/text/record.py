"""Named tuples that cost little to define.

The model has some seventy kinds of records, and ``typing.NamedTuple`` takes a quarter of a millisecond to make each
such class, mostly for the code of its constructor. Here the constructor is made when a class has had a dozen records; a
run on one small file needs few of them. To type checkers this *is* ``typing.NamedTuple``, and it behaves like it:
fields by name and place, defaults, ``_replace``, ``_asdict``, ``_fields``, equality with tuples, pickling.
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
            """Make a record; from the second dozen on by a constructor of the class, fast but dear to make."""
            uses = _uses[cls] = _uses.get(cls, 0) + 1
            if uses <= _FEW and (whole := _whole(cls, values, named)) is not None:
                return tuple.__new__(cls, whole)
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

    _FEW = 12
    _uses: dict[type, int] = {}

    def _whole(cls: Any, values: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...] | None:
        """Return the values of all fields in order, None where the call is wrong: the constructor then says how."""
        rest = cls._fields[len(values) :]
        if len(values) > len(cls._fields) or not named.keys() <= set(rest):
            return None
        both = {**cls._field_defaults, **named}
        return (*values, *(both[field] for field in rest)) if both.keys() >= set(rest) else None

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
