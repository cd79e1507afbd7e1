"""The portal of the demo: sections on its first day, then every item and act on its own day."""

from collections.abc import Callable
from datetime import date
from functools import partial

from nhipcau.demo import clock, portal_pages
from nhipcau.demo.portal_desk import ACTS
from nhipcau.demo.portal_library import maps_of_the_demo, pictures_of_the_demo
from nhipcau.demo.portal_pages import Told, day_of
from nhipcau.demo.portal_room import LANGUAGES, Room
from nhipcau.demo.quiet import build_indexes, saving_without_indexes
from nhipcau.editorial.languages import lay_first_pages
from nhipcau.editorial.models import Edition, HomePage
from nhipcau.organisations.models import Unit, User
from nhipcau.plans.models import Task

OPENED = date(2024, 4, 2)


class Portal:
    """What happens on which day; `live_until` lets the days up to one pass, that day included."""

    def __init__(self, tasks: dict[str, Task], units: dict[str, Unit]) -> None:
        people = {user.username: user for user in User.objects.all()}
        self.room = room = Room(tasks=tasks, units=units, people=people)
        sections, items = portal_pages.sections_and_items()
        desk = portal_pages.read("desk.json")
        happenings: list[tuple[date, Callable[[], None]]] = [
            (OPENED, self._open),
            *((OPENED, partial(room.tell, section)) for section in sections),
            *((day_of(item), partial(room.tell, item)) for item in (*items, *desk["items"])),
            *((day_of(act), partial(ACTS[act["act"]], room, act)) for act in desk["acts"]),
        ]
        self.coming = sorted(happenings, key=lambda one: one[0])

    def live_until(self, day: date) -> None:
        with saving_without_indexes():
            while self.coming and self.coming[0][0] <= day:
                _on, happen = self.coming.pop(0)
                happen()

    def close(self) -> None:
        """After the last day: the editor finds what was told."""
        build_indexes()

    def _open(self) -> None:
        """The first pages and the library, in every language that has some text."""
        home = portal_pages.in_more_tongues(portal_pages.read("home.json"))
        texts = {code: home["texts"][code] for code in LANGUAGES if code in home["texts"]}
        with clock.at(clock.local(OPENED, 7)):
            first_pages = lay_first_pages(
                titles={code: text["title"] for code, text in texts.items()},
                unit=self.room.units[home["unit"]],
                by=self.room.writer,
            )
            self.room.pictures = pictures_of_the_demo(by=self.room.writer)
            maps_of_the_demo(by=self.room.checker)
        for edition in first_pages:
            self._open_language(edition, texts[edition.language], home["picture"])

    def _open_language(self, edition: Edition, text: Told, picture: str) -> None:
        with clock.at(clock.local(OPENED, 8)):
            page = HomePage.objects.get(pk=edition.page_id)
            for name, value in text.items():
                setattr(page, name, value)
            page.lead_picture = self.room.pictures[picture]
            page.save_revision(user=self.room.writer)
        self.room.places["", edition.language] = page.pk
        self.room.check_and_release(edition, day=OPENED)
