"""The office of the tests with a person for each letter of the table of rights."""

from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import reverse

from nhipcau.organisations.models import Role, Unit, User
from nhipcau.workspace.urls import urlpatterns
from tests.factories.organisations import make_unit, make_user
from tests.workspace.whole_office import Office, whole_office


@dataclass(frozen=True, slots=True)
class Staffed:
    """`people` by letter; None is nobody. `other` is the unit of o and h."""

    office: Office
    people: dict[str, User | None]
    other: Unit

    def client(self, letter: str, **kwargs: Any) -> Client:
        client = Client(**kwargs)
        person = self.people[letter]
        if person:
            client.force_login(person)
        return client

    def address(self, name: str) -> str:
        """The address called `name`, filled from the office."""
        pattern = next(one for one in urlpatterns if one.name == name)
        takes = pattern.pattern.converters
        given = self.office.arguments(name) if takes else {}
        return reverse(f"workspace:{name}", kwargs={key: given[key] for key in takes})


def staffed_office() -> Staffed:
    office, other = whole_office(), make_unit(name="Sở Khác")
    by_role = {"F": Role.FOCAL, "A": Role.ADMINISTRATOR, "L": Role.LEADER, "E": Role.EDITOR}
    people: dict[str, User | None] = {key: office.people[role] for key, role in by_role.items()}
    people |= {
        "O": office.people[Role.OFFICER],
        "H": office.people[Role.HEAD],
        "o": make_user(role=Role.OFFICER, unit=other),
        "h": make_user(role=Role.HEAD, unit=other),
        "n": office.people[""],
        "x": None,
    }
    return Staffed(office, people, other)
