"""The figures of the page as lines of a table: kind, name, both numbers."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from nhipcau.drafting.press_tables import Sum
from nhipcau.workspace.press_numbers.figures import Shown


def sums_of(shown: Shown) -> Iterator[Sum]:
    every = shown.all.both
    yield _("Tất cả"), "", every.appearances, every.stories
    for row in shown.time.rows:
        yield shown.time.title, row.label, row.both.appearances, row.both.stories
    for kind in shown.kinds:
        for row in kind.rows:
            yield kind.title, row.label, row.both.appearances, row.both.stories
