"""The portal of the demo: written, checked by another person and released, each on its day."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from wagtail.models import Locale, Page

from nhipcau.demo import clock, portal_pages
from nhipcau.demo.portal_library import maps_of_the_demo, pictures_of_the_demo
from nhipcau.demo.portal_pages import KINDS, Told, day_of, fields_of
from nhipcau.demo.quiet import saving_without_indexes
from nhipcau.editorial import checking, releasing
from nhipcau.editorial.entering import enter_page, revise_work
from nhipcau.editorial.languages import lay_first_pages
from nhipcau.editorial.models import Check, Edition, HomePage
from nhipcau.editorial.questions import QUESTIONS, must_be_present
from nhipcau.editorial.snapshots import page_of
from nhipcau.organisations.models import Unit, User
from nhipcau.plans.models import Task

OPENED = date(2024, 4, 2)
LANGUAGES = [code for code, _name in settings.LANGUAGES]


class Portal:
    """Sections and first pages come with the first day; `live_until` lets the items come."""

    def __init__(self, tasks: dict[str, Task], units: dict[str, Unit]) -> None:
        self.tasks, self.units = tasks, units
        people = {user.username: user for user in User.objects.all()}
        self.writer, self.checker = people["bientap"], people["daumoi"]
        self.second = people["kiemtra"]
        self.places: dict[tuple[str, str], int] = {}
        sections, items = portal_pages.sections_and_items()
        self.sections = sections
        self.coming = sorted(items, key=day_of)
        self.pictures: dict[str, Any] = {}

    def live_until(self, day: date) -> None:
        with saving_without_indexes():
            if self.sections and day >= OPENED:
                self._open()
            while self.coming and day_of(self.coming[0]) <= day:
                self._tell(self.coming.pop(0))

    def _open(self) -> None:
        """The first pages, the library and the sections, in every language that has some text."""
        home = portal_pages.in_more_tongues(portal_pages.read("home.json"))
        texts = {code: home["texts"][code] for code in LANGUAGES if code in home["texts"]}
        with clock.at(clock.local(OPENED, 7)):
            first_pages = lay_first_pages(
                titles={code: text["title"] for code, text in texts.items()},
                unit=self.units[home["unit"]],
                by=self.writer,
            )
            self.pictures = pictures_of_the_demo(by=self.writer)
            maps_of_the_demo(by=self.checker)
        for edition in first_pages:
            self._open_language(edition, texts[edition.language], home["picture"])
        for section in self.sections:
            self._tell(section)
        self.sections = []

    def _open_language(self, edition: Edition, text: Told, picture: str) -> None:
        with clock.at(clock.local(OPENED, 8)):
            page = HomePage.objects.get(pk=edition.page_id)
            for name, value in text.items():
                setattr(page, name, value)
            page.lead_picture = self.pictures[picture]
            page.save_revision(user=self.writer)
        self.places["", edition.language] = page.pk
        self._check_and_release(edition, day=OPENED)

    def _tell(self, item: Told) -> None:
        """Every language of an item, the source first, as far as its `until` says."""
        day = day_of(item)
        for language in (code for code in LANGUAGES if code in item["texts"]):
            with clock.at(clock.local(day, 8)):
                edition = self._write(item, language)
            self._bring_on(edition, item, day)

    def _bring_on(self, edition: Edition, item: Told, day: date) -> None:
        until = item.get("until", "released")
        if until == "released":
            self._check_and_release(edition, day=day)
        elif until in ("checking", "returned"):
            check = self._submit(edition, day)
            if until == "returned":
                with clock.at(clock.local(day, 11)):
                    checking.send_back(check, reason=item["reason"], by=self.checker)
        elif until in ("cleared", "scheduled"):
            self._check(edition, day)
            if until == "scheduled":
                go_at = clock.local(date.fromisoformat(item["go_on"]), 7)
                with clock.at(clock.local(day, 15)):
                    releasing.schedule(edition, go_at=go_at, by=self.checker)

    def _write(self, item: Told, language: str) -> Edition:
        kind, unit = KINDS[item["kind"]], self.units[item["unit"]]
        fields = fields_of(item, language, self.pictures)
        if code := item.get("component_of"):
            fields["unit"] = self.units[code]
        page = kind(locale=self._locale(language), live=False, **fields)
        Page.objects.get(pk=self.places[item["under"], language]).add_child(instance=page)
        page.save_revision(user=self.writer, clean=False)  # cleaned when it was added
        self.places[item["key"], language] = page.pk
        edition = enter_page(page, by=self.writer, unit=unit)
        changes: Told = {"topics": item.get("topics", [])}
        if tasks := item.get("tasks"):
            changes["tasks"] = [self.tasks[code] for code in tasks]
        if language == LANGUAGES[0] and any(changes.values()):
            revise_work(edition.work, changes=changes, by=self.writer)
        return edition

    def _locale(self, language: str) -> Locale:
        return Locale.objects.get_for_language(language)

    def _submit(self, edition: Edition, day: date) -> Check:
        with clock.at(clock.local(day, 9)):
            return checking.submit(edition, by=self.writer)

    def _check(self, edition: Edition, day: date) -> None:
        check = self._submit(edition, day)
        answers = answers_for(check)
        for hour, person in self._checkers(day, check):
            with clock.at(hour):
                checking.clear(check, answers=answers, by=person)

    def _checkers(self, day: date, check: Check) -> Iterable[tuple[datetime, User]]:
        yield clock.local(day, 11), self.checker
        if check.needs_second:
            yield clock.local(day, 14), self.second

    def _check_and_release(self, edition: Edition, *, day: date) -> None:
        self._check(edition, day)
        with clock.at(clock.local(day, 15) + timedelta(minutes=LANGUAGES.index(edition.language))):
            releasing.release(edition, by=self.checker)


def answers_for(check: Check) -> dict[str, dict[str, str]]:
    """Every question answered so that the text passes; "none here" where the thing is not in it."""
    present = must_be_present(page_of(check.revision), check.edition.work)
    optional = {question.code for question in QUESTIONS if question.may_be_absent} - present
    return {
        code: {"answer": "absent" if code in optional else "yes", "note": ""}
        for code in check.questions
    }
