"""Choosing the clippings where a wrong claim stood: the nearest ones, or others by their words."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy

from nhipcau.press import searching
from nhipcau.press.models import Clarification, Clipping
from nhipcau.ui.words import day_words
from nhipcau.workspace.forms.bounded import RowsField
from nhipcau.workspace.forms.open_words import OpenForm

_MOST, _MOST_LATER = 30, 100
_MOST_DIGITS = 18


class ClippingsField(RowsField):
    def label_from_instance(self, clipping: Clipping) -> str:
        return clipping_words(clipping)


class ClippingField(forms.ModelChoiceField):
    def label_from_instance(self, clipping: Clipping) -> str:
        return clipping_words(clipping)


class FindForm(forms.Form):
    """Words of the clippings to choose from."""

    words = forms.CharField(
        label="Tìm tin khác",
        required=False,
        max_length=200,
        help_text=gettext_lazy("Theo tên báo, đầu đề hoặc nội dung; chỉ tìm tin đã xác nhận."),
    )

    @property
    def asked(self) -> str:
        return self.cleaned_data["words"] if self.is_valid() else ""


class SourceForm(OpenForm):
    """`words` find others than the nearest; one that was chosen stays among them."""

    clipping = ClippingField(label="Tin đã đăng", queryset=Clipping.objects.none())

    def __init__(self, *args: Any, row: Clarification, words: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = list(row.sources.values_list("clipping", flat=True))
        first = Clipping.objects.filter(pk__in=there).first()
        kept = [self.data["clipping"]] if "clipping" in self.data else []
        offered = clippings_offered(first, words=words, kept=kept, without=there)
        self.fields["clipping"].queryset = offered


def clipping_words(clipping: Clipping) -> str:
    return f"{clipping.outlet.name}, {day_words(clipping.published_on)}: {clipping.title[:120]}"


def clippings_offered(
    first: Clipping | None,
    *,
    words: str = "",
    kept: Iterable[str] = (),
    without: Iterable[int] = (),
) -> QuerySet[Clipping]:
    """Confirmed ones to choose from, at most 30 beside those of `kept` (keys as they were sent).

    Without words: `first`, its story, then those marked as wrong, the newest. With words: those
    that have them, the newest. None of `without`.
    """
    chosen = [int(key) for key in kept if key.isascii() and key.isdecimal()][:_MOST]
    chosen = [key for key in chosen if key < 10**_MOST_DIGITS]
    known = Clipping.objects.confirmed().exclude(pk__in=list(without))
    rank = Case(
        When(pk__in=chosen, then=Value(0)),
        When(_near(first), then=Value(1)),
        When(tone=Clipping.Tone.WRONG, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    order = ("rank", "-published_on", "-pk")
    ranked = known.annotate(rank=rank).order_by(*order)
    if words.strip():
        keys = [row.pk for row in searching.newest(known, words, limit=_MOST)]
    else:
        keys = list(ranked.values_list("pk", flat=True)[:_MOST])
    return ranked.filter(pk__in=[*chosen, *keys]).select_related("outlet")


def corrections_offered(row: Clarification) -> QuerySet[Clipping]:
    """What the same outlets printed since, the newest 100, and the one that was recorded."""
    sources = Clipping.objects.filter(clarified_in__clarification=row)
    first = sources.order_by("published_on").values_list("published_on", flat=True).first()
    later = Clipping.objects.confirmed().filter(outlet__in=sources.values("outlet"))
    later = later.filter(published_on__gte=first or row.created_at.date())
    later = later.exclude(pk__in=sources.values("pk")).order_by("-published_on", "-pk")
    keys = [*later.values_list("pk", flat=True)[:_MOST_LATER], row.outcome_clipping_id]
    rows = Clipping.objects.filter(pk__in=[key for key in keys if key])
    return rows.select_related("outlet").order_by("-published_on", "-pk")


def _near(first: Clipping | None) -> Q:
    nearest = Q(pk=first.pk if first else 0)
    if first and first.story_id:
        nearest |= Q(story=first.story_id)
    return nearest
