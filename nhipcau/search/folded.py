"""Columns of folded words beside the printed ones: 'so du lich' finds 'Sở Du lịch'."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Final, TypeVar

from django.db import models
from django.db.models import Q

from nhipcau.vietnamese.text import fold

M = TypeVar("M", bound=models.Model)

# Scripts that put no space between words: Han, kana, Hangul, Lao, Khmer, Thai, Burmese.
UNSPACED: Final = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af"
    "\u0e80-\u0eff\u1780-\u17ff\u0e00-\u0e7f\u1000-\u109f]+"
)
# Those, and letters of full or half width: one name is typed in several ways there.
_TYPED_IN_WAYS: Final = re.compile("[\u0e00-\u109f\u1780-\u17ff\u3000-\ud7af\uf900-\uffef]")
_NO_WIDTH: Final = re.compile("[\u200b-\u200d\u2060\ufeff]")


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
    """Folded syllables with everything else dropped: "Sở TT&TT" -> "so tt tt".

    Scripts without spaces keep the marks that are their vowels; letters of full or half width,
    compatible ones (Lao "ໜ", "ຫນ") and breaks without width count alike.
    """
    if _TYPED_IN_WAYS.search(text):
        text = unicodedata.normalize("NFKC", _NO_WIDTH.sub("", text))
    return " ".join("".join(c if c.isalnum() or _is_mark(c) else " " for c in fold(text)).split())


def matching(query: str, *columns: str) -> Q:
    """Rows in which each word of the query begins a word of at least one of the folded columns.

    A run of a script without spaces may stand anywhere: "佐野" is found in "泉佐野市".
    """
    condition = Q()
    for piece in _pieces(words_of(query)):
        condition &= Q(*((f"{c}__contains", piece) for c in columns), _connector=Q.OR)
    return condition


def _pieces(folded: str) -> Iterator[str]:
    """What must stand in a folded column, one by one; a blank before what begins a word."""
    for word in folded.split():
        runs = UNSPACED.findall(word)
        yield from runs
        spaced = UNSPACED.split(word)
        yield from (part if at else f" {part}" for at, part in enumerate(spaced) if part)


def _is_mark(sign: str) -> bool:
    """A vowel or a tone that a script of Asia writes above, below or beside its letter."""
    return sign >= "\u0900" and unicodedata.category(sign)[0] == "M"
