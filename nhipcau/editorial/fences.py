"""System checks: the server does not start where something could go round the second person."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from wagtail.models import Page, get_page_models

from nhipcau.editorial.models import Attachment, Picture, PortalPage


@register(Tags.security)
def fences_stand(**kwargs: Any) -> list[CheckMessage]:
    """Errors with id editorial.E001 to E003; an empty list is the only way to start."""
    return [*_kinds_past_the_gate(), *_other_libraries(), *_other_approvals()]


def _kinds_past_the_gate() -> list[CheckMessage]:
    """A kind of page of another package, or one that publishes in a way of its own."""
    return [
        Error(
            f"{kind._meta.label}: loại trang này không đi qua cổng đăng bài.", id="editorial.E001"
        )
        for kind in get_page_models()
        if kind is not Page
        and not (
            issubclass(kind, PortalPage)
            and kind.publish is PortalPage.publish
            and kind.unpublish is PortalPage.unpublish
        )
    ]


def _other_libraries() -> list[CheckMessage]:
    """Pictures and files of another model are not held back until their page is public."""
    expected = {
        "WAGTAILIMAGES_IMAGE_MODEL": Picture._meta.label,
        "WAGTAILDOCS_DOCUMENT_MODEL": Attachment._meta.label,
    }
    return [
        Error(f"{name} phải là {label}.", id="editorial.E002")
        for name, label in expected.items()
        if getattr(settings, name, "") != label
    ]


def _other_approvals() -> list[CheckMessage]:
    """The framework's own approvals would stand beside ours and mean nothing to the public."""
    if getattr(settings, "WAGTAIL_WORKFLOW_ENABLED", True):
        return [Error("WAGTAIL_WORKFLOW_ENABLED phải tắt.", id="editorial.E003")]
    return []
