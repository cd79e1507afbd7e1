"""Languages, kinds and states of editions as the desk names them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.models import Page

from nhipcau.editorial.filing import output_language
from nhipcau.editorial.models import KINDS, Edition
from nhipcau.outputs.languages import language_name

Stage, Standing = Edition.Stage, Edition.Standing

Mark = tuple[str, str]  # the stored value that draws it, and its words


@dataclass(frozen=True, slots=True)
class Told:
    """An edition in a list: its language by code and by name, its title, its states as marks."""

    edition: Edition
    code: str
    language: str
    title: str
    marks: list[Mark]


def told(edition: Edition) -> Told:
    """`edition.is_stale` is asked for where the rows were annotated with it."""
    return Told(
        edition=edition,
        code=edition.language,
        language=language_words(edition.language),
        title=title_of(edition.page),
        marks=marks_of(edition, is_stale=getattr(edition, "is_stale", False)),
    )


def marks_of(edition: Edition, *, is_stale: bool = False) -> list[Mark]:
    """What the public sees of it, then what goes on with its newest text, where that differs."""
    stage = (edition.stage, _(edition.get_stage_display()))
    standing = (edition.standing, _(edition.get_standing_display()))
    is_over = edition.standing == Standing.WITHDRAWN and edition.stage == Stage.WRITING
    if edition.standing == Standing.UNSEEN:
        marks = [stage]
    elif is_over or edition.stage == Stage.RELEASED:
        marks = [standing]
    else:
        marks = [standing, (stage[0], _("bản mới: %(stage)s") % {"stage": stage[1].lower()})]
    return [*marks, ("stale", _("cũ hơn bản gốc"))] if is_stale else marks


def title_of(page: Page) -> str:
    """The title of the newest text."""
    return page.draft_title or page.title


def language_words(code: str) -> str:
    """ "zh-hans" is "Tiếng Trung"."""
    return _(language_name(output_language(code)))


def languages() -> list[tuple[str, str]]:
    """Code and name of every language of the portal, the source language first."""
    return [(code, language_words(code)) for code, _own in settings.LANGUAGES]


def kinds() -> list[tuple[str, str]]:
    """Model name and words of every kind of page."""
    return [(str(kind._meta.model_name), _(str(kind._meta.verbose_name))) for kind in KINDS]


def kind_words(page: Page) -> str:
    """Needs `page.content_type`."""
    return dict(kinds()).get(page.content_type.model, "")


def first_of(editions: Iterable[Edition]) -> Any:
    """The edition in the source language, else the first there is; None of none."""
    order = {code: at for at, (code, _own) in enumerate(settings.LANGUAGES)}
    return min(editions, key=lambda one: order.get(one.language, len(order)), default=None)
