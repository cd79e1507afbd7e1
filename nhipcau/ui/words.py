"""Days, numbers and sizes in the words of the office, in the reader's language."""

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

Number = int | float | Decimal

SOON_DAYS = 7
_HANGING = ' .,;:–-…([“"'  # what a cut line must not end with


def day_words(day: date | None) -> str:
    """dd/mm/yyyy, always; nothing for no day."""
    return f"{day:%d/%m/%Y}" if day else ""


def moment_words(moment: datetime | None) -> str:
    """H:i dd/mm/yyyy at the local clock; nothing for no moment."""
    if moment is None:
        return ""
    local = timezone.localtime(moment) if timezone.is_aware(moment) else moment
    return f"{local:%H:%M} {day_words(local)}"


def number_words(value: Number | None) -> str:
    """1.234,5 in Vietnamese, 1,234.5 in English; trailing zeros are dropped."""
    if value is None:
        return ""
    exact = Decimal(str(value))
    places = max(0, -int(exact.normalize().as_tuple().exponent))
    return number_format(exact, decimal_pos=places, use_l10n=True, force_grouping=True)


def size_words(count: int) -> str:
    """Bytes as people say them: 812 byte, 14 KB, 1,5 MB."""
    if count < 1024:
        return f"{number_words(count)} byte"
    if count < 1024**2:
        return f"{number_words(round(count / 1024))} KB"
    return f"{number_words(round(count / 1024**2, 1))} MB"


def shortened(text: str, limit: int) -> str:
    """One line of at most `limit` characters; what is cut ends after a whole word, with "…"."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    whole = line[:limit].rpartition(" ")[0] or line[: limit - 1]
    return whole.rstrip(_HANGING) + "…"


def left_words(day: date, today: date) -> str:
    """How far a last day (inclusive) is: "còn 4 ngày", "hạn hôm nay", "quá hạn 3 ngày"."""
    days = (day - today).days
    if days == 0:
        return _("hạn hôm nay")
    if days < 0:
        late = ngettext("quá hạn %(days)s ngày", "quá hạn %(days)s ngày", -days)
        return late % {"days": number_words(-days)}
    left = ngettext("còn %(days)s ngày", "còn %(days)s ngày", days)
    return left % {"days": number_words(days)}


def urgency(day: date, today: date) -> str:
    """late, soon (within a week, today included) or calm."""
    if day < today:
        return "late"
    return "soon" if (day - today).days <= SOON_DAYS else "calm"
