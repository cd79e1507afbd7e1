"""What the desk of the demo did beside releasing: withdrew, corrected, gathered, sent onward."""

import json
from collections.abc import Callable
from datetime import date
from typing import Final

from nhipcau.demo import clock
from nhipcau.demo.portal_pages import Told, day_of
from nhipcau.demo.portal_room import Room
from nhipcau.editorial import onwards, sets, withdrawing
from nhipcau.editorial.models import Edition


def withdraw(room: Room, act: Told) -> None:
    with clock.at(clock.local(day_of(act), 16)):
        withdrawing.withdraw(_edition(room, act), reason=act["reason"], by=room.checker)


def correct(room: Room, act: Told) -> None:
    """Words are put right in a public text, which is checked and released again with a note."""
    edition, day = _edition(room, act), day_of(act)
    before, after = act["replace"]
    with clock.at(clock.local(day, 8)):
        page = edition.page.specific.get_latest_revision_as_object()
        page.summary = page.summary.replace(before, after)
        body = json.dumps(page.body.get_prep_value(), ensure_ascii=False)
        page.body = body.replace(before, after)
        page.save_revision(user=room.writer)
    room.check_and_release(edition, day=day, correction=act["correction"])


def gather(room: Room, act: Told) -> None:
    """A set that waits to go out together: every language of an item."""
    with clock.at(clock.local(day_of(act), 16)):
        release_set = sets.open_set(name=act["name"], by=room.checker)
        for language in act["languages"]:
            edition = room.editions[act["key"], language]
            sets.add(release_set, edition, by=room.checker)


def send_onward(room: Room, act: Told) -> None:
    with clock.at(clock.local(day_of(act), 16)):
        onward = onwards.enter(
            _edition(room, act), partner=act["partner"], sent_on=day_of(act), by=room.checker
        )
    if accepted_on := act.get("accepted_on"):
        day = date.fromisoformat(accepted_on)
        with clock.at(clock.local(day, 16)):
            onwards.accepted(onward, accepted_on=day, url=act["url"], by=room.checker)


def _edition(room: Room, act: Told) -> Edition:
    return Edition.objects.get(pk=room.editions[act["key"], act["language"]].pk)


ACTS: Final[dict[str, Callable[[Room, Told], None]]] = {
    "withdraw": withdraw,
    "correct": correct,
    "gather": gather,
    "send_onward": send_onward,
}
