"""What a rule is given besides the document."""

from collections.abc import Callable, Mapping

from citecheck.model.links import Links
from citecheck.text.hints import Any, TypeVar

T = TypeVar("T")


class Context:
    """The links of the document, the options of the rule, the ``[claims]`` and the ``[sources]`` settings.

    ``options`` holds the rule's own options with their defaults filled in. ``known`` is what was found out about the
    document before, or beside it on the disk: ``ibids`` of the baseline, ``evidence`` (copies of the sources). Work
    that several rules share is done once per document through :meth:`once`.
    """

    __slots__ = ("_shared", "claims", "known", "links", "options", "sources", "today")

    def __init__(
        self,
        links: Links,
        options: Mapping[str, Any] | None = None,
        claims: Mapping[str, Any] | None = None,
        today: str = "",
        shared: dict[str, Any] | None = None,
        sources: Mapping[str, Any] | None = None,
        known: Mapping[str, Any] | None = None,
    ) -> None:
        """Make a context; ``today`` is the date (ISO 8601) that expiry dates are held against."""
        self.links = links
        self.options: Mapping[str, Any] = options or {}
        self.claims: Mapping[str, Any] = claims or {}
        self.sources: Mapping[str, Any] = sources or {}
        self.known: Mapping[str, Any] = known or {}
        self.today = today
        self._shared: dict[str, Any] = {} if shared is None else shared

    def with_options(self, options: Mapping[str, Any]) -> "Context":
        """Return the context of another rule on the same document."""
        return Context(self.links, options, self.claims, self.today, self._shared, self.sources, self.known)

    def once(self, name: str, compute: Callable[[], T]) -> T:
        """Return what ``compute`` gives, computed at most once per document under ``name``."""
        if name not in self._shared:
            self._shared[name] = compute()
        value: T = self._shared[name]
        return value
