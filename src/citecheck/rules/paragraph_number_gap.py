"""CC206: printed paragraph numbers jump, repeat or fall back."""

from collections.abc import Iterator

from citecheck.model.context import Context
from citecheck.model.document import Block, Document
from citecheck.model.finding import Finding, Related, finding
from citecheck.text.record import NamedTuple
from citecheck.text.span import Span

_ENOUGH = 3
_FAR = 20
_OFTEN = 5
_DEEP = 32


class _Numbered(NamedTuple):
    """A numbered block: the parts before its last number, that number, and whether a heading stands before it."""

    prefix: str
    number: int
    block: Block
    fresh: bool


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Yield a finding for each paragraph number that does not follow the one before it.

    A list that counts from 1 inside the text is no part of the sequence, nor does it break it; a heading may restart
    it. Where more than one number in five is odd, the numbers are not a sequence and nothing is reported. A jump of
    more than twenty is taken for an excerpt.
    """
    numbered = list(_numbered(document))
    if len(numbered) < _ENOUGH:
        return
    found = list(_slips(numbered))
    if len(found) * _OFTEN <= len(numbered) + _OFTEN - 1:
        yield from found


def _numbered(document: Document) -> Iterator[_Numbered]:
    fresh = False
    for block in document.blocks:
        if block.kind == "heading":
            fresh = True
        elif block.number and block.kind in ("paragraph", "item") and not document.inside(block.order, "note"):
            prefix, _, last = block.number.strip(" .()").rpartition(".")
            if last.isdecimal() and len(last) < 5:
                yield _Numbered(prefix, int(last), block, fresh)
                fresh = False


def _slips(numbered: list[_Numbered]) -> Iterator[Finding]:
    """Walk the numbers with a stack of open sequences per prefix: the innermost one that a number continues wins."""
    open_at: dict[str, list[_Numbered]] = {}
    for place, each in enumerate(numbered):
        stack = open_at.setdefault(each.prefix, [])
        depth = next((at for at in reversed(range(len(stack))) if stack[at].number + 1 == each.number), -1)
        if depth >= 0:
            del stack[depth:]
        elif each.number == 1 or not stack:
            del stack[:-_DEEP]
        else:
            last = stack.pop(_nearest(stack, each.number))
            slip = _slip(last, each)
            if slip and not (each.fresh and each.number < last.number):
                yield slip
                each = _after_slip(numbered, place, last)
        stack.append(each)


def _nearest(stack: list[_Numbered], number: int) -> int:
    """Return the place of the sequence that ``number`` likely belongs to: the nearest one below it, or the last."""
    near = [at for at, open_one in enumerate(stack) if 0 <= number - open_one.number <= _FAR]
    return max(near, key=lambda at: stack[at].number) if near else -1


def _after_slip(numbered: list[_Numbered], place: int, last: _Numbered) -> _Numbered:
    """Return what the next number is held against: one slip alone (22, 32, 24; 22, 20, 23) does not move the count."""
    each = numbered[place]
    after = next((other.number for other in numbered[place + 1 : place + 4] if other.prefix == last.prefix), 0)
    if after == last.number + 1:
        return last
    return each._replace(number=last.number + 1) if after == last.number + 2 else each


def _slip(last: _Numbered, each: _Numbered) -> Finding | None:
    if each.number > last.number + _FAR:
        return None
    message = "gap" if each.number > last.number else "repeated" if each.number == last.number else "back"
    before, after = last.block.number, each.block.number
    related = (Related(_place(last.block), f'paragraph "{before}" comes before it'),)
    return finding(
        message, _place(each.block), after, block=each.block.order, related=related, number=after, before=before
    )


def _place(block: Block) -> Span:
    return block.number_span or Span(block.span.part, block.span.start, block.span.start)
