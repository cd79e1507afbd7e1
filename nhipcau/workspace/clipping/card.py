"""The card of a clipping: where it appeared, why it is here, its evidence, which moves are open."""

from dataclasses import dataclass
from typing import Any, Final

from django.forms import Form
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.outputs.languages import language_name
from nhipcau.press.filing import counts
from nhipcau.press.models import Clarification, Clipping, ClippingTag, Topic
from nhipcau.press.reading.names import reason_sentence
from nhipcau.press.reading.shapes import Told
from nhipcau.workspace.clipping.access import MAY_DRAFT
from nhipcau.workspace.clipping.marking import marked_text, marked_words
from nhipcau.workspace.clipping.rights import may_change, units_to_choose
from nhipcau.workspace.clipping.trail import trail_of
from nhipcau.workspace.forms.clippings import (
    ConfirmForm,
    CopyForm,
    ExemptForm,
    RejectForm,
    ReviseForm,
    TopicForm,
)
from nhipcau.workspace.people import acting_unit, may
from nhipcau.workspace.shown_names import country_shown

State = Clipping.State
MOST_APPEARANCES: Final = 20
_DAY_TOLD = {
    Told.FEED: gettext_lazy("theo nguồn tin của báo"),
    Told.PAGE_DATA: gettext_lazy("theo dữ liệu của trang"),
    Told.PAGE_META: gettext_lazy("theo đầu mục của trang"),
    Told.PAGE_TIME: gettext_lazy("theo giờ ghi trên trang"),
    Told.PAGE_WORDS: gettext_lazy("theo chữ ghi trên trang"),
    Told.PERSON: gettext_lazy("theo người nhập"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that counted: the words, and what they mean for the answer."""

    words: str
    sentence: str
    is_doubtful: bool


@dataclass(frozen=True, slots=True)
class Moves:
    """What the reader may do now; the verbs refuse once more."""

    change: bool
    confirm: bool
    reject: bool
    put_back: bool
    mend: bool
    show: bool
    hide: bool
    clarify: bool


def card_of(request: HttpRequest, row: Clipping, refused: dict[str, Form]) -> dict[str, Any]:
    """Everything of the page; `refused` are forms to show again, by name."""
    moves = moves_for(request, row)
    forms = (_forms(request, row) if moves.change else {}) | refused
    return {
        "clipping": row,
        "moves": moves,
        "day_told": day_told(row),
        "country": country_shown(row.outlet.country),
        "language_name": _(language_name(row.language)) if row.language else "",
        "title_pieces": marked_words(row.title, row.hits),
        "excerpt": marked_words(row.excerpt, row.hits),
        "paragraphs": _paragraphs(row),
        "reasons": reasons_of(row),
        "tags": list(row.tags.filter(is_off=False).select_related("topic", "by")),
        "appearances": _appearances(row),
        "counts": counts(row),
        "tasks": list(row.tasks.select_related("plan")),
        "clarifications": list(Clarification.objects.filter(sources__clipping=row)),
        "trail": trail_of(row),
        **{f"{name}_form": form for name, form in forms.items()},
        "refused_forms": list(refused.values()),
    }


def moves_for(request: HttpRequest, row: Clipping) -> Moves:
    change, state = may_change(request, row), row.state
    confirmed = state == State.CONFIRMED
    return Moves(
        change=change,
        confirm=change and not confirmed,
        reject=change and state != State.REJECTED,
        put_back=change and state != State.NEW and row.entered_by_id is None,
        mend=change and confirmed and row.copy_id is None,
        show=change and confirmed and not row.is_public and bool(row.address),
        hide=change and row.is_public,
        clarify=confirmed and may(request, *MAY_DRAFT),
    )


def day_told(row: Clipping) -> str:
    """How the day was read, in words."""
    known: Any = _DAY_TOLD.get(row.date_told)  # type: ignore[call-overload]  # codes of the enumeration
    return str(known) if known else _("không đọc được trên trang, lấy ngày thấy tin")


def reasons_of(row: Clipping) -> list[Reason]:
    """Each thing that counted once, in the order of the machine."""
    told = dict.fromkeys(
        (str(one["words"]), str(one["code"]), one.get("surety") == "doubtful")
        for one in row.reasons
        if "code" in one and "words" in one
    )
    return [Reason(words, _(reason_sentence(code)), doubtful) for words, code, doubtful in told]


def _paragraphs(row: Clipping) -> list[list[Any]]:
    """The pieces of the whole text, cut at its lines."""
    lines: list[list[Any]] = [[]]
    for piece in marked_text(row.title, row.text, row.hits) if row.text else ():
        first, *others = piece.words.split("\n")
        lines[-1] += [(first, piece.mark)] if first else []
        lines += [[(words, piece.mark)] if words else [] for words in others]
    return [line for line in lines if line]


def _appearances(row: Clipping) -> list[Clipping]:
    """The others of its story, the first ones first, without those that are not about us."""
    if row.story_id is None:
        return []
    others = Clipping.objects.filter(story=row.story_id).exclude(pk=row.pk)
    told = others.exclude(state=State.REJECTED).select_related("outlet").defer("text", "trail")
    return list(told.order_by("published_on", "pk")[: MOST_APPEARANCES + 1])


def _forms(request: HttpRequest, row: Clipping) -> dict[str, Form]:
    return {name: make(request, row, None) for name, make in FORMS.items()}


def _confirm(request: HttpRequest, row: Clipping, data: Any) -> Form:
    own = acting_unit(request)
    initial = {"unit": row.unit_id or own.pk, "tone": row.tone, "tasks": _numbers(row)}
    units = units_to_choose(request, kept=row.unit_id)
    return ConfirmForm(data, unit=own, units=units, initial=initial, auto_id="confirm_%s")


def _revise(request: HttpRequest, row: Clipping, data: Any) -> Form:
    names = ("title", "published_on", "medium", "place_in_outlet", "language", "excerpt", "tone")
    initial: dict[str, Any] = {name: getattr(row, name) for name in names}
    initial |= {"press_visit": row.press_visit_id, "unit": row.unit_id, "tasks": _numbers(row)}
    own, units = acting_unit(request), units_to_choose(request, kept=row.unit_id)
    return ReviseForm(data, kept=row, unit=own, units=units, initial=initial, auto_id="revise_%s")


def _topic(request: HttpRequest, row: Clipping, data: Any) -> Form:
    form = TopicForm(data, auto_id="topic_%s")
    if data is None:
        told = ClippingTag.objects.filter(clipping=row, is_off=False).values("topic")
        field: Any = form.fields["topic"]
        field.queryset = Topic.objects.filter(is_on=True).exclude(pk__in=told)
    return form


FORMS: Final = {
    "confirm": _confirm,
    "revise": _revise,
    "tag": _topic,
    "reject": lambda _request, row, data: RejectForm(
        data, is_new=row.state == State.NEW, auto_id="reject_%s"
    ),
    "copy": lambda _request, _row, data: CopyForm(data, auto_id="copy_%s"),
    "exempt": lambda _request, _row, data: ExemptForm(data, auto_id="exempt_%s"),
}
"""Name of a move -> its form, bound where data is given."""


def _numbers(row: Clipping) -> list[int]:
    return list(row.tasks.values_list("pk", flat=True))
