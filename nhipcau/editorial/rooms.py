"""Who may write in the editor's room today, and where: as the appointments say, never more."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from nhipcau.editorial.models import SectionPage
from nhipcau.organisations.heirs import whole_heirs
from nhipcau.organisations.models import Appointment, Role, Unit, User

EVERYWHERE: Final = (Role.EDITOR, Role.FOCAL, Role.ADMINISTRATOR)
"""Roles that write on every page."""
IN_THEIR_SECTION: Final = (Role.OFFICER, Role.HEAD)
"""Roles that write under the component page of their unit."""

# The names of the groups; none of them ever holds the right to publish, lock or delete in bulk.
ENTER: Final = "Phòng biên tập: vào, tải ảnh và tài liệu"
ALL_PAGES: Final = "Phòng biên tập: mọi trang"
ONE_SECTION: Final = "Phòng biên tập: chuyên mục "

# Application, model, code of the right.
_ENTERING: Final = (
    ("wagtailadmin", "admin", "access_admin"),
    ("wagtail_localize", "translation", "submit_translation"),
)
_IN_THE_LIBRARY: Final = (
    ("wagtailimages", "image", "add_image"),
    ("wagtailimages", "image", "choose_image"),
    ("wagtaildocs", "document", "add_document"),
    ("wagtaildocs", "document", "choose_document"),
)
_ON_PAGES: Final = (("wagtailcore", "page", "add_page"), ("wagtailcore", "page", "change_page"))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person writes. `sections` are keys of component pages, empty with `everywhere`."""

    everywhere: bool
    sections: tuple[int, ...]

    @property
    def groups(self) -> set[str]:
        if self.everywhere:
            return {ENTER, ALL_PAGES}
        return {ENTER, *(f"{ONE_SECTION}{pk}" for pk in self.sections)}


def place_of(user: User, *, day: date) -> Place | None:
    """Where the appointments of `day` let a person write; None where nowhere."""
    held = list(user.appointments.on(day).values_list("role", "unit_id"))
    if not user.is_active:
        return None
    if any(role in EVERYWHERE for role, _unit in held):
        return Place(everywhere=True, sections=())
    units = {unit for role, unit in held if role in IN_THEIR_SECTION}
    sections = tuple(sorted(_sections_of(units, day))) if units else ()
    return Place(everywhere=False, sections=sections) if sections else None


def unit_for(page: Page, *, by: User, day: date) -> Unit | None:
    """The unit a new page is made by: that of the component page it lies under, else of `by`.

    None where `by` holds no appointment that lets in.
    """
    above = SectionPage.objects.filter(unit__isnull=False).ancestor_of(page, inclusive=True)
    nearest = above.select_related("unit").order_by("-depth").first()
    if nearest is not None and nearest.unit is not None:
        heir: Unit = whole_heirs(day).get(nearest.unit.pk, nearest.unit)
        return heir
    held = by.appointments.on(day).filter(role__in=(*EVERYWHERE, *IN_THEIR_SECTION))
    weight = {str(role): at for at, role in enumerate((*EVERYWHERE, *IN_THEIR_SECTION))}
    found: list[Appointment] = sorted(held.select_related("unit"), key=lambda a: weight[a.role])
    return found[0].unit if found else None


def bring_rights_up_to(user: User, *, day: date) -> Place | None:
    """The groups of a person as the appointments of `day` say; where they may write.

    Two or three queries where nothing changed.
    """
    place = place_of(user, day=day)
    wanted = place.groups if place else set()
    held = set(
        user.groups.filter(name__startswith="Phòng biên tập: ").values_list("name", flat=True)
    )
    if held != wanted:
        _regroup(user, leave=held - wanted, join=wanted - held)
    return place


def _sections_of(units: set[int], day: date) -> set[int]:
    rows = SectionPage.objects.filter(unit__isnull=False).values_list("pk", "unit_id")
    heirs = whole_heirs(day)
    now = {pk: heirs[unit].pk if unit in heirs else unit for pk, unit in rows}
    return {pk for pk, unit in now.items() if unit in units}


@transaction.atomic
def _regroup(user: User, *, leave: set[str], join: set[str]) -> None:
    user.groups.remove(*Group.objects.filter(name__in=leave))
    user.groups.add(*(_group(name) for name in sorted(join)))


def _group(name: str) -> Group:
    """The group of this name, made with exactly its rights where it is not there yet."""
    group, is_new = Group.objects.get_or_create(name=name)
    if not is_new:
        return group
    if name == ENTER:
        group.permissions.set([_permission(*code) for code in _ENTERING])
        library = Collection.get_first_root_node()
        for code in _IN_THE_LIBRARY:
            GroupCollectionPermission.objects.create(
                group=group, collection=library, permission=_permission(*code)
            )
        return group
    foot = Page.get_first_root_node()
    page = foot if name == ALL_PAGES else Page.objects.get(pk=int(name.removeprefix(ONE_SECTION)))
    for code in _ON_PAGES:
        GroupPagePermission.objects.create(group=group, page=page, permission=_permission(*code))
    return group


def _permission(app: str, model: str, codename: str) -> Permission:
    """Made where it is not there: a package of ours makes one in a migration alone."""
    kind = ContentType.objects.get_by_natural_key(app, model)
    return Permission.objects.get_or_create(
        content_type=kind, codename=codename, defaults={"name": codename}
    )[0]
