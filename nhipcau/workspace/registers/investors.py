"""How investors are shown: organisations, what they look for, how far one has come with them."""

from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.registries.investors.markets import market, markets
from nhipcau.registries.investors.silence import silent_days, silent_on
from nhipcau.registries.models import Register
from nhipcau.registries.sectors import sector_choices
from nhipcau.workspace.investing.above import above
from nhipcau.workspace.investing.card import card
from nhipcau.workspace.registers.described import Asked, Column, Described, Group
from nhipcau.workspace.shown_names import country_shown, language_shown


def _markets() -> list[tuple[str, str]]:
    return [(one.code, one.named(language_shown())) for one in markets()]


def _in_market(rows: Any, code: str) -> Any:
    found = market(code)
    return rows.filter(partner__country__in=found.countries) if found else rows


def _sectors() -> list[tuple[str, str]]:
    return sector_choices(language_shown())


def _of_sector(rows: Any, code: str) -> Any:
    """A JSON list that holds the code, in either database."""
    told = Cast("sectors", TextField())
    return rows.annotate(told_sectors=told).filter(told_sectors__contains=f'"{code}"')


def _silence() -> list[tuple[str, str]]:
    return [("co", _("Quá %(days)s ngày không liên hệ") % {"days": silent_days()})]


def _silent(rows: Any, _value: str) -> Any:
    return rows.filter(pk__in=silent_on(timezone.localdate()).values("pk"))


DESCRIBED = Described(
    register=Register.INVESTOR,
    slug="nha-dau-tu",
    lead="Ai có thể đầu tư vào tỉnh, đang ở bước nào, lần cuối trao đổi khi nào.",
    add_words="Thêm nhà đầu tư",
    empty_hint="Mỗi doanh nghiệp một mục; người liên hệ ghi ở đối tác, không ghi ở đây.",
    groups=(
        Group("Doanh nghiệp", ("title", "partner", "sectors", "summary")),
        Group("Nhu cầu", ("project", "capital_usd", "needs"), is_inside=True),
        Group("Nguồn thông tin", ("source", "source_on")),
    ),
    columns=(
        Column("Nhà đầu tư", "title"),
        Column("Nước", lambda row: country_shown(row.partner.country)),
        Column("Lĩnh vực", "sectors", is_wide_only=True),
        Column("Liên hệ gần nhất", "last_touch_on"),
    ),
    asked=(
        Asked("thi-truong", "Thị trường", _markets, _in_market),
        Asked("linh-vuc", "Lĩnh vực", _sectors, _of_sector),
        Asked("im-lang", "Liên hệ", _silence, _silent),
    ),
    order=("title", "pk"),
    prefetch=("partner",),
    new="investor_new",
    doors=(
        ("Ghi lần liên hệ", "workspace:investor_touch"),
        ("Chuyển giai đoạn", "workspace:investor_stage"),
    ),
    above="workspace/investors/above.html",
    told=above,
    card="workspace/investors/card.html",
    more=card,
)
