"""A public answer leaves only attributed, with sources, word for word as it was signed."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from nhipcau.editorial import checking, emergency, releasing
from nhipcau.editorial.models import ArticlePage, ClarificationPage
from nhipcau.editorial.snapshots import latest_revision, page_of
from nhipcau.editorial.told import mark_of
from nhipcau.organisations.models import Appointment, Role
from tests.factories.clarification_pages import FACT, make_clarification_page
from tests.factories.editorial import (
    edition_of,
    make_cleared,
    make_editor,
    make_home,
    make_translation,
)

pytestmark = pytest.mark.django_db

UNSOURCED = {"statement": "Cảng vẫn mở.", "sources": []}


def why_refused(page):
    with pytest.raises(ValidationError) as refusal:
        checking.submit(edition_of(page), by=make_editor())
    assert refusal.value.code == "unfit"
    return refusal.value.message


@pytest.mark.parametrize("field", ["document_number", "documented_on"])
def test_it_names_issuer_number_and_day(field):
    page = make_clarification_page(**{field: None if field == "documented_on" else ""})

    assert why_refused(page) == "Bản làm rõ phải ghi cơ quan ban hành, số và ngày văn bản."


def test_each_fact_has_a_source():
    page = make_clarification_page(facts=[FACT, UNSOURCED])

    assert why_refused(page).startswith("Sự thật thứ 2 chưa có căn cứ")


def test_it_tells_a_fact():
    assert why_refused(make_clarification_page(facts=[])) == "Bản làm rõ chưa nêu sự thật nào."


def test_a_word_changed_after_the_signature_does_not_go_out():
    page = make_clarification_page()
    page.claim = "Cảng đóng cửa từ lâu."
    page.save_revision(user=make_editor())

    assert "khác bản đã ký" in why_refused(page)


def test_blanks_that_a_form_moves_change_no_word():
    page = make_clarification_page(claim="Dòng một.\nDòng hai.")
    page.claim = "Dòng một.\r\n Dòng hai. "
    page.save_revision(user=make_editor())

    assert checking.submit(edition_of(page), by=make_editor()).outcome == "waiting"


def test_an_emergency_is_no_way_round():
    page = make_clarification_page(facts=[UNSOURCED])
    focal = make_editor()
    Appointment.objects.create(user=focal, unit=focal.appointments.get().unit, role=Role.FOCAL)

    with pytest.raises(ValidationError, match="chưa có căn cứ"):
        emergency.release(edition_of(page), reason="Gấp.", by=focal)


def translated(page, **changes):
    make_home("en")
    source = page_of(latest_revision(page))
    names = ("claim", "appearances", "facts_told", "issuer", "document_number")
    told = {name: getattr(source, name) for name in (*names, "documented_on", "signed_digest")}
    return make_translation(page, "en", **{"title": "Port", **told, **changes})


def test_a_translation_in_other_words_goes_out():
    page = make_clarification_page()
    english = translated(page, claim="The port has closed.", issuer="Department")

    assert checking.submit(edition_of(english), by=make_editor()).outcome == "waiting"


@pytest.mark.parametrize(
    "changes", [{"document_number": "13/X"}, {"appearances": []}, {"signed_digest": "0"}]
)
def test_a_translation_keeps_what_no_language_changes(changes):
    english = translated(make_clarification_page(), **changes)

    assert "Bản dịch chưa đủ" in why_refused(english)


def test_a_translation_tells_every_fact():
    page = make_clarification_page(facts=[FACT, FACT])
    english = translated(page)
    english.facts_told = list(english.facts_told.raw_data)[:1]
    english.save_revision(user=make_editor())

    assert "Bản dịch chưa đủ" in why_refused(english)


def test_a_translation_that_was_cleared_waits_for_what_its_source_tells_now():
    page = make_clarification_page()
    english = translated(page)
    make_cleared(edition_of(english))
    page.claim = "Cảng đóng cửa một ngày."
    page.signed_digest = mark_of(page.told())
    page.save_revision(user=make_editor())

    with pytest.raises(ValidationError, match="Bản dịch chưa đủ"):
        releasing.release(edition_of(english), by=make_editor())


def test_the_room_does_not_offer_the_kind(client):
    editor, home = make_editor(), make_home()
    client.force_login(editor)

    offered = client.get(reverse("wagtailadmin_pages:add_subpage", args=[home.pk])).content.decode()
    kinds = [
        kind for kind in (ArticlePage, ClarificationPage) if kind in home.creatable_subpage_models()
    ]
    asked = reverse("wagtailadmin_pages:add", args=["editorial", "clarificationpage", home.pk])

    assert (kinds, "clarificationpage" in offered) == ([ArticlePage], False)
    assert client.get(asked).status_code in (302, 403)
