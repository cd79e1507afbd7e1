"""Coming in, going out, one's own password, language and role."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import views as auth
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import path
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from nhipcau.organisations.models import Appointment, Role
from nhipcau.workspace import attempts
from nhipcau.workspace.forms.sign_in import ActingForm, OwnPasswordForm, SignInForm
from nhipcau.workspace.people import act_under


class SignIn(auth.LoginView):
    form_class = SignInForm
    template_name = "workspace/sign_in.html"
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "demo": demo_accounts(),
            "demo_password": settings.NHIPCAU_DEMO_PASSWORD,
        }

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        response = super().form_valid(form)
        attempts.remember(response, form.cleaned_data["username"], secure=self.request.is_secure())
        return response

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


class OwnPassword(auth.PasswordChangeView):
    form_class = OwnPasswordForm
    template_name = "workspace/own_password.html"

    def form_valid(self, form: PasswordChangeForm) -> HttpResponse:
        messages.success(self.request, _("Đã đổi mật khẩu."))
        return super().form_valid(form)

    def form_invalid(self, form: PasswordChangeForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_success_url(self) -> str:
        return resolve_url(settings.LOGIN_REDIRECT_URL)


def demo_accounts() -> list[Appointment]:
    """One person a role, on a demonstration only; a real house never lists who works in it."""
    if not settings.NHIPCAU_DEMO:
        return []
    held = Appointment.objects.on(timezone.localdate()).filter(
        user__is_active=True, user__is_superuser=False
    )
    by_role: dict[str, Appointment] = {}
    for one in held.select_related("user", "unit").order_by("user_id", "pk"):
        by_role.setdefault(one.role, one)
    return [by_role[role] for role in Role.values if role in by_role]


@require_POST
@login_required
def choose_role(request: HttpRequest) -> HttpResponse:
    form = ActingForm(request.POST)
    if not form.is_valid():
        raise BadRequest(form.errors.as_text())
    act_under(request, appointment=form.cleaned_data["appointment"])
    return redirect(_own_page(request, form.cleaned_data["next"]))


def _own_page(request: HttpRequest, asked: str) -> str:
    """The address asked for, if it is a page of ours; else today's page."""
    own = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return asked if own else resolve_url(settings.LOGIN_REDIRECT_URL)


urlpatterns = [
    path("dang-nhap/", SignIn.as_view(), name="sign_in"),
    path("dang-xuat/", auth.LogoutView.as_view(), name="sign_out"),
    path("mat-khau/", OwnPassword.as_view(), name="own_password"),
    path("vai-tro/", choose_role, name="choose_role"),
    path("ngon-ngu/", set_language, name="set_language"),
]
