"""What happens around a page of the editor: it is entered, its check loses worth, it may not go."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail_localize.models import Translation

from nhipcau.editorial.checking import void_if_changed
from nhipcau.editorial.entering import drop_draft
from nhipcau.editorial.models import Edition, Release
from nhipcau.room.entering import enter_all


@hooks.register("before_create_page")
def begin_below_a_first_page(request: HttpRequest, parent: Page, kind: type) -> Any:
    if parent.is_root():
        return _refused(request, _("Hãy chọn trang mẹ nằm dưới trang chủ của một ngôn ngữ."), 0)
    return None


@hooks.register("after_create_page")
def enter(request: HttpRequest, page: Page) -> None:
    enter_all(page, request)


@hooks.register("after_copy_page")
def enter_copies(request: HttpRequest, page: Page, copied: Page) -> None:
    enter_all(copied, request)


@hooks.register("after_edit_page")
def void_check(request: HttpRequest, page: Page) -> None:
    edition = enter_all(page, request)
    if edition is not None:
        void_if_changed(edition, by=request.user)


@hooks.register("after_move_page")
def void_checks_of_moved(request: HttpRequest, page: Page) -> None:
    below = page.get_descendants(inclusive=True)
    for edition in Edition.objects.filter(page__in=below):
        void_if_changed(edition, by=request.user)


@hooks.register("before_edit_page", order=-10)
def keep_translation(request: HttpRequest, page: Page) -> Any:
    """The words that were translated go into the draft; the editor would only publish them."""
    if request.method != "POST" or "keep-translation" not in request.POST:
        return None
    found = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    ).first()
    if found is None:
        return None
    try:
        found.save_target(user=request.user, publish=False)
    except ValidationError:
        messages.error(request, _("Có đoạn dịch chưa hợp lệ: xem lời báo ở từng đoạn bên dưới."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    edition = enter_all(page, request)
    if edition is not None:
        void_if_changed(edition, by=request.user)
    messages.success(request, _("Đã lưu bản dịch vào bản nháp."))
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("before_copy_page")
def copy_within_a_language(request: HttpRequest, page: Page) -> Any:
    if request.method != "POST":
        return None
    parent = Page.objects.filter(pk=_number(request.POST.get("new_parent_page"))).first()
    return _refuse_place(request, page, parent)


@hooks.register("before_move_page")
def move_what_is_not_public(request: HttpRequest, page: Page, destination: Page) -> Any:
    if _public_below(page):
        sentence = _(
            "Trang hoặc trang con đang công khai nên không chuyển được. Hãy gỡ ở bàn đăng bài "
            "trước, rồi chuyển và đăng lại."
        )
        return _refused(request, sentence, page.pk)
    return _refuse_place(request, page, destination)


@hooks.register("before_delete_page")
def drop_editions(request: HttpRequest, page: Page) -> None:
    """The door has refused what must stay; of the rest the edition goes before its page."""
    if request.method == "POST":
        below = page.get_descendants(inclusive=True)
        for edition in Edition.objects.filter(page__in=below):
            drop_draft(edition, by=request.user)


@hooks.register("construct_page_chooser_queryset")
def choose_what_one_may_see(pages: Any, request: HttpRequest) -> Any:
    """Public pages, and those where one writes; not the drafts of others."""
    own = page_permission_policy.explorable_instances(request.user)
    return pages.filter(Q(live=True) | Q(pk__in=own.values("pk")))


def _public_below(page: Page) -> bool:
    below = page.get_descendants(inclusive=True)
    return Release.objects.current().filter(edition__page__in=below).exists()


def _refuse_place(request: HttpRequest, page: Page, parent: Page | None) -> Any:
    if parent is None or parent.is_root():
        return _refused(
            request, _("Hãy chọn trang mẹ nằm dưới trang chủ của một ngôn ngữ."), page.pk
        )
    if parent.locale_id != page.locale_id:
        return _refused(
            request,
            _("Trang mẹ ở ngôn ngữ khác. Muốn có bản tiếng khác, hãy dùng “Dịch trang này”."),
            page.pk,
        )
    return None


def _refused(request: HttpRequest, sentence: str, page: int) -> HttpResponse:
    """Back to the page, or to the tree, with the sentence."""
    messages.error(request, sentence)
    if page:
        return redirect("wagtailadmin_pages:edit", page)
    return redirect("wagtailadmin_explore_root")


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0
