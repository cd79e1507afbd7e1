"""Questions from outside in each of their states, and opinions."""

from datetime import date
from itertools import count

from nhipcau.inquiries import answering
from nhipcau.inquiries.asking import Asked, receive
from nhipcau.inquiries.models import Inquiry, Rating
from nhipcau.inquiries.routing import route
from nhipcau.organisations.models import Unit, User
from tests.factories.organisations import make_unit, make_user

_numbers = count(1)
MONDAY = date(2024, 6, 10)


def asked(**told: str) -> Asked:
    """A visitor's question of its own words, in Vietnamese."""
    number = next(_numbers)
    usual = {
        "audience": "visitor",
        "topic": "tourism",
        "language": "vi",
        "subject": f"Giờ mở cửa {number}",
        "text": f"Tháp số {number} mở cửa đến mấy giờ, có bán vé không?",
        "name": "Trần Văn Hỏi",
        "email": f"hoi-{number}@example.org",
    }
    return Asked(**(usual | told))


def make_inquiry(
    state: str = "routed",
    *,
    unit: Unit | None = None,
    day: date = MONDAY,
    writer: User | None = None,
    sender: User | None = None,
    **told: str,
) -> Inquiry:
    """A question brought to `state` by the verbs; "new" lies where nobody has routed it."""
    inquiry = receive(asked(**told), day=day)
    if state == "new":
        return inquiry
    by = sender or make_user()
    inquiry = route(inquiry, unit=unit or make_unit(), by=by, day=day)
    if state == "routed":
        return inquiry
    if state == "refused":
        return answering.refuse(inquiry, ground="not_ours", reason="Hỏi nơi khác", by=by, day=day)
    author = writer or make_user()
    inquiry = answering.draft(inquiry, answer="Tháp mở đến 17 giờ.", by=author, day=day)
    if state == "drafted":
        return inquiry
    inquiry = answering.release(inquiry, by=by, day=day)
    return answering.close(inquiry, by=by, day=day) if state == "closed" else inquiry


def make_rating(score: int = 5, *, page: str = "/vi/tin-tuc/", **told: object) -> Rating:
    usual = {"about": "page", "language": "vi", "given_on": MONDAY, "page": page}
    return Rating.objects.create(**(usual | {"score": score} | told))
