"""A foreign outlet is asked in the English words that were released, and in no others."""

import pytest

from nhipcau.drafting.correction_request import request_to_correct
from nhipcau.drafting.decree30.build import build
from nhipcau.drafting.decree30.document import plain_text
from nhipcau.editorial.models import SectionPage
from nhipcau.editorial.snapshots import latest_revision, page_of
from nhipcau.press.clarifying import publishing, reopening
from nhipcau.press.clarifying.content import last_version
from tests.factories.clarifications import make_signed, sign_draft
from tests.factories.editorial import (
    edition_of,
    make_editor,
    make_home,
    make_public,
    make_public_page,
    make_translation,
)
from tests.factories.press import make_confirmed, make_outlet

pytestmark = pytest.mark.django_db


@pytest.fixture
def outlet():
    return make_outlet(name="Southern Times", country="TH", languages=["en"])


@pytest.fixture
def row(outlet):
    """Its page is public in Vietnamese and waits in English."""
    source = make_confirmed(outlet=outlet, title="Port closed", language="en")
    row = make_signed(source=source)
    section = make_public_page(SectionPage, slug="bao-chi", title="Báo chí", layout="press")
    make_public(publishing.prepare_page(row, under=section, by=make_editor()))
    row.refresh_from_db()
    return row


def released_in_english(row):
    make_home("en")
    edition = publishing.page_of_clarification(row)
    source = page_of(latest_revision(edition.page))
    kept = ("appearances", "document_number", "documented_on", "signed_digest")
    told = {name: getattr(source, name) for name in kept}
    fact = source.facts_told.get_prep_value()[0]["value"]
    fact = fact | {"statement": "The port receives ships every day."}
    fact["sources"] = [{"label": "Port authority report", "number": "15/BC-CV", "url": ""}]
    words = {"title": "Port", "claim": "The port has closed.", "issuer": "Tourism Department"}
    page = make_translation(
        edition.page.specific, "en", facts_told=[("fact", fact)], **told, **words
    )
    make_public(edition_of(page))


def annexes(row, outlet):
    return request_to_correct(last_version(row), outlet).annexes


def test_the_annex_has_the_released_words(row, outlet):
    released_in_english(row)

    (annex,) = annexes(row, outlet)

    said = [plain_text(block.runs) for block in annex.blocks if hasattr(block, "runs")]
    items = [plain_text(item.runs) for b in annex.blocks for item in getattr(b, "items", ())]
    assert "The inaccurate claim: “The port has closed.”" in said
    assert items == [
        f"“Port closed”, 12 March 2024, {row.sources.get().clipping.address}",
        "The port receives ships every day (source: Port authority report, No. 15/BC-CV).",
    ]
    assert build(request_to_correct(last_version(row), outlet))[:2] == b"PK"


def test_without_a_released_translation_there_is_none(row, outlet):
    assert annexes(row, outlet) == ()


def test_an_outlet_at_home_is_asked_in_vietnamese_alone(row, outlet):
    released_in_english(row)
    outlet.country = "VN"

    assert annexes(row, outlet) == ()


def test_english_words_of_an_earlier_version_are_not_used(row, outlet):
    released_in_english(row)
    row = reopening.reopen(row, reason="Số mới.", by=row.drafter)
    row.facts.update(statement="Cảng đón 4 tàu mỗi ngày.")
    sign_draft(row)

    assert annexes(row, outlet) == ()
