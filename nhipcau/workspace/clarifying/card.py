"""The page of a clarification: what stands on it, which moves are offered, whom it waits for."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.forms import Form
from django.http import HttpRequest
from django.utils.translation import gettext as _

from nhipcau.drafting.correction_request import outlets_of
from nhipcau.press.clarifying.approving import gaps
from nhipcau.press.clarifying.bases import ARTICLE_TO_FILL, cited_on
from nhipcau.press.clarifying.clock import is_by_rule, rule_of
from nhipcau.press.clarifying.figures import days_and_hours, span_of, was_late
from nhipcau.press.clarifying.steps import writers_of
from nhipcau.press.models import Clarification, ClarificationVersion
from nhipcau.workspace.clarifying.access import may_check, may_return, may_sign, may_write
from nhipcau.workspace.clarifying.public_part import public_part
from nhipcau.workspace.clarifying.trail import trail_of
from nhipcau.workspace.forms.clarifications import (
    FactForm,
    OutcomeForm,
    ReasonForm,
    SendingForm,
    ShownForm,
    SignForm,
)
from nhipcau.workspace.forms.clarified_clippings import FindForm, SourceForm

State = Clarification.State


@dataclass(frozen=True, slots=True)
class Moves:
    """What the reader may do now; `own_words`: wrote at it, and so does not check it."""

    write: bool
    send_to_check: bool
    take_back: bool
    check: bool
    own_words: bool
    give_back: bool
    sign: bool
    reopen: bool
    drop: bool
    keep_signed: bool
    record: bool
    outcome: bool
    close: bool


def card_of(
    request: HttpRequest, row: Clarification, refused: dict[str, Form], *, day: date
) -> dict[str, Any]:
    """Everything of the page; `refused` are forms to show again, by name."""
    versions = list(row.versions.select_related("signer", "signed_copy"))
    moves = moves_for(request, row, is_signed=bool(versions))
    last = versions[0] if versions else None
    sources = row.sources.select_related("clipping__outlet", "clipping__copy")
    find = FindForm(request.GET if "words" in request.GET else None, auto_id="find_%s")
    return {
        "row": row,
        "public": public_part(request, row),
        "rule": rule_of(row),
        "is_by_rule": is_by_rule(row),
        "span": days_and_hours(span_of(row)) if row.answered_at else None,
        "was_late": was_late(row),
        "sources": [one.clipping for one in sources],
        "facts": list(row.facts.prefetch_related("sources__file")),
        "gaps": gaps(row) if row.state not in (State.SIGNED, State.CLOSED, State.DROPPED) else [],
        "moves": moves,
        "waits": waits_for(row, moves),
        "versions": versions,
        "papers": papers_of(last, day),
        "sendings": row.sendings.select_related("by", "file"),
        "tasks": row.tasks.select_related("group"),
        "trail": trail_of(row),
        "find_form": find,
        "refused_forms": list(refused.values()),
        **{f"{name}_form": form for name, form in (_forms(row, day, find) | refused).items()},
    }


def moves_for(request: HttpRequest, row: Clarification, *, is_signed: bool) -> Moves:
    """By role, unit and state; the verbs refuse once more."""
    state, writes = row.state, may_write(request, row)
    editable = state in Clarification.EDITABLE
    waits = state == State.CHECKING and may_check(request, row)
    own = waits and request.user.pk in writers_of(row)
    over = (State.SIGNED, State.CLOSED, State.DROPPED)
    return Moves(
        write=editable and writes,
        send_to_check=editable and writes,
        take_back=state == State.CHECKING and writes,
        check=waits and not own,
        own_words=own,
        give_back=state in (State.CHECKING, State.SIGNING) and may_return(request, row),
        sign=state == State.SIGNING and may_sign(request, row),
        reopen=state in over and writes,
        drop=editable and writes and not is_signed,
        keep_signed=editable and writes and is_signed,
        record=is_signed and writes,
        outcome=state in (State.SIGNED, State.CLOSED) and writes and row.answered_at is not None,
        close=state == State.SIGNED and writes and bool(row.outcome),
    )


def waits_for(row: Clarification, moves: Moves) -> str:
    """Whom it waits for, or why the reader cannot go on; "" where nothing waits."""
    if moves.own_words:
        return _(
            "Mình đã soạn hoặc sửa bản này nên không tự kiểm tra; chờ thủ trưởng cơ quan ban "
            "hành, cán bộ đầu mối hoặc biên tập viên khác."
        )
    waiting = {
        State.DRAFTING: _("Đang được soạn: cán bộ của cơ quan ban hành hoặc đầu mối sửa được."),
        State.RETURNED: _("Đã trả lại để sửa: cán bộ của cơ quan ban hành hoặc đầu mối sửa được."),
        State.CHECKING: _(
            "Chờ một người không soạn kiểm tra: thủ trưởng cơ quan ban hành, cán bộ đầu mối "
            "hoặc biên tập viên."
        ),
        State.SIGNING: _("Chờ thủ trưởng cơ quan ban hành hoặc lãnh đạo tỉnh ký."),
    }
    can_go_on = moves.write or moves.check or moves.sign
    return "" if can_go_on else waiting.get(State(row.state), "")


def papers_of(version: ClarificationVersion | None, day: date) -> dict[str, Any] | None:
    """What may be downloaded of the signed version, and what its bases still need."""
    if version is None:
        return None
    cited = [one for paper in ("letter", "dossier") for one in cited_on(day, paper=paper)]
    return {
        "outlets": outlets_of(version),
        "unsure": [one.line for one in cited if not one.is_verified],
        "to_fill": not cited or any(ARTICLE_TO_FILL in one.line for one in cited),
    }


def _forms(row: Clarification, day: date, find: FindForm) -> dict[str, Form]:
    return {
        "source": SourceForm(row=row, words=find.asked, auto_id="source_%s"),
        "fact": FactForm(auto_id="fact_%s"),
        "shown": ShownForm(row=row, auto_id="shown_%s"),
        "give_back": ReasonForm(auto_id="back_%s"),
        "sign": SignForm(auto_id="sign_%s", initial={"documented_on": day}),
        "reopen": ReasonForm(auto_id="reopen_%s"),
        "drop": ReasonForm(auto_id="drop_%s"),
        "keep_signed": ReasonForm(auto_id="keep_%s"),
        "sending": SendingForm(row=row, auto_id="sending_%s", initial={"sent_on": day}),
        "outcome": OutcomeForm(row=row, auto_id="outcome_%s", initial=_outcome(row, day)),
    }


def _outcome(row: Clarification, day: date) -> dict[str, Any]:
    return {
        "outcome": row.outcome,
        "outcome_on": row.outcome_on or day,
        "note": row.outcome_note,
        "clipping": row.outcome_clipping_id,
    }
