"""Accounts and roles: one account is one person; roles begin and end, nothing is deleted."""

import secrets

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nhipcau.organisations.appointing import (
    appoint,
    create_person,
    end_appointment,
    renew_password,
    roles_open_to,
)
from nhipcau.organisations.models import Appointment, Role, User
from nhipcau.search.folded import matching
from nhipcau.vietnamese.text import sort_key
from nhipcau.workspace.directory_trail import in_words
from nhipcau.workspace.forms.directory import AppointForm, PersonForm, UnitSearch
from nhipcau.workspace.forms.posted import posted
from nhipcau.workspace.forms.refusals import show_refusal, tell_refusal
from nhipcau.workspace.people import require_role
from nhipcau.workspace.roles import KEEPERS


@require_role(*KEEPERS)
@require_safe
def person_list(request: HttpRequest) -> HttpResponse:
    day = timezone.localdate()
    query = request.GET.get("q", "").strip()[:200]
    held = Appointment.objects.on(day).select_related("unit")
    people = User.objects.prefetch_related(Prefetch("appointments", held, to_attr="held"))
    if query:
        people = people.filter(matching(query, "folded"))
    # Vietnamese lists go by the given name, the last word, then by the whole name.
    rows = sorted(people, key=lambda p: (sort_key(p.get_short_name()), sort_key(str(p))))
    return render(
        request,
        "workspace/people/list.html",
        {"people": rows, "asked": UnitSearch({"q": query}), "query": query},
    )


@require_role(*KEEPERS)
@require_http_methods(["GET", "HEAD", "POST"])
def person_new(request: HttpRequest) -> HttpResponse:
    form = PersonForm(posted(request))
    if form.is_valid():
        password = secrets.token_urlsafe(9)
        try:
            person = create_person(**form.cleaned_data, password=password, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _first_password(password))
            return redirect("workspace:person_page", pk=person.pk)
    return render(
        request, "workspace/people/new.html", {"form": form}, status=422 if form.errors else 200
    )


def _first_password(password: str) -> str:
    return _(
        "Mật khẩu tạm: %(password)s. Chỉ hiện lần này; hãy trao tận tay và dặn đổi khi đăng nhập."
    ) % {"password": password}


@require_role(*KEEPERS)
@require_safe
def person_page(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(User, pk=pk)
    return render(request, "workspace/people/page.html", _whole(request, person))


def _whole(request: HttpRequest, person: User) -> dict[str, object]:
    day = timezone.localdate()
    roles = roles_open_to(request.user, day=day)
    return {
        "person": person,
        "day": day,
        "held": person.appointments.on(day).select_related("unit"),
        "past": person.appointments.filter(valid_to__lt=day).select_related("unit"),
        "trail": in_words(person.organisation_steps.select_related("by")),
        "form": AppointForm(day=day, roles=roles, initial={"from_day": day, "role": Role.OFFICER}),
        "roles": roles,
    }


@require_role(*KEEPERS)
@require_POST
def person_appoint(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(User, pk=pk)
    day = timezone.localdate()
    form = AppointForm(request.POST, day=day, roles=roles_open_to(request.user, day=day))
    if form.is_valid():
        try:
            appoint(person, **form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            show_refusal(form, refusal)
        else:
            messages.success(request, _("Đã giao vai trò."))
            return redirect("workspace:person_page", pk=pk)
    context = _whole(request, person) | {"form": form}
    return render(request, "workspace/people/page.html", context, status=422)


@require_role(*KEEPERS)
@require_POST
def person_end(request: HttpRequest, pk: int, appointment: int) -> HttpResponse:
    """The role ends with today."""
    held = get_object_or_404(Appointment, pk=appointment, user=pk)
    try:
        end_appointment(held, last_day=timezone.localdate(), by=request.user)
    except ValidationError as refusal:
        tell_refusal(request, refusal)
    else:
        messages.success(request, _("Vai trò kết thúc sau hôm nay."))
    return redirect("workspace:person_page", pk=pk)


@require_role(Role.ADMINISTRATOR)
@require_POST
def person_password(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(User, pk=pk)
    password = secrets.token_urlsafe(9)
    renew_password(person, password=password, by=request.user)
    messages.success(request, _first_password(password))
    return redirect("workspace:person_page", pk=pk)


urlpatterns = [
    path("nguoi-dung/", person_list, name="person_list"),
    path("nguoi-dung/them/", person_new, name="person_new"),
    path("nguoi-dung/<int:pk>/", person_page, name="person_page"),
    path("nguoi-dung/<int:pk>/giao/", person_appoint, name="person_appoint"),
    path("nguoi-dung/<int:pk>/ket-thuc/<int:appointment>/", person_end, name="person_end"),
    path("nguoi-dung/<int:pk>/mat-khau/", person_password, name="person_password"),
]
