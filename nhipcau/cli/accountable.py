"""Who answers for what a command does: the account named, or the only one it can be."""

from django.utils import timezone

from nhipcau.organisations.models import Role, User


def person_for(username: str, *roles: Role) -> User | None:
    """The active account `username` if it holds one of `roles` today; no name: the first such.

    None where nobody fits.
    """
    day = timezone.localdate()
    people = User.objects.filter(is_active=True).order_by("pk")
    if username:
        people = people.filter(username=username)
    return next((person for person in people if person.has_role(*roles, day=day)), None)
