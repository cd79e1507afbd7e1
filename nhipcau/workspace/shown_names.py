"""Names of countries and sectors in the language of the screen."""

from django.utils.translation import get_language

from nhipcau.registries.countries import country_name
from nhipcau.registries.sectors import sector_name


def language_shown() -> str:
    return "en" if (get_language() or "").startswith("en") else "vi"


def country_shown(code: str) -> str:
    return country_name(code, language_shown())


def sector_shown(code: str) -> str:
    return sector_name(code, language_shown())
