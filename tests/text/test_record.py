"""Cheap named tuples behave as those of ``typing``."""

import pickle
import typing

import pytest

from citecheck.text import record


class Ours(record.NamedTuple):
    """A record."""

    name: str
    size: int = 0
    tags: tuple[str, ...] = ()

    def label(self) -> str:
        return f"{self.name}:{self.size}"

    @property
    def empty(self) -> bool:
        return not self.size


class Theirs(typing.NamedTuple):
    """A record."""

    name: str
    size: int = 0
    tags: tuple[str, ...] = ()


class One(record.NamedTuple):
    value: int


@pytest.mark.parametrize(("values", "named"), [(("a",), {}), (("a", 1, ("x",)), {}), ((), {"name": "a", "size": 2})])
def test_construction(values: tuple[typing.Any, ...], named: dict[str, typing.Any]) -> None:
    ours, theirs = Ours(*values, **named), Theirs(*values, **named)
    assert ours == tuple(theirs)
    assert hash(ours) == hash(theirs)
    assert (ours.name, ours.size, ours.tags) == (theirs.name, theirs.size, theirs.tags)
    assert ours._asdict() == theirs._asdict()
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert ours._replace(size=9) == tuple(theirs._replace(size=9))
    assert type(ours._replace(size=9)) is Ours
    assert pickle.loads(pickle.dumps(ours)) == ours
    assert type(pickle.loads(pickle.dumps(ours))) is Ours


def test_class() -> None:
    assert Ours._fields == Theirs._fields
    assert Ours._field_defaults == Theirs._field_defaults
    assert Ours.__doc__ == "A record."
    assert isinstance(Ours("a"), tuple)
    assert Ours("a", 3).label() == "a:3"
    assert Ours("a").empty
    assert One(4) == (4,)
    assert Ours._make(["a", 1, ()]) == Ours("a", 1)
    match Ours("a", 1):
        case Ours(name, size):
            assert (name, size) == ("a", 1)


def test_mistakes_are_errors() -> None:
    with pytest.raises(TypeError):
        Ours()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Ours("a", colour=1)  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="colour"):
        Ours("a")._replace(colour=1)  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        Ours("a").name = "b"  # type: ignore[misc]


def test_first_records_and_later_ones_are_made_alike() -> None:
    made: typing.Any = type(record.NamedTuple)
    kind = made("Pair", (), {"__annotations__": {"one": int, "two": int}, "two": 2})
    for turn in range(40):
        assert kind(turn) == (turn, 2)
        assert kind(one=turn, two=0) == kind(turn, 0) == (turn, 0)
    for turn in range(40):
        fresh = made("Pair", (), {"__annotations__": {"one": int, "two": int}, "two": 2})
        for _ in range(turn):
            fresh(1)
        for values, named in (((), {}), ((1, 2, 3), {}), ((1,), {"one": 1}), ((1,), {"three": 3})):
            with pytest.raises(TypeError):
                fresh(*values, **named)
