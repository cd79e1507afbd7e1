"""Rules of the code that are read off its text: who writes, who asks the clock, how long."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

from nhipcau.budgets.models import BudgetStep
from nhipcau.editorial.models import Check, Edition, Purge, ReleaseSet
from nhipcau.inquiries.models import Inquiry
from nhipcau.notices.models import MailState
from nhipcau.outputs.models import Output
from nhipcau.plans.models import PlanLoad, Task
from nhipcau.reports.models import Relief, RoundStep, State
from nhipcau.reports.standing import Standing
from nhipcau.succession.models import Reorganisation
from nhipcau.ui.states import MARKS

HOUSE = Path(__file__).parent.parent / "nhipcau"
WRITES = {
    *("save", "create", "update", "delete", "bulk_create", "bulk_update"),
    *("get_or_create", "update_or_create"),
}
CLOCKS = {"localdate", "now", "today", "utcnow"}
FACES = {"workspace", "portal", "room", "cli", "demo"}


def modules() -> Iterator[tuple[str, ast.Module]]:
    """(path from the house, what it says) of everything written by hand."""
    for path in sorted(HOUSE.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path.relative_to(HOUSE).as_posix(), ast.parse(path.read_text("utf8"))


def calls_in(node: ast.AST) -> Iterator[ast.Attribute]:
    """Methods that are called anywhere below `node`."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
            yield call.func


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_faces_never_write_rows_themselves():
    written = {
        f"{path}: {ast.unparse(call)}"
        for path, tree in modules()
        if path.split("/")[0] in FACES - {"demo"}
        for call in calls_in(tree)
        if call.attr in WRITES
    }

    assert written == {"workspace/attempts.py: caches['attempts'].delete"}


def test_whoever_changes_rows_says_who_did_it():
    unsigned = {
        f"{path}: {function.name}"
        for path, tree in modules()
        if path.split("/")[0] not in {*FACES, "ui"}
        for function in tree.body
        if isinstance(function, ast.FunctionDef)
        and not function.name.startswith("_")
        and {call.attr for call in calls_in(function)} & (WRITES - {"update"})
        and "by" not in {argument.arg for argument in function.args.kwonlyargs}
    }

    assert unsigned == {
        "documents/workbooks.py: file_of",  # what is saved is a workbook, no row
        "editorial/checking.py: void_others",  # a part of verbs that say who
        "editorial/clock.py: beat",  # the clock says that it lives
        "editorial/emptying/files.py: empty_file",  # a part of a purge
        "editorial/emptying/pages.py: empty_edition",  # same
        "editorial/emptying/pages.py: empty_page",  # same
        "editorial/emptying/translations.py: empty_translations",  # same
        "editorial/languages.py: bring_languages_up_to_settings",  # the settings say which
        "editorial/translating/staleness.py: mark_if_stale",  # a part of a release
        "inquiries/asking.py: receive",  # somebody outside asks
        "inquiries/erasing.py: ask_erasure",  # somebody outside wants it
        "inquiries/rating.py: rate_answer",  # nobody knows who
        "registries/clocks.py: settle_clocks",  # a reading of the entry, made anew by its verbs
        "registries/press_visits/asking.py: ask",  # somebody outside asks
        "registries/press_visits/following.py: withdraw",  # same
        "registries/events/registering.py: register",  # somebody outside registers
        "registries/events/tickets.py: ticket_svg",  # `save` writes the drawing, no row
        "registries/partners/aliases.py: keep_aliases",  # a part of entering a partner
        "registries/partners/rereading.py: reread",  # words for search follow a partner's names
        "press/collecting/claims.py: asking",  # the collector waits its turn
        "press/collecting/learning.py: watch",  # a reading of the outlet's pages
        "press/minding.py: let_old_go",  # the calendar does, each morning
        "signposts/checking.py: check_signposts",  # the calendar looks behind the signs
        "signposts/leading.py: count_scan",  # somebody outside reads a sign
        "signposts/printing.py: sign_svg",  # `save` writes the drawing, no row
        "notices/telling.py: tell_all",  # the house itself speaks
        "organisations/naming.py: bring_names_up_to",  # the calendar does, each morning
        "press/correcting.py: take_back",  # a part of taking a decision back, which says who
        "press/grouping.py: settle",  # the days of a story follow those of its clippings
        "press/digesting/choosing.py: take",  # a part of composing and of adding, which say who
        "press/digesting/ordering.py: settle",  # the hand of verbs that say who
        "plans/amending/register.py: rewrite",  # a part of applying an amendment
        "plans/importing/accept/continuing.py: give_back",  # a part of taking a plan back
        "plans/importing/accept/citing.py: enter_citations",  # a part of accepting a plan
        "reports/reminding/giving.py: give_reminders",  # the calendar does, each morning
        "succession/writing.py: change_rows",  # the hand of two verbs that say who
        "reports/prefilling.py: fill",  # our own text beside the unit's, made again at any time
    }


