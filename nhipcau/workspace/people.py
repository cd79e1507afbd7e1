"""Who is asking, for which unit, in which role, and what that role may open."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.organisations.models import Appointment, Role, Unit

SESSION_KEY = "acting_appointment"
_KEPT = "held_appointments"

View = Callable[..., HttpResponse]


def appointments(request: HttpRequest) -> list[Appointment]:
    """The person's appointments that hold today, asked once a request, in the order of `Role`."""
    kept: list[Appointment] | None = vars(request).get(_KEPT)
    if kept is None:
        kept = vars(request)[_KEPT] = _held(request)
    return kept


def _held(request: HttpRequest) -> list[Appointment]:
    if not request.user.is_authenticated:
        return []
    held = request.user.appointments.on(timezone.localdate()).select_related("unit")
    weight = {role: at for at, role in enumerate(Role.values)}
    return sorted(held, key=lambda one: (weight[one.role], one.unit.position, one.pk))


def held_appointment(request: HttpRequest) -> Appointment | None:
    """The appointment the person acts under: the one chosen, else the first; None for none."""
    held = appointments(request)
    chosen = request.session.get(SESSION_KEY) if len(held) > 1 else None
    return next((one for one in held if one.pk == chosen), held[0] if held else None)


def acting_appointment(request: HttpRequest) -> Appointment:
    """As `held_appointment`; a person without any is refused with a sentence."""
    held = held_appointment(request)
    if held is None:
        raise PermissionDenied(
            _(
                "Tài khoản chưa được giao vai trò tại đơn vị nào, hoặc vai trò đã hết hạn. "
                "Hãy đề nghị người quản trị giao vai trò."
            )
        )
    return held


def acting_unit(request: HttpRequest) -> Unit:
    """The unit the person acts for. Refuses a person without an appointment."""
    return acting_appointment(request).unit


def may(request: HttpRequest, *roles: str) -> bool:
    """Whether the acting role is one of `roles`."""
    held = held_appointment(request)
    return held is not None and held.role in roles


def require_role(*roles: str) -> Callable[[View], View]:
    """Signed in and acting in one of `roles`, else a page that says which role is needed."""

    def decorate(view: View) -> View:
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if acting_appointment(request).role not in roles:
                raise PermissionDenied(refusal(request, *roles))
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def in_office(view: View) -> View:
    """Signed in and holding a role today, whichever: who holds none any more reads nothing."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        acting_appointment(request)
        return view(request, *args, **kwargs)

    return guarded


def refusal(request: HttpRequest, *roles: str) -> str:
    """Which roles the page is for, which one is held, and what to do."""
    needed = ", ".join(_(Role(role).label) for role in roles)
    acting = _(acting_appointment(request).get_role_display())
    sentence = _("Trang này dành cho: %(needed)s. Vai trò đang dùng: %(acting)s.") % {
        "needed": needed,
        "acting": acting,
    }
    if any(one.role in roles for one in appointments(request)):
        return f"{sentence} {_('Hãy đổi vai trò ở đầu trang.')}"
    return f"{sentence} {_('Nếu cần làm việc này, hãy đề nghị người quản trị giao vai trò.')}"


def act_under(request: HttpRequest, *, appointment: int) -> None:
    """Act under another of one's own appointments from now on, in this session."""
    if appointment not in {one.pk for one in appointments(request)}:
        raise PermissionDenied(_("Vai trò này không thuộc tài khoản đang dùng, hoặc đã hết hạn."))
    request.session[SESSION_KEY] = appointment
