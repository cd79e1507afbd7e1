"""What outlets wrote of the province, as the public sees it: title, outlet, day, link, a few words.

The words are those of the outlets: no text, no copy, no picture, no judgement of ours.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import StringIO
from itertools import accumulate
from typing import Final
from unicodedata import east_asian_width

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from nhipcau.portal.frame import NAMES, absolute, tag_of
from nhipcau.portal.noting import note, note_until
from nhipcau.press.models import Clipping
from nhipcau.press.showing import MARK, told_outside

NEWEST: Final = 30
MOST_MONTHS: Final = 36
SHORT: Final = 200
"""Letters of an excerpt outside, wide ones counted twice: to know the article by, no more."""
_ANEW: Final = timedelta(hours=1)  # what joins a story or renames an outlet leaves no mark


@dataclass(frozen=True, slots=True)
class Line:
    """`outlets` carry the same story; 0 where it is told once only."""

    title: str
    address: str
    outlet: str
    day: date
    tag: str
    tongue: str
    excerpt: str
    outlets: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is narrowed to: a language of outlets, the first day of a month."""

    tongue: str = ""
    month: date | None = None

    def address(self, language: str) -> str:
        args: list[str | int] = [language]
        args += [self.tongue] if self.tongue else []
        args += [self.month.year, self.month.month] if self.month else []
        kinds = {
            (False, False): "clippings",
            (True, False): "clippings_of_tongue",
            (False, True): "clippings_of_month",
            (True, True): "clippings_of_both",
        }
        return reverse(f"portal:{kinds[bool(self.tongue), bool(self.month)]}", args=args)


def found(asked: Asked) -> QuerySet[Clipping]:
    """Those of the list, the newest first; noted for the cache."""
    note(MARK)
    note_until(timezone.now() + _ANEW)
    rows = told_outside()
    if asked.tongue:
        rows = rows.filter(language=asked.tongue)
    if asked.month:
        in_month = {
            "published_on__year": asked.month.year,
            "published_on__month": asked.month.month,
        }
        rows = rows.filter(**in_month)
    return rows


def are_there() -> bool:
    """Whether there is a list at all."""
    note(MARK)
    return Clipping.objects.public().exists()


def lines(rows: Iterable[Clipping]) -> list[Line]:
    return [_line(row) for row in rows]


def tongues() -> list[tuple[str, str]]:
    """Languages in which something was written: code, own name."""
    codes = Clipping.objects.public().exclude(language="").order_by("language")
    return [(code, own_name(code)) for code in codes.values_list("language", flat=True).distinct()]


def months() -> list[date]:
    """Months in which something was written, the last one first."""
    told = Clipping.objects.public().order_by()
    return list(told.dates("published_on", "month", order="DESC")[:MOST_MONTHS])


def own_name(code: str) -> str:
    """A language as its readers call it; its code where nobody told us."""
    ours = {known.split("-")[0]: name for known, name in reversed(NAMES.items())}
    told = LANG_INFO.get(code, {}).get("name_local")
    name = ours.get(code.split("-")[0]) or str(told or code)
    return f"{name[:1].upper()}{name[1:]}"


def as_atom(language: str) -> str:
    """The newest ones; each leads to its outlet."""
    here = absolute(reverse("portal:clippings", args=[language]))
    own = absolute(reverse("portal:clippings_feed", args=[language]))
    feed = Atom1Feed(
        title=f"{_('Báo chí viết về tỉnh')} · {settings.WAGTAIL_SITE_NAME}",
        link=here,
        description=_("Tiêu đề, lời văn thuộc về từng báo; đường dẫn mở trang của báo."),
        language=tag_of(language),
        feed_url=own,
        feed_guid=own,
    )
    for row in found(Asked())[:NEWEST]:
        line = _line(row)
        feed.add_item(
            title=line.title,
            link=line.address,
            description=line.excerpt,
            author_name=line.outlet,
            unique_id=f"{settings.NHIPCAU_BASE_URL}/#tin-{row.pk}",
            unique_id_is_permalink=False,
            pubdate=_moment(line.day),
            updateddate=_moment(line.day),
        )
    written = StringIO()
    feed.write(written, "utf-8")
    return written.getvalue()


def _line(row: Clipping) -> Line:
    outlets: int = getattr(row, "outlets", 0)
    return Line(
        title=row.title,
        address=row.address,
        outlet=row.outlet.name,
        day=row.published_on,
        tag=tag_of(row.language) if row.language else "",
        tongue=own_name(row.language) if row.language else "",
        excerpt=_shortened(_after_title(row)),
        outlets=outlets if outlets > 1 else 0,
    )


def _after_title(row: Clipping) -> str:
    """Many pages begin by their title once more; that is told already."""
    words, title = " ".join(row.excerpt.split()), " ".join(row.title.split())
    return words[len(title) :].lstrip(" .:–-…") if words.startswith(title) else words


def _shortened(words: str) -> str:
    """The beginning, cut between words where there are any."""
    widths = accumulate(2 if east_asian_width(letter) in "WF" else 1 for letter in words)
    begin = words[: sum(width <= SHORT for width in widths)]
    if begin == words:
        return words
    whole = begin.rsplit(" ", 1)[0]
    return f"{(whole if len(whole) > len(begin) // 2 else begin).rstrip('.,;:… ')}…"


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
