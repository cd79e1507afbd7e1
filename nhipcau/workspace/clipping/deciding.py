"""Several clippings decided at once: each by its verb, a refusal of one stops no other."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nhipcau.organisations.models import Unit, User
from nhipcau.press import clipping as verbs
from nhipcau.press.models import Clipping
from nhipcau.ui.words import number_words, shortened
from nhipcau.workspace.clipping.rights import of_another_unit

CONFIRM, REJECT = "confirm", "reject"
_TITLE: Final = 90
_MOST_TOLD: Final = 5


@dataclass(slots=True)
class Decided:
    """What was done, and a sentence for each that was refused."""

    act: str
    done: list[Clipping] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @property
    def sentence(self) -> str:
        """What was done; nothing where nothing was."""
        if len(self.done) == 1:
            said = _("Đã xác nhận “%(title)s”.") if self.act == CONFIRM else _("Đã bỏ “%(title)s”.")
            return said % {"title": shortened(self.done[0].title, _TITLE)}
        count = len(self.done)
        if not count:
            return ""
        if self.act == CONFIRM:
            said = ngettext("Đã xác nhận %(n)s tin.", "Đã xác nhận %(n)s tin.", count)
        else:
            said = ngettext("Đã bỏ %(n)s tin.", "Đã bỏ %(n)s tin.", count)
        return said % {"n": number_words(count)}

    @property
    def refusals(self) -> list[str]:
        """The first few sentences, and how many more there are."""
        more = len(self.refused) - _MOST_TOLD
        told = self.refused[:_MOST_TOLD]
        return [*told, _("Còn %(n)s tin khác không làm được.") % {"n": more}] if more > 0 else told


def decide(
    rows: Iterable[Clipping],
    act: str,
    *,
    unit: Unit,
    by: User,
    allowed: Callable[[Clipping], bool],
) -> Decided:
    """Confirm or reject each of `rows` that `allowed` lets through."""
    told = Decided(act)
    for row in rows:
        try:
            if not allowed(row):
                raise ValidationError(of_another_unit(), code="other_unit")
            told.done.append(_one(row, act, unit=unit, by=by))
        except ValidationError as refusal:
            title = shortened(row.title, _TITLE)
            told.refused.append(f"“{title}”: {' '.join(refusal.messages)}")
    return told


def _one(row: Clipping, act: str, *, unit: Unit, by: User) -> Clipping:
    if act == REJECT:
        return verbs.reject(row, reason="", by=by)
    return verbs.confirm(row, unit=unit, tasks=list(row.tasks.all()), by=by)
