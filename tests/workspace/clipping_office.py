"""Clippings in the office of the tests: one that waits, one confirmed, a story of two."""

from typing import Any

from nhipcau.organisations.models import Unit, User
from nhipcau.press import correcting
from nhipcau.press.models import Clipping, Story
from tests.factories.press import make_clipping, make_confirmed, make_topic

OF_WAITING = ("clipping_confirm", "clipping_reject")


def lay_clipping(*, unit: Unit, by: User) -> None:
    """The confirmed one is followed by the unit; the one that waits by nobody yet."""
    hit = {"words": "Sông Mẫu", "start": 0, "end": 8, "place": "song-mau", "surety": "sure"}
    told = {"title": "Sông Mẫu mùa nước", "text": "Sông Mẫu dâng cao.\nDân vẫn đi chợ."}
    named = {"hits": [hit | {"why": "accented"}], "reasons": [hit | {"code": "in_title"}]}
    story = Story.objects.create(
        title="Sông Mẫu mùa nước", first_on="2024-03-12", last_on="2024-03-12"
    )
    make_clipping(story=story, **told, **named)
    row = make_confirmed(unit=unit, by=by, title="Chợ nổi", story=story, **named)
    correcting.tag(row, topic=make_topic(name="Chợ"), by=by)


def clipping_rows(name: str) -> dict[str, Any]:
    """Subject of an address -> the row it takes."""
    state = "new" if name in OF_WAITING else "confirmed"
    rows = Clipping.objects.filter(state=state, story__isnull=False).order_by("pk")
    stories = Story.objects.order_by("pk")
    return {"clipping": lambda: rows.first(), "story": lambda: stories.first()}
