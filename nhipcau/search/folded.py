"""Columns of folded words beside the printed ones: 'so du lich' finds 'Sở Du lịch'."""

from typing import Any, TypeVar

from django.db import models
from django.db.models import Q

from nhipcau.vietnamese.text import fold

M = TypeVar("M", bound=models.Model)


class FoldedField(models.TextField):  # type: ignore[type-arg]  # a field takes no arguments at run time
    """The folded words of `sources` (field names), between spaces: " so du lich ".

    Written whenever the row is saved or created in bulk; a bulk update must name it itself.
    """

    def __init__(self, *args: Any, sources: tuple[str, ...] = (), **kwargs: Any) -> None:
        self.sources = sources
        kwargs["editable"] = False
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs["sources"] = self.sources
        return name, path, args, kwargs

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        words = " ".join(str(getattr(model_instance, source) or "") for source in self.sources)
        value = f" {words_of(words)} "
        setattr(model_instance, self.attname, value)
        return value


def words_of(text: str) -> str:
    """Folded syllables with everything else dropped: "Sở TT&TT" -> "so tt tt"."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(text)).split())


def matching(query: str, *columns: str) -> Q:
    """Rows in which each word of the query begins a word of at least one of the folded columns."""
    condition = Q()
    for word in words_of(query).split():
        condition &= Q(*((f"{c}__contains", f" {word}") for c in columns), _connector=Q.OR)
    return condition
