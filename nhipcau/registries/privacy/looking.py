"""Who of the office saw personal data, or took them away."""

from nhipcau.organisations.models import User
from nhipcau.registries.models import Contact, ContactAccess

Act = ContactAccess.Act


def note_access(
    act: str, *, by: User, where: str, count: int = 1, contact: Contact | None = None
) -> None:
    """One look: at the card of a `contact`, or at a list of `count` people; none leaves nothing.

    `where` names the page or the file, never a person: it stays when the person's data are gone.
    """
    if count > 0 and not (contact and contact.erased_at):
        ContactAccess.objects.create(
            act=act, by=by, where=where[:200], count=count, contact=contact
        )
