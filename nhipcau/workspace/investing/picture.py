"""Investors by country, sector and stage as rows of charts and of the tables beside them."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from django.urls import reverse

from nhipcau.registries.investors.figures import Figures
from nhipcau.registries.investors.markets import Market, market_of, markets
from nhipcau.registries.sectors import sector_choices
from nhipcau.ui.charts import Bar, Series
from nhipcau.workspace.investing.above import MARKET
from nhipcau.workspace.investing.words import (
    country_words,
    sector_words,
    stage_words,
)
from nhipcau.workspace.shown_names import language_shown


class Country(NamedTuple):
    """A row of the table: the country in words and its counts."""

    words: str
    total: int
    added: int
    met: int


class Sector(NamedTuple):
    """A row of the table: the sector in words, (market, its count) each, all of them."""

    words: str
    counts: list[tuple[str, int]]
    total: int


def countries(figures: Figures) -> list[Country]:
    return [
        Country(country_words(one.country), one.total, one.added, one.met)
        for one in figures.countries
    ]


def market_bars(figures: Figures) -> list[Bar]:
    """Every market that is looked for, empty ones too: nothing there is an answer."""
    told = Counter[str]()
    for one in figures.countries:
        belongs = market_of(one.country)
        told[belongs.code if belongs else ""] += one.total
    return [Bar(_named(one), told[one.code], href=_list(one)) for one in markets()]


def elsewhere(figures: Figures) -> int:
    """Investors of countries that are no market told."""
    return sum(one.total for one in figures.countries if market_of(one.country) is None)


def path_bars(figures: Figures) -> list[Bar]:
    """How many ever came so far, of all."""
    return [Bar(stage_words(s), count, of=figures.total) for s, count in figures.reached]


def stages_now(figures: Figures) -> list[tuple[str, str, int]]:
    """(state, its words, how many are in it now), every stage."""
    return [(state, stage_words(state), count) for state, count in figures.stages]


def sectors_by_market(figures: Figures) -> tuple[list[str], list[Series], list[Sector]]:
    """The sectors that anybody asks for, their counts market by market, and the same as rows."""
    by_market = {one.code: _together(figures, one.countries) for one in markets()}
    everywhere = _together(figures, figures.sectors)
    codes = [code for code, _name in sector_choices() if everywhere[code]]
    series = [
        Series(_named(one), tuple(by_market[one.code][code] for code in codes), href=_list(one))
        for one in markets()
    ]
    rows = [
        Sector(
            sector_words(code),
            [(_named(one), by_market[one.code][code]) for one in markets()],
            everywhere[code],
        )
        for code in codes
    ]
    return [sector_words(code) for code in codes], series, rows


def _together(figures: Figures, codes: Iterable[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for country in codes:
        found += figures.sectors.get(country, Counter())
    return found


def _named(one: Market) -> str:
    return one.named(language_shown())


def _list(one: Market) -> str:
    return f"{reverse('workspace:entry_list', args=['nha-dau-tu'])}?{MARKET}={one.code}&cua=tat-ca"
