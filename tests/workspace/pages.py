"""How tests come to a page of the workspace and read it."""

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from nhipcau.organisations.models import Unit
from tests.factories.organisations import make_user


def page(name: str, *args: object) -> str:
    """The address of a page of the workspace by its name."""
    return reverse(f"workspace:{name}", args=args)


def text(answer: HttpResponse) -> str:
    return answer.content.decode()


def signed_in(client: Client, role: str = "officer", unit: Unit | None = None) -> Client:
    client.force_login(make_user(role=role, unit=unit))
    return client
