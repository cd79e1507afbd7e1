"""The clocks of an agreement."""

from collections.abc import Iterator

from nhipcau.registries.models import Agreement, Commitment
from nhipcau.registries.rules import Due, due

State = Agreement.State
_EXPIRY = {
    Agreement.Renewal.NONE: "agreement_ends",
    Agreement.Renewal.BY_CONSENT: "agreement_renewal",
    Agreement.Renewal.AUTOMATIC: "agreement_renews",
}


def clocks(row: Agreement) -> Iterator[Due]:
    """Opinions, the copies after signing, change and end, the last day, the next promise.

    The copies of a department go to its own province: their rule has words of its own.
    """
    if row.state == State.DROPPED:
        return
    yield from due("agreement_opinions", row.consulted_on, row.answered_on)
    if row.state in Agreement.COUNTS_IN:
        level = "_departmental" if row.is_departmental else ""
        yield from due(f"agreement_copy{level}", row.starts_on, row.notified_on)
        yield from due(f"agreement_change{level}", row.amended_on, row.amended_notified_on)
    if row.state == State.ENDED:
        yield from due("agreement_end", row.ended_on, row.ended_notified_on)
    if row.state in (State.SIGNED, State.IN_FORCE):
        yield from due(_EXPIRY[Agreement.Renewal(row.renewal)], row.expires_on)
        yield from due("agreement_commitment", _next_promise(row).due_on)


def _next_promise(row: Agreement) -> Commitment:
    """The open commitment with the earliest day; an empty one where there is none."""
    promised = row.commitments.filter(
        taken_off_at=None, state__in=Commitment.OPEN, due_on__isnull=False
    )
    return promised.order_by("due_on", "pk").first() or Commitment()
