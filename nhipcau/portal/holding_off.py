"""What keeps machines from filling our forms: no third party, no script, no trace of addresses.

A field that people do not see, the time between form and sending, and how many come from one
place within an hour, counted in memory under a mark that nobody can read back.
"""

import time
from contextlib import suppress
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any, Final

from django.conf import settings
from django.core.cache import caches
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner, b62_decode
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.crypto import salted_hmac
from django.utils.decorators import decorator_from_middleware
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

UNSEEN: Final = "home_page"
"""The field that only machines fill."""
OPENED: Final = "opened"
"""The field that says, signed, when the form was shown."""
_HOUR_S: Final = 60 * 60
_SIGNER: Final = TimestampSigner(salt="portal.form")


class _Tolerant(CsrfViewMiddleware):
    """Checks like any other form, but leaves the answer to the page: nothing typed is lost."""

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse | None:
        vars(request)["came_from_elsewhere"] = True
        return None


def own_form(view: Any) -> Any:
    """A view whose form is checked for its origin by `objection`, not by a bare page of refusal."""
    return csrf_exempt(decorator_from_middleware(_Tolerant)(view))


def opened_now() -> str:
    return _SIGNER.sign("form")


def opened_or_now(request: HttpRequest) -> str:
    """What the form said of its opening while that still counts, else this moment."""
    told = request.POST.get(OPENED, "")
    return told if _age_s(told) is not None else opened_now()


def objection(request: HttpRequest, *, least_s: int | None = None) -> str:
    """Why the form is not taken, in one sentence; "" where nothing speaks against it."""
    if vars(request).get("came_from_elsewhere"):
        return _("Trình duyệt chưa nhận cookie của biểu mẫu này. Hãy cho phép cookie rồi gửi lại.")
    if request.POST.get(UNSEEN, ""):
        return _("Ô ẩn dùng để chặn thư rác đã bị điền. Hãy gửi lại.")
    age = _age_s(request.POST.get(OPENED, ""))
    if age is None:
        return _("Trang đã mở quá lâu. Nội dung vẫn còn ở đây, hãy gửi lại.")
    least = settings.NHIPCAU_FORM_SECONDS[0]
    if age < (least if least_s is None else min(least, least_s)):
        return _("Biểu mẫu được gửi nhanh quá. Chờ vài giây rồi gửi lại.")
    return ""


def too_many(request: HttpRequest, what: str, *, most: int) -> bool:
    """Whether `most` of these came from this place within the hour; this one is counted."""
    key = _place(request, what)
    if caches["attempts"].add(key, 1, _HOUR_S):
        return most < 1
    with suppress(ValueError):  # its time has run out between the two lines
        return int(caches["attempts"].incr(key)) > most
    return False


def too_many_words() -> str:
    return _("Đã có nhiều lượt gửi từ nơi này. Nội dung vẫn còn ở đây, hãy gửi lại sau một giờ.")


def _age_s(token: str) -> float | None:
    """Seconds since the form was shown; None for what we did not sign or what is too old."""
    try:
        _SIGNER.unsign(token, max_age=settings.NHIPCAU_FORM_SECONDS[1])
    except (BadSignature, SignatureExpired):
        return None
    return time.time() - b62_decode(token.split(_SIGNER.sep)[1])


def _place(request: HttpRequest, what: str) -> str:
    """A mark of where it came from, good for a day at most and not to be read back."""
    today = int(time.time() // (24 * _HOUR_S))
    return salted_hmac("portal.place", f"{what}\0{today}\0{_network(request)}").hexdigest()


def _network(request: HttpRequest) -> str:
    """The address, of the newer kind the half that names a household.

    Behind a machine of our own network stands whoever that machine names last.
    """
    told = request.META.get("REMOTE_ADDR", "")
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    try:
        address = ip_address(told)
        if forwarded and (address.is_private or address.is_loopback):
            address = ip_address(forwarded)
    except ValueError:
        return told
    if isinstance(address, IPv6Address):
        return str(ip_network((address, 64), strict=False))
    return str(address)
