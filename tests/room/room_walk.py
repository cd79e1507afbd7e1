"""Every address of the project, filled, and what a page must not become by asking for it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from nhipcau.editorial.models import Release
from nhipcau.editorial.snapshots import digest_of

Found = tuple[str, URLPattern]

# Going out ends the walk; each is a plain door of the workspace.
NOT_WALKED = {"sign_out", "wagtailadmin_logout"}


@dataclass(frozen=True, slots=True)
class Step:
    name: str
    address: str


def addresses(values: Mapping[str, Any], *, start: str = "") -> Iterator[Step]:
    """Every address that begins with `start`, its gaps filled by name from `values`."""
    for name, route in _leaves(get_resolver().url_patterns):
        address = "/" + _filled(route, values)
        if name not in NOT_WALKED and address.startswith(start):
            yield Step(name, address)


def public_now() -> set[tuple[int, int, str, str]]:
    """What the public sees: release, text, its mark when released, and the mark of it today."""
    current = Release.objects.current().select_related("revision")
    return {
        (one.pk, one.revision_id, one.digest, digest_of(one.revision)) for one in current
    }


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
    import re

    route = re.sub(
        r"<(?:(\w+):)?(\w+)>",
        lambda gap: str(values.get(gap[2], values["" if gap[1] != "int" else "int"])),
        route,
    )
    route = re.sub(r"\((live\|[^)]*|[^)]*\|live[^)]*)\)", "live", route)
    route = re.sub(r"\(\\d\+\)", str(values["int"]), route)
    return re.sub(r"\^|\$|\\Z", "", route).replace("\\.", ".").replace("\\", "")


def ask(client: Client, step: Step, **posted: Any) -> int:
    """The status that the address answers with; what it raises is 500."""
    answer = client.post(step.address, posted) if posted else client.get(step.address)
    return answer.status_code
