"""What the verbs of a report would refuse of a file's answers: all of it at once, with places."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.exchange.excel_cells import example_of
from nhipcau.exchange.excel_layout import NO, YES
from nhipcau.exchange.form import WHOLE_FILE, Place, Problem, Returned
from nhipcau.exchange.merging import Key, Values, entries_of, texts_of
from nhipcau.organisations.models import User
from nhipcau.plans.models import Task
from nhipcau.reports.longest import LONGEST_REASON, LONGEST_WORDS
from nhipcau.reports.models import UnitReport
from nhipcau.reports.writing import AT_FIELD, Entry, write

# The fields a refusal was judged by, by its code: if one could not be read, it may be unfounded.
_JUDGED_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "nil_reason": ("is_nil", "nil_reason"),
    "nil_with_words": ("words", "is_nil"),
    "nil_with_outputs": ("is_nil",),
    "outside_with_words": ("words", "outside_number"),
    "outside_with_nil": ("is_nil", "nil_reason", "outside_number"),
}
# An entry without the fault of that code, so that the verb comes to the next one.
_MENDED: Final[Mapping[str, Mapping[str, str | bool]]] = {
    "status": {"status": Task.Status.UNDER_WAY.value},
    "nil_reason": {"nil_reason": "Lý do"},
    "nil_with_words": {"words": ""},
    "outside_number": {"outside_number": ""},
    "outside_with_words": {"words": ""},
    "outside_with_nil": {"is_nil": False, "nil_reason": ""},
}
_NOTHING: Final = "(để trống)"
# A right value where the fault lies in saying anything at all.
_EXAMPLES: Final = {
    "nil_with_words": NO,
    "nil_with_outputs": NO,
    "outside_with_words": _NOTHING,
    "outside_with_nil": _NOTHING,
    "outside_with_outputs": _NOTHING,
}
STATUSES: Final = {str(value): str(label) for value, label in Task.Status.choices}
_LIMITS: Final = {"words": LONGEST_WORDS, "nil_reason": LONGEST_REASON}


def problems_of(
    report: UnitReport, changed: Values, web: Values, *, returned: Returned, by: User
) -> list[Problem]:
    """What is wrong with the changed fields; nothing is written.

    The report itself may be refused too (another state, a lock): one problem without a field.
    What reading could not take is not judged again, nor what hangs on it.
    """
    unread = {(problem.item, problem.field) for problem in returned.problems}
    refused = _refused(report, changed, web, returned, by)
    return [
        *_too_long(changed, returned),
        *(problem for code, problem in refused if not _hangs_on(code, problem, unread)),
    ]


def _too_long(changed: Values, returned: Returned) -> Iterator[Problem]:
    for key, value in changed.items():
        limit = _LIMITS.get(key[1], LONGEST_WORDS)
        if isinstance(value, str) and len(value) > limit:
            rule = f"Nội dung dài {len(value)} ký tự, quá {limit} ký tự; hãy viết gọn lại."
            yield _problem(key, rule, value, returned)


def _refused(
    report: UnitReport, changed: Values, web: Values, returned: Returned, by: User
) -> Iterator[tuple[str, Problem]]:
    """The faults with their codes.

    The verb tells one fault of an entry at a time: it is asked again with that fault mended.
    """
    asked = said = entries_of(changed, web)
    while refusal := _refusal(report, by=by, items=asked):
        if not hasattr(refusal, "error_dict"):
            yield "", Problem(WHOLE_FILE, "", " ".join(refusal.messages))
            return
        again: dict[int, Entry] = {}
        for name, errors in refusal.error_dict.items():
            item = int(name.removeprefix("item-"))
            code = errors[0].code or ""
            field = AT_FIELD.get(code, "words")
            value = getattr(said[item], field)
            problem = _problem((item, field), _sentence(errors), value, returned)
            yield code, replace(problem, example=_EXAMPLES.get(code, problem.example))
            if code in _MENDED:
                again[item] = replace(asked[item], **_MENDED[code])  # type: ignore[arg-type]  # each value has the type of its field
        asked = again
    texts = texts_of(changed)
    for name, errors in _by_name(_refusal(report, by=by, general=texts)):
        yield "", _problem((None, name), _sentence(errors), texts[name], returned)


def _refusal(
    report: UnitReport,
    *,
    by: User,
    items: Mapping[int, Entry] | None = None,
    general: Mapping[str, str] | None = None,
) -> ValidationError | None:
    """What writing would say; whatever it did is undone."""
    if not items and not general:
        return None
    try:
        with transaction.atomic():
            write(report, items=items, general=general, by=by)
            transaction.set_rollback(True)
    except ValidationError as refusal:
        return refusal
    return None


def _by_name(refusal: ValidationError | None) -> Iterator[tuple[str, list[ValidationError]]]:
    if refusal is not None and hasattr(refusal, "error_dict"):
        yield from refusal.error_dict.items()


def _sentence(errors: Iterable[ValidationError]) -> str:
    return " ".join(message for error in errors for message in error.messages)


def _problem(key: Key, rule: str, value: str | bool, returned: Returned) -> Problem:
    item, field = key
    return Problem(
        place=returned.places.get(key) or _beside(item, returned),
        value=seen(value, field),
        rule=rule,
        example=example_of(field, STATUSES),
        item=item,
        field=field,
    )


def _beside(item: int | None, returned: Returned) -> Place:
    """The place of another field of the same task, where this one stands nowhere in the file."""
    places = (place for (one, _field), place in returned.places.items() if one == item)
    return next(places, WHOLE_FILE)


def seen(value: str | bool, field: str) -> str:
    """A value in the words of the form."""
    if isinstance(value, bool):
        return YES if value else NO
    return STATUSES.get(value, value) if field == "status" else value


def _hangs_on(code: str, problem: Problem, unread: set[tuple[int | None, str]]) -> bool:
    """Whether a field that could not be read may be what the verb missed or met."""
    fields = _JUDGED_BY.get(code, (problem.field,))
    return problem.item is not None and any((problem.item, field) in unread for field in fields)
