"""The page on which a digest is composed: what was chosen, what may be added, how to issue it."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.forms import Form
from django.http import HttpRequest
from django.utils.translation import gettext as _

from nhipcau.outputs.languages import language_name
from nhipcau.press.digesting.offering import Offer, offers, others_of
from nhipcau.press.digesting.ordering import in_groups
from nhipcau.press.models import Clipping, Digest, DigestItem, DigestReader
from nhipcau.workspace.digesting.scripts import sheets_of
from nhipcau.workspace.digesting.trail import trail_of
from nhipcau.workspace.forms.digests import HeadForm, ItemForm
from nhipcau.workspace.lists import page_of

OFFERED = 30


@dataclass(frozen=True, slots=True)
class Line:
    """An item as shown; `up` and `down` are offered within its heading."""

    item: DigestItem
    others: tuple[Clipping, ...]
    form: Form
    up: bool
    down: bool

    @property
    def language(self) -> str:
        """Named where it is not the office's own."""
        code = self.item.clipping.language
        return _(language_name(code)) if code not in ("", "vi") else ""

    @property
    def is_wrong(self) -> bool:
        """It has been rejected since: the digest cannot be issued with it."""
        return self.item.clipping.state != Clipping.State.CONFIRMED


def draft_of(request: HttpRequest, digest: Digest, *, refused: dict[str, Form]) -> dict[str, Any]:
    """`refused` are forms to show again: "head", or "item-<pk>"."""
    items = list(digest.items.select_related("clipping__outlet").order_by("place", "pk"))
    others = others_of(digest, items)
    groups = [
        (heading, [_line(row, rows, others, refused) for row in rows])
        for heading, rows in in_groups(items)
    ]
    page: Page[Offer] = page_of(request, offers(digest), OFFERED)
    stands = {name: getattr(digest, name) for name in ("title", "lead", "first_on", "last_on")}
    return {
        "digest": digest,
        "groups": groups,
        "count": len(items),
        "wrong": sum(line.is_wrong for _heading, lines in groups for line in lines),
        "headings": [heading for heading, _lines in groups],
        "page": page,
        "head_form": refused.get("head") or HeadForm(initial=stands),
        "refused_forms": list(refused.values()),
        "readers": DigestReader.objects.filter(rhythm=digest.rhythm, is_on=True).count(),
        "trail": trail_of(digest.steps.select_related("by")),
        "said": _said(len(items)),
        "sheets": sheets_of(_languages(items, page)),
    }


def _line(
    row: DigestItem,
    rows: list[DigestItem],
    others: dict[int, tuple[Clipping, ...]],
    refused: dict[str, Form],
) -> Line:
    stands = {"heading": row.heading, "note": row.note}
    form = refused.get(f"item-{row.pk}") or ItemForm(initial=stands, auto_id=f"tin{row.pk}_%s")
    return Line(row, others[row.clipping_id], form, row != rows[0], row != rows[-1])


def _languages(items: list[DigestItem], page: Page[Offer]) -> set[str]:
    return {item.clipping.language for item in items} | {one.clipping.language for one in page}


def _said(count: int) -> str:
    return _("%(count)s tin đã chọn") % {"count": count} if count else _("Chưa chọn tin nào")
