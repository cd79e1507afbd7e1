"""Refusals and wrong addresses, inside the frame for whoever has signed in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403, with the sentence of the refusal; the frame offers the person's other roles."""
    return _answer(request, 403, reason=str(exception))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404. What the framework says of the address is for developers and stays out."""
    return _answer(request, 404)


def conflict(request: HttpRequest, sentence: str) -> HttpResponse:
    """409, with what to do; nothing of the request was kept."""
    return _answer(request, 409, reason=sentence)


def _answer(request: HttpRequest, status: int, reason: str = "") -> HttpResponse:
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    template = f"workspace/{status}.html" if signed_in else f"{status}.html"
    return render(request, template, {"exception": reason}, status=status)
