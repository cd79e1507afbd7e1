"""What the room refuses before the editor hears of it."""

import json
from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource

from nhipcau.documents.secrecy import STAMPED_WORDS, bears_stamp
from nhipcau.editorial.entering import why_not_drop
from nhipcau.editorial.media import why_kept
from nhipcau.editorial.models import Attachment, Edition, Picture
from nhipcau.editorial.models.pages import ONLY_AT_THE_DESK

# Fields of the editor's forms that ask for a publication; it ignores some of them by itself.
_PUBLISHING: Final = {
    "action-publish",
    "action-submit",
    "action-restart-workflow",
    "action-workflow-action",
    "publish_copies",
    "publish_translations",
    "alias",
    "localize-convert-to-alias",
    "use_machine_translation",
}
# Forms that show a refusal of ours at its field: their words are looked at there. A preview is none
# of them: the editor lays what it is sent into the session.
_OWN_FORMS: Final = {
    "wagtailadmin_pages:add",
    "wagtailadmin_pages:edit",
    "wagtailadmin_pages:revisions_revert",
    "wagtailimages:add",
    "wagtailimages:edit",
    "wagtailimages_chooser:create",
    "wagtaildocs:add",
    "wagtaildocs:edit",
    "wagtaildocs_chooser:create",
}
# The package asks nobody here whether the page may be edited.
_TRANSLATING: Final = {
    "wagtail_localize:submit_page_translation",
    "wagtail_localize:update_translations",
}
_TAKING_AWAY: Final = {"wagtailadmin_pages:delete"}
_DELETING_FILES: Final = {
    f"{library}:{name}"
    for library in ("wagtailimages", "wagtaildocs")
    for name in ("delete", "delete_multiple")
}


def why_not(name: str, request: HttpRequest, where: Mapping[str, Any]) -> str:
    """Why what is asked of the address `name` is refused; empty where it is not."""
    if name in _TRANSLATING and not _may_edit_source(request, where):
        return _("Trang này thuộc đơn vị khác; chỉ dịch được trang của chuyên mục mình viết.")
    if name in _TAKING_AWAY and (sentence := _why_kept(where["page_id"])):
        return sentence
    if request.method in {"GET", "HEAD", "OPTIONS"}:
        return ""
    if _PUBLISHING & set(request.POST) or request.POST.get("action") == "publish":
        return _(ONLY_AT_THE_DESK)
    if name not in _OWN_FORMS and bears_stamp(_words(request)):
        return _(STAMPED_WORDS)
    if name in _DELETING_FILES:
        return _why_file_kept(name, where)
    if name == "wagtail_localize:submit_page_translation":
        return _why_not_translate(request, where["page_id"])
    return ""


def _may_edit_source(request: HttpRequest, where: Mapping[str, Any]) -> bool:
    """True also where there is no such page: that is for the editor to say."""
    if "page_id" in where:
        page = Page.objects.filter(pk=where["page_id"]).first()
    else:
        source = TranslationSource.objects.filter(pk=where["translation_source_id"]).first()
        page = source.get_source_instance() if source else None
    return page is None or page.permissions_for_user(request.user).can_edit()


def _why_not_translate(request: HttpRequest, page_id: int) -> str:
    """A translation stands under the translation of the page above, which must be there."""
    asked = [int(code) for code in request.POST.getlist("locales") if code.isdigit()]
    page = Page.objects.filter(pk=page_id).first()
    parent = page.get_parent() if page and page.depth > 1 else None
    if parent is None or parent.is_root():
        return ""
    has = set(parent.get_translations(inclusive=True).values_list("locale", flat=True))
    missing = Locale.objects.filter(pk__in=set(asked) - has)
    if not missing:
        return ""
    names = ", ".join(str(one.get_display_name()) for one in missing)
    return _("Trang mẹ chưa có bản: %(languages)s. Hãy dịch trang mẹ trước.") % {"languages": names}


def _words(request: HttpRequest) -> str:
    """All that was typed, one piece a line; of a PUT what stands in its body."""
    if request.method == "POST":
        typed = [value for name in request.POST for value in request.POST.getlist(name)]
        files = [file.name or "" for name in request.FILES for file in request.FILES.getlist(name)]
        return "\n".join([*(line for value in typed for line in _pieces(value)), *files])
    body = request.body.decode("utf8", errors="ignore")
    if request.content_type == "application/x-www-form-urlencoded":
        return "\n".join(value for values in QueryDict(body).lists() for value in values[1])
    return body


def _pieces(value: Any) -> list[str]:
    """The words of what a field sends: as they stand, or those of the JSON of a rich text."""
    if isinstance(value, str):
        if value[:1] not in {"{", "["}:
            return [value]
        try:
            return _pieces(json.loads(value))
        except ValueError:
            return [value]
    if isinstance(value, dict):
        value = list(value.values())
    return [piece for one in value for piece in _pieces(one)] if isinstance(value, list) else []


def _why_kept(page_id: int) -> str:
    """Why a page stays, with all below it; empty where it may be deleted."""
    page = Page.objects.filter(pk=page_id).first()
    below = page.get_descendants(inclusive=True) if page else Page.objects.none()
    reasons = (why_not_drop(one) for one in Edition.objects.filter(page__in=below))
    return next((_(reason) for reason in reasons if reason), "")


def _why_file_kept(name: str, where: Mapping[str, Any]) -> str:
    """Why a picture or a file that a release shows or has shown stays."""
    model: type[Picture] | type[Attachment] = Picture
    if name.startswith("wagtaildocs"):
        model = Attachment
    found = model.objects.filter(pk=next(iter(where.values()))).first()
    return _(why_kept(found)) if found else ""
