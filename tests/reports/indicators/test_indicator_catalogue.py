"""The list of indicators is whole and makes sense."""

from nhipcau.budgets.models import BudgetEntry
from nhipcau.outputs.models import Output
from nhipcau.reports.indicators.catalogue import (
    BUDGET,
    CHANNEL,
    LANGUAGE,
    MEASURED,
    OUTPUTS,
    indicators,
    splits,
)
from nhipcau.reports.models import IndicatorValue

EVERY = indicators().values()


def test_everything_that_is_reported_has_its_indicator():
    wanted = {
        "articles", "foreign_articles", "columns", "clips", "programmes", "views", "followers",
        "publications", "publication_copies", "newsletters", "press_conferences", "press_visits",
        "press_visitors", "delegations_in", "delegates_in", "countries_in", "delegations_out",
        "delegates_out", "countries_out", "agreements_signed", "agreements_in_force",
        "conferences", "conference_delegates", "fairs", "fairs_abroad", "trainings", "trainees",
        "aid_projects", "aid_value", "exchange_people", "foreign_visitors", "qr_scans",
        "tourist_support", "investors_added", "investors_met", "wrong_found", "wrong_handled",
        "sovereignty_found", "sovereignty_handled", "border_clusters", "budget_planned",
        "budget_spent",
    }  # fmt: skip

    assert wanted - set(indicators()) == set()


def test_each_is_told_in_words_and_its_key_fits_its_column():
    longest = IndicatorValue._meta.get_field("indicator").max_length
    faulty = [
        one.key
        for one in EVERY
        if not (one.name and one.measure and one.rule.endswith(".") and len(one.key) <= longest)
    ]

    assert faulty == []


def test_each_basis_has_what_it_needs_and_nothing_else():
    told = {one.key: (bool(one.takes), bool(one.stage)) for one in EVERY}
    needs = {OUTPUTS: (True, False), MEASURED: (False, False), BUDGET: (False, True)}

    assert told == {one.key: needs[one.basis] for one in EVERY}


def test_rules_speak_of_kinds_stages_and_sides_that_there_are():
    takes = [take for one in EVERY for take in one.takes]

    assert {kind for take in takes for kind in take.kinds} <= set(Output.Kind.values)
    assert {one.stage for one in EVERY} <= {"", *BudgetEntry.Stage.values}
    assert {take.side for take in takes} == {"", *splits()}
    assert {part for one in EVERY for part in one.parts} <= {CHANNEL, LANGUAGE}
    assert {take.otherwise for take in takes} <= {"one", "one_if_bare", "skip", "unplaced"}


def test_words_of_rules_are_written_as_they_are_compared():
    words = [word for words in splits().values() for word in words]
    words += [w for one in EVERY for t in one.takes for group in t.words for w in group]
    words += [w for one in EVERY for t in one.takes for w in t.units | t.not_units]

    assert [word for word in words if word != " ".join(word.split()).casefold()] == []
