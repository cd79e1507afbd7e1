"""The registers in the office of the tests: something behind every address of theirs."""

from typing import Any

from nhipcau.exchange.tables import importing
from nhipcau.exchange.tables.columns import PARTNER, table_of
from nhipcau.organisations.models import Unit, User
from nhipcau.plans.models import Task
from nhipcau.registries import keeping, parts
from nhipcau.registries.models import Delegation, Paper, TableImport
from tests.factories.registries import make_entry, make_partner
from tests.workspace.agreement_office import agreement_rows, lay_agreements
from tests.workspace.clarify_office import clarify_rows, lay_clarify
from tests.workspace.clipping_office import clipping_rows, lay_clipping
from tests.workspace.contact_office import contact_rows, contact_words, lay_contacts
from tests.workspace.digest_office import digest_rows, lay_digest
from tests.workspace.event_office import event_rows, lay_events, ticket_code
from tests.workspace.following_office import following_rows, lay_following
from tests.workspace.investor_office import investor_line, investor_rows, lay_investors
from tests.workspace.partner_office import lay_partners, partner_rows
from tests.workspace.press_office import lay_press, press_rows
from tests.workspace.publication_office import lay_publications, publication_rows


def lay_registers(*, unit: Unit, task: Task, by: User) -> None:
    """A delegation that was received, with a paper; its partner is kept by the same unit."""
    partner = make_partner(unit=unit, created_by=by)
    row = make_entry(unit=unit, tasks=[task], people=4, partners=[partner], by=by)
    parts.add(row, Paper, values={"kind": "decision", "number": "12/QĐ-UBND"}, by=by)
    decided = {"decision_number": "12/QĐ-UBND", "decided_on": row.starts_on}
    keeping.move(row, to="approved", values=decided, by=by)
    lay_partners(unit=unit, by=by)
    lay_contacts(unit=unit, by=by)
    lay_agreements(unit=unit, task=task)
    lay_events(unit=unit, by=by)
    lay_investors(unit=unit, by=by)
    lay_publications(unit=unit, by=by)
    lay_press(unit=unit, by=by)
    lay_following(unit=unit, by=by)
    lay_clipping(unit=unit, by=by)
    lay_digest(unit=unit, by=by)
    lay_clarify(unit=unit, by=by)
    lay_table(unit=unit, by=by)


def lay_table(*, unit: Unit, by: User) -> None:
    """A file of partners looked at: a new line, one to decide, a wrong one."""
    content = "Tên;Loại;Nước\nNơi mới;Doanh nghiệp;Lào\n;Doanh nghiệp;Lào\n".encode()
    importing.look_at(
        content, name="doi-tac.csv", table=table_of(PARTNER), unit=unit, units=None, by=by
    )


def register_rows(name: str) -> dict[str, Any]:
    """Subject of an address -> the row it takes, asked when it is needed."""
    return {
        "entry": lambda: Delegation.objects.order_by("pk").first(),
        **partner_rows(),
        **contact_rows(),
        **agreement_rows(name),
        **event_rows(name),
        **investor_rows(name),
        **publication_rows(name),
        **press_rows(name),
        **following_rows(name),
        **clipping_rows(name),
        **digest_rows(name),
        **clarify_rows(name),
        "table": lambda: TableImport.objects.order_by("pk").first(),
    }


def register_words(name: str) -> dict[str, Any]:
    """What addresses of registers take beside a row."""
    return {
        "slug": "doan-ra-doan-vao",
        "part": "giay-to",
        "to": "planned",
        "code": ticket_code,
        **contact_words(),
        "line": lambda: (
            investor_line(name)
            if name.startswith("investor_")
            else Paper.objects.order_by("pk").first().pk
        ),
    }
