"""Questions that came to the portal of the demo and what became of each, and readers' opinions."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from nhipcau.demo import clock
from nhipcau.inquiries import answering
from nhipcau.inquiries.asking import Asked, receive
from nhipcau.inquiries.models import Inquiry
from nhipcau.inquiries.rating import rate_answer, rate_page
from nhipcau.inquiries.routing import route, set_rule
from nhipcau.organisations.models import Unit, User

_ASKED: Final = ("audience", "topic", "language", "subject", "text", "name", "email")


def tell_questions(
    told: dict[str, Any], *, units: Mapping[str, Unit], officers: Mapping[str, User], focal: User
) -> None:
    """`told`: rules, questions with their days, opinions. The focal officer sends each answer."""
    with clock.at(clock.local(date.fromisoformat(told["from"]), 9)):
        for rule in told["rules"]:
            set_rule(
                audience=rule.get("audience", ""),
                topic=rule.get("topic", ""),
                unit=units[rule["unit"]],
                by=focal,
            )
    for one in told["questions"]:
        _tell(one, units=units, officers=officers, focal=focal)
    for opinion in told["opinions"]:
        day = date.fromisoformat(opinion["on"])
        with clock.at(clock.local(day, 10)):
            rate_page(
                page=opinion["page"],
                language=opinion["language"],
                score=opinion["score"],
                remark=opinion.get("remark", ""),
                day=day,
            )


def _tell(
    one: dict[str, Any], *, units: Mapping[str, Unit], officers: Mapping[str, User], focal: User
) -> None:
    day = date.fromisoformat(one["on"])
    with clock.at(clock.local(day, 8)):
        asked = Asked(**{name: one[name] for name in _ASKED}, page=one.get("page", ""))
        inquiry = receive(asked, day=day)
    if ground := one.get("refused"):
        with clock.at(clock.local(day, 14)):
            answering.refuse(inquiry, ground=ground, reason=one["reason"], by=focal, day=day)
    elif code := one.get("routed"):
        with clock.at(clock.local(day, 10)):
            route(inquiry, unit=units[code], by=focal, day=day)
    if "answer" in one:
        _answer(inquiry, one, by=officers[one["by"]], sender=focal)


def _answer(inquiry: Inquiry, one: dict[str, Any], *, by: User, sender: User) -> None:
    day = date.fromisoformat(one["answered_on"])
    with clock.at(clock.local(day, 10)):
        inquiry = answering.draft(inquiry, answer=one["answer"], by=by, day=day)
    if one.get("waits"):
        return
    with clock.at(clock.local(day, 15)):
        inquiry = answering.release(inquiry, by=sender, day=day)
    if score := one.get("score"):
        with clock.at(clock.local(day, 17)):
            rate_answer(inquiry.rating_key or "", score=score, remark="", day=day)
