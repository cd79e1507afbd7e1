"""Counting rule 1 on made-up graphs of outputs, tasks and units."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nhipcau.reports.tally import OutputRow, Scope, tally, within

# A slow machine is no failure of the rule.
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

KINDS = ("article", "clip", "event", "publication")
DAYS = st.dates(min_value=date(2023, 11, 1), max_value=date(2025, 1, 31))
LINKS = st.lists(st.integers(1, 6), max_size=4).map(tuple)


@st.composite
def graphs(draw: st.DrawFn) -> list[OutputRow]:
    """Outputs with any number of tasks, groups, units and languages; ids are distinct."""
    ids = draw(st.lists(st.integers(1, 500), unique=True, max_size=25))
    return [
        OutputRow(
            id=pk,
            kind=draw(st.sampled_from(KINDS)),
            title=f"Kết quả {pk}",
            on=draw(DAYS),
            quantity=draw(st.none() | st.integers(0, 5000).map(Decimal)),
            quantity_unit=draw(st.sampled_from(("bản", "Bản", "lượt"))),
            languages=draw(st.lists(st.sampled_from(("vi", "en", "lo")), max_size=3).map(tuple)),
            tasks=draw(LINKS),
            groups=draw(LINKS),
            units=draw(LINKS.filter(bool)),
        )
        for pk in ids
    ]


def row(pk: int = 1, **fields: object) -> OutputRow:
    values = {"id": pk, "kind": "article", "title": f"Tin {pk}", "on": date(2024, 2, 1)}
    return OutputRow(**(values | fields))


def values(classes: dict) -> dict:
    return {key: len(rows) for key, rows in classes.items()}


@unhurried
@given(graphs())
def test_disjoint_classes_add_up_to_the_total(rows):
    counted = tally(rows)

    assert counted.total == len(rows)
    assert sum(values(counted.by_kind).values()) == counted.total
    assert sum(values(counted.by_lead).values()) == counted.total


@unhurried
@given(graphs())
def test_the_consolidated_total_is_at_most_the_sum_of_units_and_of_tasks(rows):
    counted = tally(rows)

    assert counted.total <= sum(values(counted.by_unit).values())
    attached = {r.id for r in rows if r.tasks}
    assert len(attached) <= sum(values(counted.by_task).values())


@unhurried
@given(graphs())
def test_where_no_output_is_shared_the_parts_add_up_exactly(rows):
    alone = [replace(r, units=r.units[:1], tasks=(r.id % 3,), groups=(1,)) for r in rows]
    counted = tally(alone)

    for classes in (counted.by_unit, counted.by_task, counted.by_group):
        assert sum(values(classes).values()) == counted.total


@unhurried
@given(graphs())
def test_kinds_within_a_task_add_up_to_the_task(rows):
    counted = tally(rows)

    for task, members in counted.by_task.items():
        kinds = [len(r) for (t, _), r in counted.by_task_and_kind.items() if t == task]
        assert sum(kinds) == len(members) == len({member.id for member in members})


@unhurried
@given(graphs(), st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_changes_a_count(rows, random: Random):
    shuffled = rows + rows
    random.shuffle(shuffled)

    assert tally(shuffled) == tally(rows)


@unhurried
@given(graphs())
def test_quantities_are_summed_by_kind_and_unit_of_measure(rows):
    counted = tally(rows)

    expected: dict[tuple[str, str], Decimal] = {}
    for r in rows:
        if r.quantity is not None:
            key = (r.kind, r.quantity_unit.lower())
            expected[key] = expected.get(key, Decimal()) + r.quantity
    assert {key: value for key, (value, _) in counted.quantities.items()} == expected


@unhurried
@given(graphs())
def test_a_frozen_row_thaws_into_itself(rows):
    assert [OutputRow.thawed(r.frozen()) for r in rows] == rows


def test_the_hash_of_a_row_follows_each_fact_but_not_the_mark():
    plain = row(evidence=("a" * 64,))
    changed = [
        replace(plain, title="Khác"),
        replace(plain, on=date(2024, 2, 2)),
        replace(plain, quantity=Decimal(1)),
        replace(plain, tasks=(1,)),
        replace(plain, units=(1,)),
        replace(plain, languages=("en",)),
        replace(plain, evidence=("b" * 64,)),
    ]

    hashes = {r.frozen()["sha256"] for r in changed}

    assert len(hashes) == len(changed)
    assert plain.frozen()["sha256"] not in hashes
    assert replace(plain, is_addition=True).frozen()["sha256"] == plain.frozen()["sha256"]


def test_a_translation_is_a_language_of_the_same_work():
    counted = tally([row(1, languages=("vi", "en", "lo")), row(2, languages=("vi",)), row(3)])

    assert counted.total == 3
    assert values(counted.by_language) == {"": 1, "en": 1, "lo": 1, "vi": 2}


def test_an_output_of_two_units_for_two_tasks_counts_once_in_all_and_once_in_each():
    counted = tally([row(units=(1, 2), tasks=(7, 8), groups=(3,))])

    assert counted.total == 1
    assert values(counted.by_unit) == {1: 1, 2: 1}
    assert values(counted.by_lead) == {1: 1}
    assert values(counted.by_task) == {7: 1, 8: 1}
    assert values(counted.by_group) == {3: 1}


def test_the_days_of_a_window_are_inclusive():
    scope = Scope(date(2024, 3, 15), date(2024, 6, 14))
    days = [date(2024, 3, 14), date(2024, 3, 15), date(2024, 6, 14), date(2024, 6, 15)]

    counted = within([row(n, on=day) for n, day in enumerate(days)], scope)

    assert [r.on for r in counted] == days[1:3]


@unhurried
@given(graphs())
def test_an_output_counts_once_in_a_chain_of_rounds(rows):
    first_days = (date(2023, 12, 15), date(2024, 3, 14))
    seen_by_then = [r for r in rows if r.id % 2]
    first = within(seen_by_then, Scope(*first_days))

    second = within(
        rows,
        Scope(
            date(2024, 3, 15),
            date(2024, 6, 14),
            taken=frozenset(r.id for r in first),
            missed=(first_days,),
        ),
    )

    half = [r.id for r in rows if date(2023, 12, 15) <= r.on <= date(2024, 6, 14)]
    assert sorted([r.id for r in first] + [r.id for r in second]) == sorted(half)
    assert {r.id for r in second if r.is_addition} == {
        r.id for r in rows if not r.id % 2 and first_days[0] <= r.on <= first_days[1]
    }
