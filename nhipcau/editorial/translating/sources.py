"""Which edition of a work the others are translated from, and which text of it."""

from django.conf import settings
from wagtail.models import Revision

from nhipcau.editorial.models import Edition, Work


def source_language() -> str:
    """The language that the others are translated from: the first of the settings."""
    return settings.LANGUAGES[0][0]


def source_of(work: Work) -> Edition | None:
    """The edition the others are translated from: the source language's, else the first made."""
    editions = list(work.editions.order_by("pk"))
    in_source = (edition for edition in editions if edition.language == source_language())
    return next(in_source, editions[0] if editions else None)


def source_text(work: Work) -> Revision | None:
    """What translators should stand on: the public text of the source, else its newest."""
    source = source_of(work)
    if source is None:
        return None
    release = source.releases.current().select_related("revision").first()
    if release:
        return release.revision
    newest: Revision | None = source.page.get_latest_revision()
    return newest
