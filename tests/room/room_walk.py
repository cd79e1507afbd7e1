"""Every address of the project, filled, and what a page must not become by asking for it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLResolver, get_resolver

from nhipcau.editorial.models import Release
from nhipcau.editorial.snapshots import digest_of

# Going out ends the walk; each is a plain door of the workspace.
NOT_WALKED = {"sign_out", "wagtailadmin_logout"}


@dataclass(frozen=True, slots=True)
class Step:
    name: str
    address: str


def addresses(values: Mapping[str, Any]) -> list[Step]:
    """Every address, its gaps filled by name from `values`; those that delete come last."""
    found = [
        Step(name, "/" + _filled(route, values))
        for name, route in _leaves(get_resolver().url_patterns)
        if name not in NOT_WALKED
    ]
    return sorted(found, key=lambda step: "delete" in step.name)


def public_now() -> set[tuple[int, int, str, str]]:
    """What the public sees: release, text, its mark when released, and the mark of it today."""
    current = Release.objects.current().select_related("revision")
    return {(one.pk, one.revision_id, one.digest, digest_of(one.revision)) for one in current}


def without_clearing() -> set[int]:
    """Releases that no finished check let out."""
    return set(Release.objects.exclude(clearance__outcome="cleared").values_list("pk", flat=True))


def _leaves(patterns: list[Any], before: str = "") -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _leaves(pattern.url_patterns, route)
        else:
            yield str(pattern.name), route


def _filled(route: str, values: Mapping[str, Any]) -> str:
    """The route as an address: "<int:page_id>" by its name, marks of expressions taken out."""
    route = re.sub(
        r"<(?:(\w+):)?(\w+)>",
        lambda gap: str(values.get(gap[2], values["" if gap[1] != "int" else "int"])),
        route,
    )
    route = re.sub(r"\((live\|[^)]*|[^)]*\|live[^)]*)\)", "live", route)
    route = re.sub(r"\(\\d\+\)", str(values["int"]), route)
    return re.sub(r"\^|\$|\\Z", "", route).replace("\\.", ".").replace("\\", "")
