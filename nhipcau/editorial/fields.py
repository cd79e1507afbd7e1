"""Fields of pages."""

from typing import Any

from wagtail.fields import StreamField


class BodyField(StreamField):
    """A body of blocks. The blocks stay out of migrations: they change more often than columns."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*(args or ([],)), **kwargs)

    def deconstruct(self) -> Any:
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs
