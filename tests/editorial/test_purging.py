"""A secret that came in is nowhere any more: not in a row of any table, not on the disk."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection
from django.utils import timezone
from wagtail.admin.models import FormState
from wagtail.log_actions import log
from wagtail.models import Comment, Locale, UploadedFile
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from nhipcau.editorial import addresses, checking, media, purging
from nhipcau.editorial.models import Attachment, Edition, Picture, SectionPage
from nhipcau.notices.models import Notice
from nhipcau.notices.telling import tell
from nhipcau.organisations.models import Role
from tests.factories.editorial import (
    edition_of,
    make_attachment,
    make_editor,
    make_page,
    make_picture,
    make_public,
    make_public_page,
)
from tests.factories.organisations import make_user
from tests.tables import names_of_tables

pytestmark = pytest.mark.django_db

SECRET = "kimcuong"
SAID = {"what": "Lộ một nội dung", "reported_to": "Công an tỉnh"}


def tables_with(word):
    """Every table of the database in which the word stands in any row, whatever its letters."""
    found = set()
    with connection.cursor() as cursor:
        for table in names_of_tables():
            cursor.execute(f'SELECT * FROM "{table}"')
            if word in repr(cursor.fetchall()).lower():
                found.add(table)
    return found


def files_with(word):
    """Files of the library whose name or content has the word."""
    paths = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    return [p for p in paths if word in p.name.lower() or word.encode() in p.read_bytes()]


@pytest.fixture
def focal():
    return make_user(role=Role.FOCAL)


@pytest.fixture
def administrator():
    return make_user(role=Role.ADMINISTRATOR)


def purge(target, focal, administrator):
    asked = purging.ask(target, **SAID, by=focal)
    return purging.agree(asked, by=administrator)


@pytest.fixture
def spilled():
    """A page with the word wherever one could write it, public twice under two addresses."""
    page = make_page(
        title=f"Hồ sơ {SECRET}",
        slug=f"ho-so-{SECRET}",
        summary=SECRET,
        search_description=SECRET,
        byline=SECRET,
        body=[{"type": "words", "value": f"<p>Chuyện {SECRET}</p>"}],
    )
    edition = edition_of(page)
    check = checking.submit(edition, by=make_editor(), note=SECRET)
    checking.send_back(check, reason=f"Bỏ {SECRET}", by=make_editor())
    make_public(edition)
    page.slug = f"ve-{SECRET}"
    page.save_revision(user=make_editor())
    make_public(edition)
    write_beside(page)
    return page


def write_beside(page):
    """What the framework and the translators write down about it."""
    user, kind = make_editor(), ContentType.objects.get_for_model(page)
    Comment.objects.create(page=page, user=user, text=SECRET, contentpath="title")
    log(page, "wagtail.edit", user=user, data={"title": SECRET})
    at = timezone.now()
    FormState.objects.create(
        data=SECRET, user=user, content_type=kind, object_id=str(page.pk), last_updated_at=at
    )
    source, _made = TranslationSource.update_or_create_from_instance(page)
    english = Locale.objects.get(language_code="en")
    Translation.objects.create(source=source, target_locale=english)
    for segment in source.stringsegment_set.all():
        StringTranslation.objects.create(
            translation_of=segment.string,
            locale=english,
            context=segment.context,
            data=f"{SECRET} in English",
        )
    key = f"edition:{edition_of(page).pk}:held:1"
    tell(user, key=key, kind=Notice.Kind.OTHER, subject=f"Trang {SECRET}", body=SECRET)


def test_nothing_of_a_purged_page_is_left_in_any_table(spilled, focal, administrator):
    before = tables_with(SECRET)

    done = purge(spilled, focal, administrator)

    assert {"wagtailcore_revision", "editorial_release", "outputs_output"} <= before
    assert len(before) > 15
    assert tables_with(SECRET) == set()
    assert done.counts["releases"] == 2


def test_a_page_that_is_asked_for_is_public_no_longer_before_anybody_agrees(spilled, focal):
    purging.ask(spilled, **SAID, by=focal)

    edition = Edition.objects.get(page=spilled.pk)
    assert (edition.standing, edition.releases.current().count()) == ("withdrawn", 0)


def test_pages_below_are_withdrawn_too_and_forget_its_address(focal, administrator):
    section = make_public_page(SectionPage, title="Mục", slug=SECRET)
    below = make_page(parent=section, slug="bai")
    make_public(edition_of(below))

    purge(section, focal, administrator)

    assert tables_with(SECRET) == set()
    assert edition_of(below).releases.get().path == f"da-xoa-{section.pk}/bai/"


def test_what_was_purged_never_goes_out_again(spilled, focal, administrator):
    purge(spilled, focal, administrator)

    assert Edition.objects.get(page=spilled.pk).checks.filter(releases=None).count() == 1
    assert addresses.find("vi", f"ve-{SECRET}/") is None


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Wagtail's own file
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_picture_goes_from_the_disk_with_its_renditions(focal, administrator):
    picture = make_picture(f"{SECRET}.jpg", title=SECRET, description=SECRET)
    picture.get_rendition("width-20")
    picture.tags.add(SECRET)
    page = make_page(lead_picture=picture)
    make_public(edition_of(page))
    before = len(files_with(SECRET))

    purge(picture, focal, administrator)

    assert (before, files_with(SECRET), tables_with(SECRET)) == (2, [], set())
    assert Picture.objects.get(pk=picture.pk).file_size > 0


def test_a_picture_that_is_asked_for_is_given_to_nobody(focal):
    picture = make_picture()
    make_public(edition_of(make_page(lead_picture=picture)))

    purging.ask(picture, **SAID, by=focal)

    assert (media.is_public(picture), media.public_picture_ids()) == (False, set())


def test_a_file_and_uploads_that_nobody_finished_go_from_the_disk(focal, administrator):
    attachment = make_attachment(f"{SECRET}.txt", SECRET.encode(), title=SECRET)
    UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(Attachment),
        file=ContentFile(SECRET.encode(), name="x.txt"),
    )

    purge(attachment, focal, administrator)

    assert (files_with(SECRET), tables_with(SECRET)) == ([], set())


def test_what_only_people_can_do_is_left_as_a_list_and_ticked_off(spilled, focal, administrator):
    done = purge(spilled, focal, administrator)

    done = purging.mark_done(done, 0, by=focal)

    first, *rest = done.left_to_do
    assert "sao lưu" in first["what"]
    assert (first["done_by"], [left["done_by"] for left in rest]) == (focal.pk, [None] * len(rest))


def test_two_persons_are_needed_each_in_their_role(focal, administrator):
    page = make_page()
    with pytest.raises(ValidationError, match="Chỉ cán bộ đầu mối"):
        purging.ask(page, **SAID, by=administrator)
    asked = purging.ask(page, **SAID, by=focal)

    for person in (focal, make_editor()):
        with pytest.raises(ValidationError):
            purging.agree(asked, by=person)


def test_found_harmless_nothing_is_purged(focal, administrator):
    page = make_page(title="Lễ hội")

    purging.discard(purging.ask(page, **SAID, by=focal), by=administrator)

    page.refresh_from_db()
    assert page.title == "Lễ hội"
