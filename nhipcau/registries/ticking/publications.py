"""The clocks of a publication: its licence, its legal deposit."""

from collections.abc import Iterator

from nhipcau.registries.models import Printing, Publication
from nhipcau.registries.publications.licences import renewed_on, speaks_for_licence
from nhipcau.registries.rules import Due, due

State = Publication.State
_OVER = (State.CANCELLED, State.WITHDRAWN)


def clocks(row: Publication) -> Iterator[Due]:
    if row.state in _OVER:
        return
    editions = list(row.printings.filter(taken_off_at=None))
    yield from _licence(row, editions)
    yield from _deposit(row, editions)


def _licence(row: Publication, editions: list[Printing]) -> Iterator[Due]:
    """Of a newsletter until its next licence; of anything else until it is out.

    Issues under one licence have one clock: on the first of them.
    """
    running = [one for one in editions if one.licence_until]
    if row.form != Publication.Form.NEWSLETTER:
        running = [one for one in running if one.released_on is None]
    first = min(running, key=lambda one: (one.licence_until, one.pk), default=None)
    if first is not None and speaks_for_licence(row, first):
        yield from due("publication_licence", first.licence_until, renewed_on(row, first))


def _deposit(row: Publication, editions: list[Printing]) -> Iterator[Due]:
    """Counted from the first day out, planned or real; done with the last printed edition."""
    printed = [one for one in editions if one.made == Printing.Made.PRINT]
    if not printed or row.state == State.PLANNED:
        return
    is_issue = row.form == Publication.Form.NEWSLETTER
    code = "newsletter_deposit" if is_issue else "publication_deposit"
    days = [one.deposited_on for one in printed if one.deposited_on]
    done_on = max(days) if len(days) == len(printed) else None
    open_days = [one.released_on for one in printed if one.released_on and not one.deposited_on]
    yield from due(code, min(open_days, default=row.starts_on), done_on)
