"""Investors' countries, sectors and stages in the language of the screen."""

from django.utils.translation import gettext as _

from nhipcau.registries.models import Investor
from nhipcau.workspace.shown_names import country_shown, sector_shown


def country_words(code: str) -> str:
    return country_shown(code) if code else _("Chưa rõ nước")


def sector_words(code: str) -> str:
    return sector_shown(code)


def stage_words(state: str) -> str:
    return _(str(Investor.State(state).label))
