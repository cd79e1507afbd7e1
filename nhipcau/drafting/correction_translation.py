"""The English words beside a letter to a foreign outlet: those of the public page, as released."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from nhipcau.drafting.decree30.document import Annex, Items, Marker, Para
from nhipcau.editorial.models import Release
from nhipcau.editorial.snapshots import page_of
from nhipcau.editorial.told import mark_of, told_rows
from nhipcau.press.clarifying.content import DOSSIER, signed_content
from nhipcau.press.models import ClarificationVersion, Outlet

_LANGUAGE: Final = "en"
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
Told = Mapping[str, Any]


def english_annex(version: ClarificationVersion, outlet: Outlet) -> Annex | None:
    """What the outlet is asked, in English; None for one at home and without approved words.

    Claim and facts are those of the English page that is public now, and only while it tells what
    `version` told: nothing is translated here. The issuing body is called as the page calls it.
    """
    told = _released(version)
    if told is None or not outlet.is_foreign:
        return None
    name = outlet.english_name or outlet.name
    pairs = zip(told["appearances"], version.told[DOSSIER]["copies"], strict=True)
    ours = [one for one, copy in pairs if copy["outlet"] == outlet.pk]
    return Annex(
        "Bản dịch tiếng Anh",
        (
            Para(f"To: {name}"),
            Para("Subject: Request for correction of inaccurate information"),
            Para(f"{told['issuer']} has noted inaccurate information published in:"),
            Items(tuple(Para(_appearance(one)) for one in ours)),
            Para(f"The inaccurate claim: “{told['claim'].strip('“”')}”"),
            Para("The facts are as follows:"),
            Items(tuple(Para(_fact(fact)) for fact in told["facts"]), Marker.NUMBER),
            Para(
                f"Our clarification was issued as document No. {told['document_number']} of "
                f"{_day(told['documented_on'])}."
            ),
            Para(
                f"We respectfully ask {name} to correct the information where it was published, "
                "to let readers know the facts above, and to inform us of the outcome."
            ),
        ),
    )


def _released(version: ClarificationVersion) -> Told | None:
    """The rows of the public English page; None where it is not there or behind the version."""
    row = version.clarification
    current = Release.objects.current().in_language(_LANGUAGE)
    release = current.filter(edition__work=row.work_id).first() if row.work_id else None
    if release is None:
        return None
    page: Any = page_of(release.revision)
    names = ("claim", "facts", "appearances", "issuer", "document_number", "documented_on")
    signed = signed_content(row)
    mark = mark_of(told_rows(**{name: signed[name] for name in names}))
    told: Told = page.told()
    return told if page.signed_digest == mark else None


def _appearance(one: Told) -> str:
    where = f", {one['address']}" if one["address"] else ""
    return f"“{one['title']}”, {_day(one['published_on'])}{where}"


def _fact(fact: Told) -> str:
    shown = "; ".join(
        ", ".join(
            filter(None, (one["label"], one["number"] and f"No. {one['number']}", one["url"]))
        )
        for one in fact["sources"]
    )
    return f"{fact['statement'].rstrip('.')} (source: {shown})."


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
