"""A draft plan as plain JSON and back, in the shape plans are exchanged and compared in."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from nhipcau.plans.importing.read.paper import Place
from nhipcau.plans.importing.recognise.aliases import unit_aliases
from nhipcau.plans.importing.recognise.draft import (
    Citation,
    Doubt,
    DraftDocument,
    DraftGroup,
    DraftPlan,
    DraftTask,
    Passage,
    ReportDeadline,
    Source,
)
from nhipcau.vietnamese.timing import Timeframe

Json = dict[str, Any]
_OPTIONAL = ("product_text", "budget_text", "note_text", "basis_text", "parent")
_PLAIN = (
    *("issuer", "type", "number", "number_blank", "place", "date_text", "title", "year"),
    *("preamble", "focus_note", "closing"),
)
_LISTS = ("issuer_lines", "objectives", "requirements", "recipients")
_PASSAGES = ("focus_tasks", "funding", "organisation")


def to_json(draft: DraftPlan) -> Json:
    """Only dicts, lists, strings, numbers, booleans and None; days as "2024-12-10".

    A row's number is an integer where it is printed as one, else a string. `counts`, `total` and
    the document's `anomalies` and aliases are there to be read; `from_json` needs none of them.
    """
    counts: dict[str, int] = {}
    for group in draft.groups:
        counts[group.code] = counts.get(group.code, 0) + len(group.items)
    return {
        "counts": counts,
        "total": sum(counts.values()),
        "document": _document(draft.document, _all_doubts(draft))
        | {"unit_aliases_in_document": [list(names) for names in unit_aliases(draft)]},
        "groups": [_group(group) for group in draft.groups],
        "doubts": [_doubt(doubt) for doubt in draft.doubts],
    }


def from_json(stored: Mapping[str, Any]) -> DraftPlan:
    """The draft that `to_json` wrote: from_json(to_json(draft)) == draft."""
    return DraftPlan(
        document=_read_document(stored["document"]),
        groups=tuple(_read_group(group) for group in stored["groups"]),
        doubts=tuple(Doubt(**doubt) for doubt in stored.get("doubts", ())),
    )


def _all_doubts(draft: DraftPlan) -> list[Doubt]:
    rows = [doubt for group in draft.groups for task in group.items for doubt in task.doubts]
    return [*draft.doubts, *rows]


def _doubt(doubt: Doubt) -> Json:
    return {
        "where": doubt.where,
        "kind": doubt.kind,
        "text": doubt.text,
        "sentence": doubt.sentence,
        "suggestion": doubt.suggestion,
    }


def _document(document: DraftDocument, doubts: Sequence[Doubt]) -> Json:
    plain: Json = {name: getattr(document, name) for name in _PLAIN}
    plain |= {name: list(getattr(document, name)) for name in _LISTS}
    plain |= {name: [_passage(each) for each in getattr(document, name)] for name in _PASSAGES}
    for each, passage in zip(plain["focus_tasks"], document.focus_tasks, strict=True):
        each["source_lines"] = [passage.place.line, passage.place.last_line]
    return plain | {
        "date": {
            "day": document.day,
            "month": document.month,
            "year": document.year_of_issue,
        },
        "legal_bases": [_citation(each) for each in document.legal_bases],
        "unnumbered_citations": [_citation(each) for each in document.unnumbered_citations],
        "report_deadlines": [_deadline(each) for each in document.report_deadlines],
        "signer": {"title_lines": list(document.signer_title_lines), "name": document.signer_name},
        "annex": {
            "label": document.annex_label,
            "title": document.annex_title,
            "attached_to": document.annex_attached_to,
            "columns": list(document.annex_columns),
        },
        "anomalies": [_anomaly(doubt) for doubt in doubts],
        "places": {
            name: [_place(each.place) for each in getattr(document, name)] for name in _PASSAGES
        },
    }


def _anomaly(doubt: Doubt) -> Json:
    told = {"where": doubt.where, "kind": doubt.kind, "text": doubt.text, "note": doubt.sentence}
    return told | ({"fix": doubt.suggestion} if doubt.suggestion else {})


def _passage(passage: Passage) -> Json:
    return {"no": passage.number, "text": passage.text}


def _citation(citation: Citation) -> Json:
    return {
        "kind": citation.kind,
        "number": citation.number,
        "date": _day(citation.date),
        "issuer": citation.issuer,
        "subject": citation.subject,
        "role": citation.role,
        "cited_at": list(citation.cited_at),
        "raw": citation.raw,
    }


def _deadline(deadline: ReportDeadline) -> Json:
    return {
        "text": deadline.text,
        "date": _day(deadline.day),
        "relation": deadline.relation,
        "who": deadline.who,
        "to": deadline.to,
        "where": deadline.where,
    }


def _group(group: DraftGroup) -> Json:
    return {
        "code": group.code,
        "title": group.title,
        "title_source": group.title_source,
        "items": [_task(task) for task in group.items],
    }


def _task(task: DraftTask) -> Json:
    number = task.number
    is_plain = number.isascii() and number.isdecimal() and str(int(number)) == number
    told: Json = {
        "no": int(number) if is_plain else number,
        "title": task.title,
        "lead_units": list(task.lead_units),
        "lead_text": task.lead_text,
        "coordinating_units": list(task.coordinating_units),
        "coordinating_text": task.coordinating_text,
        "timeframe_text": task.timeframe_text,
        "timeframe": _timeframe(task.timeframe),
    }
    told |= {name: getattr(task, name) for name in _OPTIONAL if getattr(task, name)}
    if task.extra:
        told["extra"] = [list(pair) for pair in task.extra]
    return told | {
        "source": _source(task.source),
        "doubts": [_doubt(doubt) for doubt in task.doubts],
    }


def _timeframe(timeframe: Timeframe | None) -> Json | None:
    if timeframe is None:
        return None
    return {
        "kind": timeframe.kind,
        "start": _day(timeframe.start),
        "end": _day(timeframe.end),
        "tentative": timeframe.tentative,
    }


def _source(source: Source | None) -> Json | None:
    if source is None:
        return None
    return _place(source.place) | {"text": source.text, "last": _place(source.last_place)}


def _place(place: Place) -> Json:
    return {name: getattr(place, name) for name in Place.__dataclass_fields__}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _read_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _read_place(told: Mapping[str, Any]) -> Place:
    return Place(**{name: told[name] for name in Place.__dataclass_fields__ if name in told})


def _read_document(told: Mapping[str, Any]) -> DraftDocument:
    signer, annex, day = told["signer"], told["annex"], told["date"]
    lists: Json = {name: tuple(told[name]) for name in _LISTS}
    passages: Json = {name: _read_passages(told, name) for name in _PASSAGES}
    return DraftDocument(
        **{name: told[name] for name in _PLAIN},
        **lists,
        **passages,
        day=day["day"],
        month=day["month"],
        year_of_issue=day["year"],
        legal_bases=tuple(map(_read_citation, told["legal_bases"])),
        unnumbered_citations=tuple(map(_read_citation, told["unnumbered_citations"])),
        report_deadlines=tuple(map(_read_deadline, told["report_deadlines"])),
        signer_title_lines=tuple(signer["title_lines"]),
        signer_name=signer["name"],
        annex_label=annex["label"],
        annex_title=annex["title"],
        annex_attached_to=annex["attached_to"],
        annex_columns=tuple(annex["columns"]),
    )


def _read_passages(told: Mapping[str, Any], name: str) -> tuple[Passage, ...]:
    places = told["places"][name]
    return tuple(
        Passage(each["no"], each["text"], _read_place(place))
        for each, place in zip(told[name], places, strict=True)
    )


def _read_citation(told: Mapping[str, Any]) -> Citation:
    return Citation(
        **{**told, "date": _read_day(told["date"]), "cited_at": tuple(told["cited_at"])}
    )


def _read_deadline(told: Mapping[str, Any]) -> ReportDeadline:
    rest = {name: value for name, value in told.items() if name != "date"}
    return ReportDeadline(day=_read_day(told["date"]), **rest)


def _read_group(told: Mapping[str, Any]) -> DraftGroup:
    return DraftGroup(
        code=told["code"],
        title=told["title"],
        items=tuple(_read_task(task) for task in told["items"]),
        title_source=told.get("title_source", ""),
    )


def _read_task(told: Mapping[str, Any]) -> DraftTask:
    return DraftTask(
        number=str(told["no"]),
        title=told["title"],
        lead_text=told["lead_text"],
        lead_units=tuple(told["lead_units"]),
        coordinating_text=told["coordinating_text"],
        coordinating_units=tuple(told["coordinating_units"]),
        timeframe_text=told["timeframe_text"],
        timeframe=_read_timeframe(told["timeframe"]),
        **{name: told[name] for name in _OPTIONAL if name in told},
        extra=tuple((heading, text) for heading, text in told.get("extra", ())),
        source=_read_source(told.get("source")),
        doubts=tuple(Doubt(**doubt) for doubt in told.get("doubts", ())),
    )


def _read_timeframe(told: Mapping[str, Any] | None) -> Timeframe | None:
    if told is None:
        return None
    days = {"start": _read_day(told["start"]), "end": _read_day(told["end"])}
    return Timeframe(**{**told, **days})


def _read_source(told: Mapping[str, Any] | None) -> Source | None:
    if told is None:
        return None
    return Source(_read_place(told), _read_place(told["last"]), told["text"])
