"""Facts that one tells investors about a site: entered with a source, replaced, never rewritten."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import BooleanField, Case, Value, When

from nhipcau.notices.models import Notice
from nhipcau.notices.telling import Saying, tell_all
from nhipcau.organisations.models import User
from nhipcau.registries.keeping import as_typed
from nhipcau.registries.models import SiteFact
from nhipcau.registries.models.investors import SiteFactQuerySet
from nhipcau.vietnamese.dates import format_date

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Site:
    """The facts in use of one site, `stale` of them past their day of review."""

    name: str
    facts: list[SiteFact]
    stale: int


@transaction.atomic
def state_fact(*, values: Values, by: User, day: date) -> SiteFact:
    """A new fact. `values`: site, kind, value, source, as_of, review_on; `day` is today."""
    fact = SiteFact(created_by=by)
    for name, value in values.items():
        setattr(fact, name, as_typed(SiteFact._meta.get_field(name), value))
    _refuse(fact, day=day)
    fact.full_clean(exclude=["created_by"])
    fact.save()
    return fact


@transaction.atomic
def replace(fact: SiteFact, *, values: Values, by: User, day: date) -> SiteFact:
    """A newer fact stands in the place of this one, which stays readable behind it."""
    held = SiteFact.objects.select_for_update().get(pk=fact.pk)
    if held.replaced_by_id is not None:
        message = "Dữ liệu này đã được thay; hãy thay bản đang dùng."
        raise ValidationError(message, code="replaced")
    as_of = values.get("as_of")
    if as_of is not None and as_of < held.as_of:
        message = f"Bản đang dùng có số liệu đến ngày {format_date(held.as_of)}, mới hơn bản này."
        raise _refusal("as_of", message, "older")
    newer = state_fact(values=values, by=by, day=day)
    held.replaced_by = newer
    held.save(update_fields=["replaced_by"])
    return newer


def current_facts(day: date) -> SiteFactQuerySet:
    """Facts in use, sites in order of name, those past their day of review first; `is_stale`."""
    stale = Case(
        When(review_on__lt=day, then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
    rows = SiteFact.objects.filter(replaced_by=None).select_related("created_by")
    return rows.annotate(is_stale=stale).order_by("-is_stale", "site", "kind", "pk")


def by_site(facts: Iterable[Any]) -> list[Site]:
    """Facts of `current_facts` under their sites: those with something stale first, then names."""
    found: dict[str, list[Any]] = {}
    for fact in facts:
        found.setdefault(fact.site, []).append(fact)
    sites = [Site(name, rows, sum(one.is_stale for one in rows)) for name, rows in found.items()]
    return sorted(sites, key=lambda site: (not site.stale, site.name))


def former_facts(fact: SiteFact) -> list[SiteFact]:
    """What stood in its place before, the newest first."""
    found: list[SiteFact] = []
    seen = {fact.pk}
    while (before := getattr(fact, "replaces", None)) is not None and before.pk not in seen:
        found.append(before)
        seen.add(before.pk)
        fact = before
    return found


def remind_stale(*, day: date) -> int:
    """Tell whoever entered a fact, once, that its day of review is past; how many notices."""
    stale = current_facts(day).filter(review_on__lt=day, created_by__is_active=True)
    return tell_all(
        Saying(
            user=fact.created_by,
            key=f"sitefact:{fact.pk}:{fact.review_on.isoformat()}",
            kind=Notice.Kind.OTHER,
            subject=f"Cần rà soát dữ liệu mời gọi đầu tư: {fact}",
            body=f"Số liệu đến ngày {format_date(fact.as_of)}, nguồn: {fact.source}.",
            href=f"/lam-viec/dia-diem-dau-tu/{fact.pk}/",
        )
        for fact in stale
    )


def _refuse(fact: SiteFact, *, day: date) -> None:
    if fact.as_of is not None and fact.as_of > day:
        raise _refusal("as_of", "Ngày của số liệu không được sau hôm nay.", "future")
    if fact.as_of is not None and fact.review_on is not None and fact.review_on <= fact.as_of:
        raise _refusal("review_on", "Ngày rà soát phải sau ngày của số liệu.", "order")


def _refusal(field: str, message: str, code: str) -> ValidationError:
    return ValidationError({field: ValidationError(message, code=code)})
