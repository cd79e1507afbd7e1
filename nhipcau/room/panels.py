"""Above every form of a page: where it stands, what must not be written."""

from typing import Any

from wagtail.admin.panels import Panel

from nhipcau.editorial.models import Edition
from nhipcau.room.ways import desk_of


class StandingPanel(Panel):
    """Shows, changes nothing: stage, standing, whether a translation is older than its source."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "room/standing.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            page = self.instance
            edition = Edition.objects.filter(page=page.pk).first() if page.pk else None
            context["edition"] = edition
            if edition:
                context["stale"] = edition.stale_marks.filter(ended_at=None).first()
                context["desk"] = desk_of(edition.pk)
                context["returned"] = _returned(edition)
            return context


def _returned(edition: Edition) -> str:
    """What a checker asked to be mended, while the text stands returned."""
    if edition.stage != Edition.Stage.RETURNED:
        return ""
    check = edition.checks.exclude(reason="").first()
    return check.reason if check else ""
