"""The card of a topic, or of what holds for all topics: its terms in one language, its trail."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from nhipcau.outputs.languages import language_name
from nhipcau.press.models import Topic, TopicTerm, WordStep
from nhipcau.press.reading.topics import shipped_bounds
from nhipcau.press.reading.topics.lexicon import EVERY_TOPIC
from nhipcau.workspace.clipping.access import MAY_FOLLOW
from nhipcau.workspace.following.trails import word_trail
from nhipcau.workspace.forms.press_words import TermForm
from nhipcau.workspace.lists import asked_with, page_of
from nhipcau.workspace.people import may

_PER_PAGE = 100


def card_of(request: HttpRequest, topic: Topic | None, form: Any = None) -> dict[str, Any]:
    """`tieng` in the address chooses the language; Vietnamese stands first, then by code."""
    every = TopicTerm.objects.filter(topic=topic)
    spoken = set(every.order_by().values_list("language", flat=True).distinct())
    languages = sorted(spoken, key=lambda code: (code != "vi", code))
    asked = request.GET.get("tieng", "")
    current = asked if asked in spoken else next(iter(languages), "vi")
    found = every.filter(language=current).order_by("-kind", "-weight", "words")
    code = topic.code if topic else EVERY_TOPIC
    steps = WordStep.objects.filter(subject__in=("topic", "term"), changes__topic__0=code)
    return {
        "topic": topic,
        "threshold": (topic.threshold if topic else 0) or shipped_bounds().threshold,
        "tabs": [
            (_(language_name(one)), asked_with(request, tieng=one), one == current)
            for one in languages
        ],
        "page": page_of(request, found, _PER_PAGE),
        "term_form": form or TermForm(auto_id="tu_%s", initial=_begin(topic, current)),
        "tagged": topic.tags.filter(is_off=False).count() if topic else 0,
        "trail": word_trail(steps.select_related("by")[:50]),
        "may_follow": may(request, *MAY_FOLLOW),
    }


def _begin(topic: Topic | None, language: str) -> dict[str, Any]:
    kind = TopicTerm.Kind.TERM if topic else TopicTerm.Kind.STOP
    return {"language": language, "kind": kind, "weight": 3}