def test_only_verbs_ask_what_time_it_is():
    asking = {
        path
        for path, tree in modules()
        if path.split("/")[0] not in {*FACES, "ui"}
        for call in calls_in(tree)
        if call.attr in CLOCKS
    }

    assert asking == {
        "budgets/lines.py",
        "budgets/recording.py",
        "documents/purge.py",
        "editorial/checking.py",
        "editorial/emergency.py",
        "editorial/emptying/pages.py",
        "editorial/entering.py",
        "editorial/filing.py",
        "editorial/freezing.py",
        "editorial/purging.py",
        "editorial/releasing.py",
        "editorial/sets.py",
        "editorial/translating/staleness.py",
        "editorial/withdrawing.py",
        "inquiries/asking.py",
        "inquiries/erasing.py",
        "inquiries/rating.py",
        "inquiries/routing.py",
        "exchange/tables/importing.py",
        "press/clarifying/approving.py",
        "press/clarifying/clock.py",  # the local day of a moment
        "press/clarifying/figures.py",  # same
        "press/clarifying/sending.py",
        "press/clarifying/writing.py",
        "press/clipping.py",
        "press/digesting/issuing.py",
        "press/collecting/reading_pages.py",  # the local day of a moment
        "press/minding.py",  # same
        "press/outlets.py",
        "registries/keeping.py",
        "registries/measures.py",  # the local day of a moment
        "registries/partners/undoing.py",
        "registries/parts.py",
        "registries/stock/ledger.py",
        "signposts/checking.py",
        "signposts/posting.py",
        "notices/letters.py",
        "notices/mailing.py",
        "notices/telling.py",
        "organisations/appointing.py",
        "organisations/naming.py",
        "outputs/recording.py",
        "plans/amending/applying.py",
        "plans/importing/accept/taking_back.py",
        "plans/progress.py",
        "registries/events/attending.py",
        "registries/events/registering.py",
        "registries/press_visits/changing.py",
        "registries/privacy/erasing.py",
        "registries/privacy/files.py",
        "reports/claims.py",
        "reports/indicators/measuring.py",
        "reports/lifecycle.py",
        "reports/locking.py",
        "reports/reliefs.py",
        "succession/applying.py",
        "succession/undoing.py",
    }


def test_nobody_opens_the_gate_to_the_public_but_who_freezes_and_who_withdraws():
    openers = {
        path for path, tree in modules() for call in calls_in(tree) if call.attr == "opened_for"
    }
    freezers = {
        path
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "nhipcau.editorial.freezing"
    }

    assert openers == {"editorial/freezing.py", "editorial/withdrawing.py"}
    assert freezers == {"editorial/emergency.py", "editorial/releasing.py"}


def test_every_state_has_a_mark_of_its_own():
    choices = (
        *(Task.Status, State, Standing, Output.State, PlanLoad.State, RoundStep.Action),
        Relief.State,
        Inquiry.State,
        MailState,
        BudgetStep.Action,
        Reorganisation.State,
        *(Edition.Stage, Edition.Standing, Check.Outcome, ReleaseSet.State, Purge.State),
    )

    assert {value for states in choices for value in states.values} - set(MARKS) == set()


def test_every_template_is_shown_or_included_somewhere():
    pages = {path: path.read_text("utf8") for path in HOUSE.rglob("templates/**/*.html")}
    said = "\n".join([*pages.values(), *(p.read_text("utf8") for p in HOUSE.rglob("*.py"))])

    names = {path.as_posix().partition("/templates/")[2] for path in pages}

    # One template a kind of page stands in a folder that is named with the kind left open.
    shown = {name for name in names if f'"{Path(name).parent.as_posix()}/{{' in said}
    unshown = {name for name in names - shown if f'"{name}"' not in said}
    assert {name for name in unshown if not re.match(r"\d{3}", Path(name).name)} == set()


def test_every_kind_of_row_has_its_term_in_the_glossary():
    glossary = (HOUSE.parent / "docs" / "glossary.md").read_text("utf8")
    ours = {m.__name__ for m in apps.get_models() if m.__module__.startswith("nhipcau.")}

    assert {name for name in ours if f"`{name}`" not in glossary} == set()


def test_files_and_functions_stay_short():
    long_files = {
        path.relative_to(HOUSE).as_posix()
        for path in HOUSE.rglob("*.py")
        if "migrations" not in path.parts and len(path.read_text("utf8").splitlines()) > 300
    }
    long_functions = {
        f"{path}: {function.name}"
        for path, tree in modules()
        for function in functions(tree)
        if (function.end_lineno or 0) - function.lineno >= 40
    }

    assert (long_files, long_functions) == (set(), set())
