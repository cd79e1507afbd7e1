"""Outlets, names and topics in the office of the tests."""

from datetime import UTC, datetime
from typing import Any

from nhipcau.organisations.models import Unit, User
from nhipcau.press import outlets, topics, words
from nhipcau.press.models import Feed, Outlet, PlaceName, Topic, TopicTerm

CODE = "bao-song-mau"


def lay_following(*, unit: Unit, by: User) -> None:
    values = {"name": "Báo Sông Mẫu", "languages": ["vi"], "site": "https://song.example/"}
    outlet = outlets.enter_outlet(values=values, code=CODE, by=by)
    feed = outlets.add_feed(outlet, address="https://song.example/rss", by=by)
    feed.visits.create(at=datetime(2024, 3, 12, tzinfo=UTC), outcome="read", found=9, fresh=2)
    words.add_name(values={"place": "song-mau", "words": "Sông Mẫu", "kind": "site"}, by=by)
    topic = topics.add_topic(values={"name": "Sông nước"}, by=by)
    topics.add_term(topic, words="cá tra", language="vi", kind="term", weight=3, by=by)


def following_rows(name: str) -> dict[str, Any]:
    """Subject of an address -> the row it takes."""
    feed = Feed.objects.filter(outlet__code=CODE)
    of_term = name in ("presstopic_term", "presstopic_term_end")
    return {
        "outlet": lambda: (
            feed.first() if name == "outlet_feed_switch" else Outlet.objects.get(code=CODE)
        ),
        "placename": lambda: PlaceName.objects.get(place="song-mau"),
        "presstopic": lambda: (TopicTerm if of_term else Topic).objects.order_by("-pk").first(),
    }
