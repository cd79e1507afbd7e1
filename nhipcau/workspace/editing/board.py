"""Works as the desk lists them, in as many queries for one as for a page of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, Max, OuterRef, Prefetch, QuerySet
from wagtail.models import Page

from nhipcau.editorial.models import Edition, StaleMark, Work
from nhipcau.search.folded import words_of
from nhipcau.workspace.editing.words import Mark, Told, first_of, kind_words, languages, told


@dataclass(frozen=True, slots=True)
class Row:
    """A work by its first edition: `section` is the title of the page above, "" for none.

    `states` are marks with the languages that stand so: (mark, [(code, name)]).
    """

    work: Work
    title: str
    language: str
    kind: str
    section: str
    states: list[tuple[Mark, list[tuple[str, str]]]]


def listed(works: QuerySet[Work]) -> QuerySet[Work]:
    """Where something moved last comes first."""
    editions = with_staleness(Edition.objects.select_related("page__content_type"))
    moved = works.annotate(moved_at=Max("editions__steps__at"))
    return (
        moved.select_related("unit", "output")
        .prefetch_related(Prefetch("editions", queryset=editions))
        .order_by("-moved_at", "-pk")
    )


def with_staleness(editions: QuerySet[Edition]) -> QuerySet[Edition]:
    """Each says in `is_stale` whether its source changed after it was made."""
    marks = StaleMark.objects.filter(edition=OuterRef("pk"), ended_at=None)
    return editions.annotate(is_stale=Exists(marks))


def rows_of(works: Iterable[Work]) -> list[Row]:
    """One query more, for the sections."""
    firsts = [(work, first_of(work.editions.all())) for work in works]
    above = _titles_above([edition.page for _work, edition in firsts if edition])
    return [_row(work, edition, above) for work, edition in firsts]


def _row(work: Work, edition: Any, above: dict[str, str]) -> Row:
    if edition is None:
        return Row(work, "", "vi", "", "", [])
    first = told(edition)
    return Row(
        work=work,
        title=first.title,
        language=first.code,
        kind=kind_words(edition.page),
        section=above.get(_path_above(edition.page), ""),
        states=_states(told(one) for one in work.editions.all()),
    )


def _states(editions: Iterable[Told]) -> list[tuple[Mark, list[tuple[str, str]]]]:
    """Languages in the order of the portal, those of one state together."""
    order = {code: at for at, (code, _words) in enumerate(languages())}
    found: dict[Mark, list[tuple[str, str]]] = {}
    for one in sorted(editions, key=lambda one: order.get(one.code, len(order))):
        for mark in one.marks:
            found.setdefault(mark, []).append((one.code, one.language))
    return list(found.items())


def _titles_above(pages: list[Page]) -> dict[str, str]:
    paths = {_path_above(page) for page in pages if page.depth > 2}
    found = Page.objects.filter(path__in=paths).values_list("path", "draft_title", "title")
    return {path: draft or title for path, draft, title in found}


def _path_above(page: Page) -> str:
    return str(page.path[: -Page.steplen])


def works_named(query: str) -> set[int]:
    """Works with an edition whose newest or public title has each word of the query at the
    beginning of one of its own, whatever the marks. Drafts have no folded column: they are folded
    here."""
    asked = [f" {word}" for word in words_of(query).split()]
    titles = Edition.objects.values_list("work", "page__draft_title", "page__title")
    return {
        work
        for work, draft, title in titles.iterator()
        if all(word in f" {words_of(f'{draft} {title}')}" for word in asked)
    }
