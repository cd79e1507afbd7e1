"""Words under a secrecy stamp, typed into any field: refused, and nothing of them kept."""

import logging
from functools import cache
from typing import Any

import pytest
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from nhipcau.organisations.models import Unit
from nhipcau.plans.importing.accept import rows_of
from nhipcau.registries.models import Contact
from tests.security.offices import Staffed
from tests.tables import names_of_tables
from tests.workspace.whole_office import Office

pytestmark = [pytest.mark.django_db, pytest.mark.once]

MARK = "moc7f3"
STAMPED = f"Độ mật: Tối mật; {MARK}"


class Words(str):
    """A value that stands for what a person types freely."""


TEXT = Words("Lời thường")


def _of_money(office: Office) -> list[tuple[str, str, int | None, dict[str, Any]]]:
    line = office.plan.budget_lines.first()
    entry = line.entries.first()
    about = {"title": TEXT, "source": "social", "note": TEXT}
    paid = {"amount": "5.000.000", "day": "01/02/2024", "document_number": TEXT}
    return [
        ("F", "budget_new", office.plan.pk,
         about | {"estimate": "5 triệu", "day": "01/02/2024", "document_number": TEXT}),
        ("F", "budget_revise", line.pk, about | {"reason": TEXT}),
        ("O", "budget_record", line.pk, paid | {"stage": "spent", "note": TEXT}),
        ("F", "budget_correct", entry.pk, paid | {"reason": TEXT}),
        ("F", "budget_cancel", entry.pk, {"reason": TEXT}),
    ]  # fmt: skip


def _of_amendments(office: Office) -> list[tuple[str, str, int | None, dict[str, Any]]]:
    words = ("title", "number", "lead_text", "coordinating_text", "timing", "product_text",
             "budget_text", "basis_text", "note_text", "reason")  # fmt: skip
    new_section = {"section": "new", "group_code": TEXT, "group_title": TEXT}
    draft = office.plan.amendments.first()
    return [("F", "amendment_add", draft.pk, new_section | dict.fromkeys(words, TEXT))]


def _of_people() -> list[tuple[str, str, int | None, dict[str, Any]]]:
    contact = Contact.objects.select_related("partner").order_by("pk").first()
    last, today = contact.keep_until, timezone.localdate()
    kept = {"purpose": TEXT, "ground": "duty", "keep_until": f"{last:%d/%m/%Y}"}
    told = {"name": TEXT, "original_name": TEXT, "title": TEXT, "note": TEXT}
    asked = {"kind": "view", "who": TEXT, "reach": TEXT, "told": TEXT}
    return [
        ("O", "contact_new", None, kept | told | {"partner": contact.partner.name}),
        ("F", "datarequest_new", None, asked | {"received_on": f"{today:%d/%m/%Y}"}),
    ]


