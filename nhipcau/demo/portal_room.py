"""The room of the demo: one person writes, others check, one releases, each at its hour."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.conf import settings
from wagtail.models import Locale, Page

from nhipcau.demo import clock
from nhipcau.demo.portal_library import file_of_the_demo
from nhipcau.demo.portal_pages import KINDS, Told, day_of, fields_of
from nhipcau.editorial import checking, releasing
from nhipcau.editorial.entering import enter_page, revise_work
from nhipcau.editorial.models import Check, Edition, Picture
from nhipcau.editorial.questions import ABSENT, YES
from nhipcau.editorial.translating.sources import source_text
from nhipcau.editorial.translating.staleness import note_made_from
from nhipcau.organisations.models import Unit, User
from nhipcau.plans.models import Task

LANGUAGES = [code for code, _name in settings.LANGUAGES]


@dataclass
class Room:
    """`places` is the page of each key in each language, `editions` its edition."""

    tasks: dict[str, Task]
    units: dict[str, Unit]
    people: dict[str, User]
    pictures: dict[str, Picture] = field(default_factory=dict)
    places: dict[tuple[str, str], int] = field(default_factory=dict)
    editions: dict[tuple[str, str], Edition] = field(default_factory=dict)

    @property
    def writer(self) -> User:
        return self.people["bientap"]

    @property
    def checker(self) -> User:
        return self.people["daumoi"]

    @property
    def second(self) -> User:
        return self.people["kiemtra"]

    def tell(self, item: Told) -> None:
        """Every language of an item, the source first, as far as its `until` says."""
        day = day_of(item)
        for language in (code for code in LANGUAGES if code in item["texts"]):
            with clock.at(clock.local(day, 8)):
                edition = self._write(item, language)
            self.editions[item["key"], language] = edition
            self._bring_on(edition, item, day)

    def _write(self, item: Told, language: str) -> Edition:
        kind, unit = KINDS[item["kind"]], self.units[item["unit"]]
        fields = fields_of(item, language, self.pictures)
        if code := item.get("component_of"):
            fields["unit"] = self.units[code]
        if name := item.get("files", {}).get(language):
            title = item["texts"][language]["title"]
            fields["file"] = file_of_the_demo(name, title=title, language=language, by=self.writer)
        locale = Locale.objects.get_for_language(language)
        page = kind(locale=locale, live=False, **fields)
        Page.objects.get(pk=self.places[item["under"], language]).add_child(instance=page)
        page.save_revision(user=self.writer, clean=False)  # it was cleaned when it was added
        self.places[item["key"], language] = page.pk
        edition = enter_page(page, by=self.writer, unit=unit)
        if language == LANGUAGES[0]:
            self._fill_sheet(edition, item)
        else:
            edition = note_made_from(edition, source_text(edition.work), by=self.writer)
        return edition

    def _fill_sheet(self, edition: Edition, item: Told) -> None:
        """What is told for no task counts for nothing: it is counted elsewhere, or not at all."""
        tasks = [self.tasks[code] for code in item.get("tasks", [])]
        changes: Told = {"tasks": tasks, "topics": item.get("topics", [])}
        if edition.work.output_kind and not tasks:
            changes["output_kind"] = ""
        if changes.keys() - {"tasks", "topics"} or any(changes.values()):
            revise_work(edition.work, changes=changes, by=self.writer)

    def _bring_on(self, edition: Edition, item: Told, day: date) -> None:
        match item.get("until", "released"):
            case "released":
                self.check_and_release(edition, day=day)
            case "checking":
                self._submit(edition, day)
            case "second":
                self._check(edition, day, by_how_many=1)
            case "returned":
                check = self._submit(edition, day)
                with clock.at(clock.local(day, 11)):
                    checking.send_back(check, reason=item["reason"], by=self.checker)
            case "cleared":
                self._check(edition, day)
            case "scheduled":
                self._check(edition, day)
                go_at = clock.local(date.fromisoformat(item["go_on"]), 7)
                with clock.at(clock.local(day, 15)):
                    releasing.schedule(edition, go_at=go_at, by=self.checker)

    def check_and_release(self, edition: Edition, *, day: date, correction: str = "") -> None:
        self._check(edition, day)
        with clock.at(clock.local(day, 15) + timedelta(minutes=LANGUAGES.index(edition.language))):
            releasing.release(edition, by=self.checker, correction=correction)

    def _submit(self, edition: Edition, day: date) -> Check:
        with clock.at(clock.local(day, 9)):
            return checking.submit(edition, by=self.writer)

    def _check(self, edition: Edition, day: date, *, by_how_many: int = 2) -> None:
        """Cleared by as many people as its topics ask for, at most `by_how_many`."""
        check = self._submit(edition, day)
        answers = answers_for(check)
        for hour, person in list(self._checkers(check, day))[:by_how_many]:
            with clock.at(hour):
                checking.clear(check, answers=answers, by=person)

    def _checkers(self, check: Check, day: date) -> Iterator[tuple[datetime, User]]:
        yield clock.local(day, 11), self.checker
        if check.needs_second:
            yield clock.local(day, 14), self.second


def answers_for(check: Check) -> dict[str, dict[str, str]]:
    """Every question answered so that the text passes; nobody is named or shown in these texts."""
    return {
        code: {"answer": ABSENT if code == "personal" else YES, "note": ""}
        for code in check.questions
    }
