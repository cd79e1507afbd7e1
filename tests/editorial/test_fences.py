"""The server does not start where something could go round the second person."""

import pytest

from nhipcau.editorial.fences import fences_stand
from nhipcau.editorial.models import ArticlePage

pytestmark = pytest.mark.once


def ids():
    return [error.id for error in fences_stand()]


def test_as_it_is_set_up_the_fences_stand():
    assert ids() == []


def test_a_kind_of_page_that_publishes_in_its_own_way_is_an_error(monkeypatch):
    monkeypatch.setattr(ArticlePage, "publish", lambda page, revision: None, raising=False)

    assert ids() == ["editorial.E001"]


def test_another_model_of_pictures_or_another_approval_is_an_error(settings):
    settings.WAGTAILIMAGES_IMAGE_MODEL = "wagtailimages.Image"
    settings.WAGTAIL_WORKFLOW_ENABLED = True

    assert ids() == ["editorial.E002", "editorial.E003"]
