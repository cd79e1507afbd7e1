"""Sets, schedule, translations, maps, partner channels and purges at the desk."""

import json
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from nhipcau.editorial import clock, emergency, purging, releasing, sets
from nhipcau.editorial.models import (
    Edition,
    MapLayer,
    Onward,
    Purge,
    ReleaseSet,
    RequiredFeature,
    StaleMark,
)
from nhipcau.editorial.translating import handoff
from nhipcau.exchange.handing.word_writing import word_file
from nhipcau.organisations.models import Role
from tests.factories.editorial import (
    edition_of,
    make_cleared,
    make_editor,
    make_page,
    make_public,
    make_translation,
)
from tests.factories.organisations import make_user
from tests.workspace.pages import page, signed_in, text
from tests.workspace.queries import queries_of

pytestmark = pytest.mark.django_db


def layer(*names):
    features = [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": {"type": "Point", "coordinates": [109.2, 13.8]},
        }
        for name in names
    ]
    whole = {"type": "FeatureCollection", "features": features}
    return SimpleUploadedFile("lop.geojson", json.dumps(whole).encode())


def stale(**fields):
    """A translation whose source changed, marked with one piece."""
    article = make_page(**fields)
    english = edition_of(make_translation(article, "en", title="Tower"))
    StaleMark.objects.create(edition=english, changed=[["Một tháp cổ.", "Hai tháp cổ."]])
    return english


def test_a_set_goes_out_together(client):
    first, second = edition_of(make_page(slug="mot")), edition_of(make_page(slug="hai"))
    make_cleared(first)
    make_cleared(second)
    signed_in(client, Role.EDITOR).post(page("set_new"), {"name": "Lễ hội"})
    made = ReleaseSet.objects.get()
    client.post(page("set_add", made.pk), {"editions": [first.pk, second.pk]})

    client.post(page("set_release", made.pk))

    made.refresh_from_db()
    assert (made.state, Edition.objects.filter(standing="public").count()) == ("released", 3)


def test_a_set_with_something_missing_says_what_and_stays(client):
    edition = edition_of(make_page(title="Chưa kiểm tra"))
    made = sets.open_set(name="Lễ hội", by=make_editor())
    sets.add(made, edition, by=make_editor())

    answer = signed_in(client, Role.EDITOR).post(page("set_release", made.pk))

    assert answer.status_code == 422
    assert "1/1 bản chưa đăng được" in text(answer)
    assert "“Chưa kiểm tra” (vi)" in text(answer)


def test_the_schedule_names_hours_by_day_and_cries_out_when_the_clock_is_silent(client):
    edition = edition_of(make_page(title="Tuần văn hóa"))
    make_cleared(edition)
    releasing.schedule(edition, go_at=timezone.now() + timedelta(days=1), by=make_editor())

    seen = signed_in(client, Role.FOCAL).get(page("schedule_list"))

    [(_day, rows)] = seen.context["days"]
    assert [one.title for one in rows] == ["Tuần văn hóa"]
    assert "Máy đăng bài theo giờ không chạy" in text(seen)
    assert "Máy đăng bài theo giờ không chạy" in text(client.get(page("today")))


def test_a_living_clock_raises_no_alarm(client):
    clock.beat(timezone.now())

    assert signed_in(client, Role.FOCAL).get(page("schedule_list")).context["alarms"] == []


def test_what_went_out_in_emergency_is_confirmed_by_another_person(client):
    edition = edition_of(make_page(title="Tin bão"))
    focal = make_user(role=Role.FOCAL)
    client.force_login(focal)
    client.post(page("edition_emergency", edition.pk), {"reason": "Bão vào bờ."})
    own = client.get(page("edition_confirm", edition.pk))
    signed_in(client, Role.LEADER)

    questions = client.get(page("edition_confirm", edition.pk)).context["form"].codes
    client.post(page("edition_confirm", edition.pk), dict.fromkeys(questions, "yes"))

    assert "không tự xác nhận" in text(own)
    assert not edition.releases.unconfirmed().exists()


def test_an_emergency_waits_on_the_first_page_of_those_who_may_confirm_it(client):
    edition = edition_of(make_page(title="Tin bão"))
    emergency.release(edition, reason="Bão.", by=make_user(role=Role.FOCAL))

    seen = signed_in(client, Role.EDITOR).get(page("today"))

    assert seen.context["desk_sentence"] == "1 bài đăng khẩn chờ xác nhận."


def test_the_table_of_translations_says_what_is_missing_and_what_is_stale(client):
    stale(title="Tháp")

    rows = signed_in(client, Role.EDITOR).get(page("translation_list"), {"need": "stale"})

    [row] = rows.context["rows"]
    told = {cell.code: [value for value, _words in cell.marks] for cell in row.cells}
    assert (told["en"], told["fr"]) == (["writing", "stale"], ["missing"])


def test_translations_cost_the_same_for_one_work_as_for_many(client):
    stale(title="Tháp")
    signed_in(client, Role.EDITOR)
    one = queries_of(client, page("translation_list"))

    for at in range(5):
        make_page(title=f"Bài {at}")

    assert queries_of(client, page("translation_list")) == one


def test_a_change_that_needs_no_translation_is_dismissed_with_a_reason(client):
    english = stale()
    signed_in(client, Role.EDITOR)

    refused = client.post(page("translation_dismiss", english.pk), {"reason": ""})
    client.post(page("translation_dismiss", english.pk), {"reason": "Chỉ sửa dấu."})

    assert refused.status_code == 422
    assert "<del>Một</del>" in text(refused)
    assert english.stale_marks.get().reason == "Chỉ sửa dấu."


def test_a_translators_file_of_another_work_is_refused_and_nothing_kept(client):
    one, other = edition_of(make_page()).work, edition_of(make_page(slug="khac")).work
    made = handoff.prepare(other, language="en")
    filled = handoff.HandOff(
        made.title, "vi", "en", made.token,
        tuple(handoff.Row(r.number, r.name, r.source, "Words") for r in made.rows),
    )  # fmt: skip
    upload = SimpleUploadedFile("dich.docx", word_file(filled))

    answer = signed_in(client, Role.EDITOR).post(
        page("translation_upload", one.pk), {"file": upload}
    )

    assert "bản dịch của bài khác" in text(answer)
    assert not Edition.objects.filter(language="en", work=other).exists()


def test_a_layer_is_loaded_and_what_it_lacks_is_said(client):
    typed = {"name": "Ranh giới", "code": "ranh-gioi", "source": "Sở", "is_base": "on"}
    signed_in(client, Role.FOCAL).post(
        page("map_load"), typed | {"source_date": "02/01/2024", "file": layer("Đất liền")}
    )

    client.post(page("feature_require"), {"name": "Quần đảo"})

    seen = text(client.get(page("map_list")))
    assert (MapLayer.objects.count(), RequiredFeature.objects.count()) == (1, 1)
    assert "Lớp nền thiếu đối tượng bắt buộc: Quần đảo." in seen


def test_a_file_that_is_no_map_is_refused_with_one_sentence(client):
    typed = {"name": "Ranh giới", "code": "ranh-gioi", "source": "Sở", "source_date": "02/01/2024"}
    upload = SimpleUploadedFile("lop.geojson", b"khong phai")

    answer = signed_in(client, Role.FOCAL).post(page("map_load"), typed | {"file": upload})

    assert (answer.status_code, MapLayer.objects.count()) == (422, 0)


def test_what_was_sent_to_a_partner_is_entered_and_its_publication_after_it(client):
    edition = edition_of(make_page())
    make_public(edition)
    typed = {"edition": edition.pk, "partner": "Kênh quốc gia", "sent_on": "03/06/2024"}
    signed_in(client, Role.EDITOR).post(page("onward_new"), typed)
    sent = Onward.objects.get()

    early = client.post(page("onward_accept", sent.pk), {"accepted_on": "01/06/2024"})
    client.post(page("onward_accept", sent.pk), {"accepted_on": "05/06/2024"})

    sent.refresh_from_db()
    assert (early.status_code, sent.accepted_on) == (422, date(2024, 6, 5))


def test_a_secret_is_taken_out_by_two_persons_and_never_shown(client):
    edition = edition_of(make_page(title="Điều không ai được biết"))
    make_public(edition)
    typed = {"kind": "page", "number": edition.page_id, "what": "Tải nhầm", "reported_to": "Ông A"}
    asked = signed_in(client, Role.FOCAL).post(page("purge_new"), typed)
    seen = client.get(asked.url)

    agreed = signed_in(client, Role.ADMINISTRATOR).post(page("purge_agree", Purge.objects.get().pk))

    purge = Purge.objects.get()
    assert "Điều không ai được biết" not in text(seen) + text(client.get(agreed.url))
    assert (purge.state, Edition.objects.get(pk=edition.pk).standing) == ("done", "withdrawn")


def test_who_asked_does_not_agree(client):
    both = make_user(role=Role.FOCAL)
    both.appointments.create(role=Role.ADMINISTRATOR, unit=both.appointments.get().unit)
    purge = purging.ask(edition_of(make_page()).page, what="Tải nhầm", reported_to="Ông A", by=both)
    client.force_login(both)
    held = both.appointments.get(role=Role.ADMINISTRATOR)
    client.post(page("choose_role"), {"appointment": held.pk})

    client.post(page("purge_agree", purge.pk))

    purge.refresh_from_db()
    assert purge.state == "asked"


def test_a_number_that_points_at_nothing_is_refused(client):
    typed = {"kind": "picture", "number": 999_999, "what": "Tải nhầm", "reported_to": "Ông A"}

    answer = signed_in(client, Role.FOCAL).post(page("purge_new"), typed)

    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"number"})


def test_the_schedule_costs_the_same_for_one_page_as_for_four(client):
    def scheduled(slug):
        edition = edition_of(make_page(slug=slug))
        make_cleared(edition)
        releasing.schedule(edition, go_at=timezone.now() + timedelta(days=1), by=make_editor())

    scheduled("mot")
    signed_in(client, Role.FOCAL)
    one = queries_of(client, page("schedule_list"))

    for slug in ("hai", "ba", "bon"):
        scheduled(slug)

    assert queries_of(client, page("schedule_list")) == one


def test_what_waits_costs_the_same_for_one_emergency_as_for_three(client):
    focal = make_user(role=Role.FOCAL)
    emergency.release(edition_of(make_page(slug="mot")), reason="Bão.", by=focal)
    signed_in(client, Role.EDITOR)
    one = queries_of(client, page("today"))

    for slug in ("hai", "ba"):
        emergency.release(edition_of(make_page(slug=slug)), reason="Bão.", by=focal)

    assert queries_of(client, page("today")) == one
