"""The clocks of licences follow what other issues of the series say, once a morning."""

from nhipcau.registries.clocks import settle_clocks
from nhipcau.registries.models import Clock, Publication


def settle_licences() -> int:
    """Clocks of licences that another issue has renewed or speaks for meanwhile; how many rows.

    For the morning, before people are reminded: an issue does not touch the clocks of another.
    """
    open_ones = Clock.objects.ticking().filter(code="publication_licence").values("entry")
    rows = Publication.objects.filter(pk__in=open_ones)
    for row in rows:
        settle_clocks(row)
    return len(rows)