def forms(staffed: Staffed) -> list[tuple[str, str, int | None, dict[str, Any]]]:
    """(who, address, its number, a posting that is taken) for every form with free words."""
    office = staffed.office
    load, unit, person = office.load, office.unit, staffed.people["O"]
    row = rows_of(load)[0]
    group = load.draft["groups"][0]["key"]
    items = {f"words-{one.pk}": TEXT for one in office.report.items.all()}
    items |= {f"status-{one.pk}": "under_way" for one in office.report.items.all()}
    sent = office.round.reports.exclude(pk=office.report.pk).get()
    days = {"window_start": "01/04/2024", "window_end": "30/06/2024", "opens_on": "16/06/2024",
            "due_on": "03/07/2024", "grace_days": "0"}  # fmt: skip
    about = {"title": TEXT, "guidance": TEXT}
    row_words = ("number", "title", "lead_text", "coordinating_text", "timeframe_text",
                 "product_text", "budget_text", "basis_text", "note_text")  # fmt: skip
    paper = {"issuer": TEXT, "type": TEXT, "number": TEXT, "place": TEXT, "title": TEXT,
             "year": "2024", "signer_name": TEXT, "recipients": TEXT}  # fmt: skip
    done = {"title": TEXT, "kind": "article", "happened_on": "01/02/2024", "units": [unit.pk],
            "summary": TEXT, "quantity": "3", "quantity_unit": TEXT}  # fmt: skip
    locked, relief = office.consolidation.round, office.report.reliefs.get()
    value = unit.indicator_values.get()
    return [
        ("F", "plan_withdraw", office.plan.pk, {"reason": TEXT}),
        ("F", "load_row", load.pk, {"row": row.key} | dict.fromkeys(row_words, TEXT)),
        ("F", "load_add", load.pk, {"group": group} | dict.fromkeys(row_words, TEXT)),
        ("F", "load_remove", load.pk, {"row": row.key, "reason": TEXT}),
        ("F", "load_name", load.pk, {"name": TEXT, "means": "new:department"}),
        ("F", "load_document", load.pk, paper),
        ("F", "load_undo", load.pk, {"reason": TEXT}),
        ("F", "task_page", office.task.pk, {"status": "done", "on": "01/02/2024", "reason": TEXT}),
        ("O", "output_new", None, done),
        ("O", "output_revise", office.output.pk, done | {"reason": TEXT}),
        ("O", "output_prove", office.output.pk, {"url": "https://example.vn/a", "label": TEXT}),
        ("O", "output_withdraw", office.output.pk, {"reason": TEXT}),
        *_of_money(office),
        *_of_amendments(office),
        *_of_people(),
        ("O", "report_write", office.report.pk, items | {"steering": TEXT}),
        ("O", "report_remark", office.report.pk, {"reason": TEXT}),
        ("O", "indicator_measure", "views",
         {"unit": unit.pk, "first_day": "01/02/2024", "last_day": "29/02/2024", "value": "5",
          "source": TEXT, "note": TEXT}),
        ("O", "indicator_correct", value.pk,
         {"first_day": "01/02/2024", "last_day": "29/02/2024", "value": "5", "source": TEXT,
          "note": TEXT}),
        ("O", "indicator_withdraw", value.pk, {"reason": TEXT}),
        ("O", "relief_ask", office.report.pk,
         {"kind": "waiver", "reason": TEXT, "document_number": TEXT}),
        ("F", "relief_grant", relief.pk, {"document_number": TEXT}),
        ("F", "relief_refuse", relief.pk, {"reason": TEXT}),
        ("O", "relief_revoke", relief.pk, {"reason": TEXT}),
        ("F", "report_send_back", sent.pk, {"reason": TEXT}),
        ("F", "round_new", None,
         days | about | {"plan": office.plan.pk, "kind": "ad_hoc", "year": "2024", "index": "0"}),
        ("F", "round_revise", office.round.pk, days | about | {"reason": TEXT}),
        ("F", "round_rebuild", office.round.pk, {"reason": TEXT}),
        ("F", "round_ask_unlock", locked.pk, {"reason": TEXT}),
        ("F", "round_lock", office.round.pk,
         {f"report-{one.pk}": TEXT for one in office.round.reports.all()}),
        ("A", "unit_new", None, {"name": TEXT, "short_name": TEXT, "english_name": TEXT,
                                 "kind": Unit.Kind.DEPARTMENT}),
        ("O", "inquiry_draft", unit.inquiries.get().pk, {"answer": TEXT}),
        ("H", "inquiry_send_back", unit.inquiries.get().pk, {"reason": TEXT}),
        ("H", "inquiry_route", unit.inquiries.get().pk,
         {"unit": staffed.other.pk, "reason": TEXT}),
        ("F", "inquiry_refuse", unit.inquiries.get().pk,
         {"ground": "not_ours", "reason": TEXT}),
        ("A", "unit_rename", unit.pk, {"name": TEXT, "short_name": TEXT, "document_number": TEXT,
                                       "from_day": "01/02/2024"}),
        ("A", "unit_alias", unit.pk, {"text": TEXT}),
        ("A", "unit_end", staffed.other.pk, {"last_day": "01/12/2030", "document_number": TEXT}),
        ("A", "person_new", None, {"full_name": TEXT, "username": "moi", "phone": TEXT}),
        ("A", "person_appoint", person.pk, {"unit": staffed.other.pk, "role": "editor",
                                            "from_day": "01/01/2024", "title": TEXT}),
    ]  # fmt: skip


def posted(staffed: Staffed, letter: str, name: str, pk: int | None, told: dict[str, Any]):
    client = staffed.client(letter)
    args = [] if pk is None else [pk]
    answer = client.post(reverse(f"workspace:{name}", args=args), told)
    return answer, repr(dict(client.session.items()))


@cache
def columns_of_all() -> dict[str, list[str]]:
    """The quoted columns of every table of the database."""
    with connection.cursor() as cursor:
        return {
            table: [
                connection.ops.quote_name(one.name)
                for one in connection.introspection.get_table_description(cursor, table)
            ]
            for table in names_of_tables()
        }


def holds(column: str, mark: str) -> str:
    return f"CAST({column} AS TEXT) LIKE '%{mark}%'"


def places_of(mark: str) -> set[str]:
    """Every column of the database in which the mark stands: each table is read once."""
    assert mark.isalnum()
    found = set()
    with connection.cursor() as cursor:
        for table, columns in columns_of_all().items():
            anywhere = " OR ".join(holds(column, mark) for column in columns)
            cursor.execute(f"SELECT 1 FROM {table} WHERE {anywhere} LIMIT 1")
            if cursor.fetchone() is None:
                continue
            for column in columns:
                cursor.execute(f"SELECT 1 FROM {table} WHERE {holds(column, mark)} LIMIT 1")
                if cursor.fetchone():
                    found.add(f"{table}.{column}")
    return found


def test_stamped_words_are_refused_in_every_field_and_kept_nowhere(staffed, caplog):
    caplog.set_level(logging.DEBUG)
    kept = {}
    for letter, name, pk, told in forms(staffed):
        for field in (key for key, value in told.items() if isinstance(value, Words)):
            caplog.clear()
            with transaction.atomic():
                _answer, session = posted(staffed, letter, name, pk, told | {field: STAMPED})
                places = places_of(MARK)
                transaction.set_rollback(True)
            said = [
                one
                for one in caplog.records
                if MARK in one.getMessage() and one.name != "django.db.backends"
            ]
            if MARK in session:
                places.add("session")
            if places or said:
                kept[name, field] = sorted(places) + [one.name for one in said]

    assert kept == {}


@pytest.mark.parametrize("at", range(45))
def test_the_same_forms_take_ordinary_words(staffed, at):
    letter, name, pk, told = forms(staffed)[at]

    answer, _session = posted(staffed, letter, name, pk, told)

    assert answer.status_code == 302 or name in ("load_undo", "load_name")
