"""From the Word file back: each count of its results is marked and leads to exactly its items."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document

from nhipcau.drafting.decree30.checking.figures import marked_figures, typed_numbers
from nhipcau.drafting.reporting import draft_report
from nhipcau.organisations.models import Role
from nhipcau.outputs.models import Output
from nhipcau.reports.models import Consolidation, Figure
from tests.factories.organisations import make_unit, make_user
from tests.factories.outputs import make_output
from tests.factories.plans import make_plan, make_section, make_task
from tests.factories.reports import bring, make_round

pytestmark = pytest.mark.django_db

FEBRUARY, APRIL = date(2024, 2, 1), date(2024, 4, 1)


@pytest.fixture
def drafted() -> Consolidation:
    """The second quarter after a first one: several kinds, tasks, measures, and words typed."""
    unit, plan = make_unit(name="Sở A"), make_plan()
    first, second = (
        make_task(group=make_section(plan, code=code), leads=(unit,), title="Quảng bá")
        for code in ("I", "II")
    )
    for number in range(3):
        make_output(title=f"Bài xuân {number}", happened_on=FEBRUARY, units=(unit,), tasks=(first,))
    for letter in "abcde":
        make_output(title=f"Bài hè {letter}", happened_on=APRIL, units=(unit,), tasks=(first,))
    make_output(
        title="Sổ tay",
        kind="publication",
        happened_on=APRIL,
        units=(unit,),
        tasks=(first, second),
        quantity=1500,
        quantity_unit="bản",
    )
    make_round(plan=plan)
    round = make_round(plan=plan, index=2)
    bring(round.reports.get(), state="accepted", words="Đã đăng 25 tin, đạt 95%.")
    return draft_report(round, by=make_user(), day=date(2024, 6, 20)).consolidation


def paper_of(consolidation: Consolidation) -> bytes:
    with consolidation.document.file.content.open("rb") as content:
        return content.read()


def results_of(data: bytes) -> range:
    """The places of the paragraphs of section II, as `typed_numbers` counts them."""
    paragraphs = Document(BytesIO(data)).element.iter("{*}p")
    whole = ["".join(t.text or "" for t in one.iter("{*}t")) for one in paragraphs]
    first, last = (whole.index(title) for title in ("II. KẾT QUẢ THỰC HIỆN", "III. ĐÁNH GIÁ CHUNG"))
    return range(first + 1, last + 1)


def pages_of(client, data: bytes) -> Iterator[tuple[str, str, list[Output]]]:
    """Key of each marked figure, what is printed, the outputs on the page it leads to."""
    for marked in marked_figures(data):
        figure = Figure.objects.get(pk=marked.id.rpartition(".")[2])
        answer = client.get(reverse("workspace:figure_page", args=[figure.pk]))
        outputs = [item.output for item, _changes in answer.context["rows"]]
        yield figure.key, marked.text, list(Output.objects.filter(pk__in=outputs))


def test_each_marked_number_leads_to_exactly_its_items(client, drafted):
    client.force_login(make_user(role=Role.FOCAL))

    told = {key: (text, items) for key, text, items in pages_of(client, paper_of(drafted))}

    assert {"total", "kind.article", "last.total", "last.kind.publication"} <= told.keys()
    amount, measured = told.pop("quantity.publication.bản")
    assert (amount, [output.quantity for output in measured]) == ("1.500", [1500])
    assert {key: text for key, (text, _items) in told.items()} == {
        key: str(len(items)) for key, (_text, items) in told.items()
    }


def test_what_is_not_marked_is_no_count_of_ours(drafted):
    data = paper_of(drafted)
    results = results_of(data)

    unmarked = [n.text for n in typed_numbers(data) if n.paragraph in results]

    in_words = [row["number"].rstrip("%") for row in drafted.content["typed_numbers"]]
    codes_of_tasks = ["1", "2"]  # I.1 and II.2
    of_one_named_item = ["1.500", "1.500"]  # told beside its title, in both its tasks
    assert in_words == ["25", "95", "25", "95"]
    assert sorted(unmarked) == sorted(in_words + codes_of_tasks + of_one_named_item)
