"""Ways out of the room, by name: a page of another face may be missing."""

from django.urls import NoReverseMatch, reverse


def desk() -> str:
    """The desk where editions are checked and released; nothing where there is none."""
    return _address("workspace:edition_list")


def desk_of(edition: int) -> str:
    """The desk's page of one edition."""
    return _address("workspace:edition_page", edition)


def workplace() -> str:
    """Where staff work outside the room."""
    return _address("workspace:today")


def _address(name: str, *args: int) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
