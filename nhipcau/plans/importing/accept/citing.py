"""The acts that a plan cites, entered once however many plans cite them."""

from collections.abc import Iterable

from nhipcau.documents.acts import KnownActs
from nhipcau.documents.models import LegalBasis
from nhipcau.plans.importing.recognise.draft import Citation, DraftDocument
from nhipcau.plans.models import Plan, PlanBasis
from nhipcau.vietnamese.text import match_key

Key = tuple[str, str, str]


def enter_citations(plan: Plan, told: DraftDocument) -> list[int]:
    """Rows of `PlanBasis`, with the legal bases that were not there yet. Returns ids of the new.

    An act is told by kind, number and day (`KnownActs`); without a number by kind, issuer and
    subject.
    """
    citations = (*told.legal_bases, *told.unnumbered_citations)
    register = Register(citations)
    cited: dict[int, tuple[LegalBasis, list[Citation]]] = {}
    for citation in citations:
        basis = register.find(citation) or register.add(citation)
        cited.setdefault(id(basis), (basis, []))[1].append(citation)
    LegalBasis.objects.bulk_create(register.fresh)
    PlanBasis.objects.bulk_create(
        PlanBasis(
            plan=plan,
            basis=basis,
            role=group[0].role[:10],
            as_written=group[0].raw,
            cited_at=list(dict.fromkeys(place for one in group for place in one.cited_at)),
        )
        for basis, group in cited.values()
    )
    return [basis.pk for basis in register.fresh]


class Register:
    """The acts that these citations may mean, from two queries; `fresh` wait to be created."""

    def __init__(self, citations: Iterable[Citation]) -> None:
        told = list(citations)
        numbers = {one.number[:120] for one in told if one.number}
        kinds = {one.kind[:60] for one in told if not one.number}
        self._numbered = KnownActs(LegalBasis.objects.filter(number__in=numbers).order_by("pk"))
        plain = LegalBasis.objects.filter(number="", kind__in=kinds).order_by("-pk")
        self._plain = {_key(basis): basis for basis in plain}
        self.fresh: list[LegalBasis] = []

    def find(self, citation: Citation) -> LegalBasis | None:
        basis = _basis(citation)
        if not basis.number:
            return self._plain.get(_key(basis))
        return self._numbered.find(kind=basis.kind, number=basis.number, issued_on=basis.issued_on)

    def add(self, citation: Citation) -> LegalBasis:
        basis = _basis(citation)
        self.fresh.append(basis)
        self._numbered.add(basis)
        self._plain[_key(basis)] = basis
        return basis


def _key(basis: LegalBasis) -> Key:
    return basis.kind, match_key(basis.issuer), match_key(basis.subject)


def _basis(citation: Citation) -> LegalBasis:
    """The act as cited; the columns hold the beginning of what is longer, `as_written` all."""
    return LegalBasis(
        kind=citation.kind[:60],
        number=(citation.number or "")[:120],
        issued_on=citation.date,
        issuer=(citation.issuer or "")[:300],
        subject=(citation.subject or "")[:1000],
    )
