"""The portal of the demo, told by its verbs."""

from collections import Counter

import pytest

from nhipcau.demo import clock, portal_pages, story
from nhipcau.editorial.maps import codes_on, layers_of, missing_features
from nhipcau.editorial.models import Edition, Release, ReleaseSet
from nhipcau.editorial.snapshots import page_of

SECTIONS, ITEMS = portal_pages.sections_and_items()
DESK = portal_pages.read("desk.json")


def what_is_told_as_released_is_public_in_each_of_its_languages():
    expected = sorted(
        (language, str(portal_pages.key_of(item)))
        for item in (*SECTIONS, *ITEMS)
        for language in item["texts"]
    )

    others = ("homepage", "clarificationpage")  # the latter is told with the press
    current = Release.objects.current().exclude(kind__in=others).select_related("edition__work")

    assert sorted((r.language, str(r.edition.work.key)) for r in current) == expected


def nobody_who_wrote_a_text_let_it_out():
    releases = Release.objects.select_related("clearance").prefetch_related("clearance__writers")

    alone = [
        release.title
        for release in releases
        if release.clearance.checked_by in release.clearance.writers.all()
        or release.clearance.second_by in release.clearance.writers.all()
    ]

    assert alone == []


def the_desk_has_something_in_every_stage():
    stages = Counter(Edition.objects.values_list("stage", flat=True))
    del stages[Edition.Stage.RELEASED]

    assert stages == {
        Edition.Stage.WRITING: 4,  # two drafts, two editions withdrawn
        Edition.Stage.CHECKING: 1,
        Edition.Stage.SECOND: 1,
        Edition.Stage.RETURNED: 1,
        Edition.Stage.CLEARED: 2,
        Edition.Stage.SCHEDULED: 1,
    }


def a_correction_leaves_its_note_and_marks_translations_that_lack_it():
    corrected = Release.objects.current().exclude(correction="").get()
    translations = corrected.edition.work.editions.exclude(pk=corrected.edition_id)

    stale = translations.filter(stale_marks__ended_at=None, stale_marks__isnull=False)

    assert "26/6" in corrected.summary
    assert {edition.language for edition in stale} == {e.language for e in translations}


def one_set_waits_to_go_out_in_two_languages():
    waiting = ReleaseSet.objects.get(state=ReleaseSet.State.OPEN)

    assert sorted(edition.language for edition in waiting.editions.all()) == ["en", "vi"]


def every_public_map_shows_what_every_map_must_show():
    lacking = {
        name
        for release in Release.objects.current().select_related("revision")
        for codes in codes_on(page_of(release.revision))
        for name in missing_features(layers_of(codes))
    }

    assert lacking == set()


HOLDS = (
    what_is_told_as_released_is_public_in_each_of_its_languages,
    nobody_who_wrote_a_text_let_it_out,
    the_desk_has_something_in_every_stage,
    a_correction_leaves_its_note_and_marks_translations_that_lack_it,
    one_set_waits_to_go_out_in_two_languages,
    every_public_map_shows_what_every_map_must_show,
)


@pytest.mark.once
@pytest.mark.slow
@pytest.mark.django_db
def test_the_portal_is_told_by_its_verbs(subtests):
    """Told once, looked at from each side: the telling takes longer than all the looking."""
    story.tell()

    with clock.at(clock.local(story.TODAY, 9)):
        for holds in HOLDS:
            with subtests.test(holds.__name__.replace("_", " ")):
                holds()
