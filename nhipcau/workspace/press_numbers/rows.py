"""Both numbers of a kind, each with the address of the rows behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from nhipcau.press.figures import Both
from nhipcau.ui.charts import Bar
from nhipcau.ui.words import number_words


@dataclass(frozen=True, slots=True)
class Row:
    """`href` leads to the appearances, `stories_href` to the stories."""

    label: str
    both: Both
    href: str
    stories_href: str

    @property
    def stories_words(self) -> str:
        return _("%(n)s câu chuyện") % {"n": number_words(self.both.stories)}

    @property
    def words(self) -> str:
        """ "Nhật Bản: 3 lượt đăng, 2 câu chuyện"."""
        appearances = _("%(n)s lượt đăng") % {"n": number_words(self.both.appearances)}
        return f"{self.label}: {appearances}, {self.stories_words}"

    @property
    def bar(self) -> Bar:
        return Bar(
            self.label,
            self.both.appearances,
            href=self.href,
            note=self.stories_words,
            note_href=self.stories_href,
        )


def row_of(label: str, both: Both, query: Callable[..., str], **more: Any) -> Row:
    """`more` are the conditions by which the rows are these alone."""
    told = query(**more)
    return Row(
        label,
        both,
        f"{reverse('workspace:clipping_list')}?{told}" if both.appearances else "",
        f"{reverse('workspace:story_list')}?{told}" if both.stories else "",
    )
