"""The languages of the portal: rows for what the settings name, one first page each."""

from django.conf import settings
from django.db import transaction
from wagtail.models import Collection, Locale, Page, Site

from nhipcau.editorial.entering import enter_page
from nhipcau.editorial.models import Edition, HomePage
from nhipcau.editorial.translating.sources import source_language
from nhipcau.organisations.models import Unit, User


def bring_languages_up_to_settings() -> list[str]:
    """A row for each language of the settings; none is taken away. Codes that were added."""
    return [
        code
        for code, _name in settings.LANGUAGES
        if Locale.objects.get_or_create(language_code=code)[1]
    ]


@transaction.atomic
def lay_first_pages(*, titles: dict[str, str], unit: Unit, by: User) -> list[Edition]:
    """A draft first page for each language that has none; `titles` by language code.

    The framework's own welcome page goes, and the site begins at the source language's page.
    """
    bring_languages_up_to_settings()
    root = _root()
    source = HomePage.objects.filter(locale__language_code=source_language()).first()
    editions: list[Edition] = []
    for code, title in titles.items():
        locale = Locale.objects.get(language_code=code)
        if HomePage.objects.filter(locale=locale).exists():
            continue
        page = HomePage(title=title, slug=f"trang-chu-{code}", locale=locale, live=False)
        if source:
            page.translation_key = source.translation_key
        root.add_child(instance=page)
        page.save_revision(user=by)
        source = source or page
        editions.append(enter_page(page, by=by, unit=unit))
    _begin_at(source)
    return editions


def _root() -> Page:
    """The foot of the tree and of the library, laid where a database came without them."""
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    if found := Page.get_first_root_node():
        return found
    locale = Locale.objects.get(language_code=source_language())
    return Page.add_root(title="Root", slug="root", locale=locale)


def _begin_at(home: HomePage | None) -> None:
    if home is None:
        return
    Site.objects.update_or_create(
        is_default_site=True, defaults={"root_page": home, "hostname": "localhost", "port": 80}
    )
    Page.objects.filter(depth=2, slug="home").exclude(pk=home.pk).delete()
