"""Investors' countries, sectors and stages in the language of the screen."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from nhipcau.registries.countries import country_name
from nhipcau.registries.models import Investor
from nhipcau.registries.sectors import sector_name


def language_shown() -> str:
    return "en" if (get_language() or "").startswith("en") else "vi"


def country_words(code: str) -> str:
    return country_name(code, language_shown()) if code else _("Chưa rõ nước")


def sector_words(code: str) -> str:
    return sector_name(code, language_shown())


def stage_words(state: str) -> str:
    return _(str(Investor.State(state).label))
