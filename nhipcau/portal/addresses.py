"""How addresses of the portal are read."""

from django.conf import settings


class Language:
    """A language of the settings."""

    regex = "|".join(code for code, _name in settings.LANGUAGES)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class PagePath:
    """Nothing, or slugs that each end in a stroke: "tin-tuc/ten-bai/"."""

    regex = r"(?:[-\w]+/)*"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class FeedName:
    """The file at the end of a section's address that tells what is new."""

    regex = r"feed\.xml|atom\.xml|feed\.json"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
