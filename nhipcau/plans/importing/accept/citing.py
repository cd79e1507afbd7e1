"""The acts that a plan cites, entered once however many plans cite them."""

from nhipcau.documents.models import LegalBasis
from nhipcau.plans.importing.recognise.draft import Citation, DraftDocument
from nhipcau.plans.models import Plan, PlanBasis
from nhipcau.vietnamese.text import match_key

Key = tuple[str, str, str, str]


def enter_citations(plan: Plan, told: DraftDocument) -> list[int]:
    """Rows of `PlanBasis`, with the legal bases that were not there yet. Returns ids of the new.

    An act is told by kind and number; without a number by kind, issuer and subject.
    """
    cited: dict[Key, list[Citation]] = {}
    for citation in (*told.legal_bases, *told.unnumbered_citations):
        cited.setdefault(_key(citation), []).append(citation)
    known = _known(cited)
    fresh = {key: _basis(group[0]) for key, group in cited.items() if key not in known}
    LegalBasis.objects.bulk_create(fresh.values())
    bases = known | fresh
    PlanBasis.objects.bulk_create(
        PlanBasis(
            plan=plan,
            basis=bases[key],
            role=group[0].role[:10],
            as_written=group[0].raw,
            cited_at=list(dict.fromkeys(place for one in group for place in one.cited_at)),
        )
        for key, group in cited.items()
    )
    return [basis.pk for basis in fresh.values()]


def _known(cited: dict[Key, list[Citation]]) -> dict[Key, LegalBasis]:
    numbers = {one.number for group in cited.values() for one in group if one.number}
    kinds = {one.kind for group in cited.values() for one in group if not one.number}
    numbered = LegalBasis.objects.filter(number__in=numbers)
    plain = LegalBasis.objects.filter(number="", kind__in=kinds)
    found = {_key_of(basis): basis for basis in (*numbered, *plain)}
    return {key: found[key] for key in cited if key in found}


def _key(citation: Citation) -> Key:
    return _key_of(_basis(citation))


def _key_of(basis: LegalBasis) -> Key:
    if basis.number:
        return basis.kind, basis.number, "", ""
    return basis.kind, "", match_key(basis.issuer), match_key(basis.subject)


def _basis(citation: Citation) -> LegalBasis:
    """The act as cited; the columns hold the beginning of what is longer, `as_written` all."""
    return LegalBasis(
        kind=citation.kind[:60],
        number=(citation.number or "")[:120],
        issued_on=citation.date,
        issuer=(citation.issuer or "")[:300],
        subject=(citation.subject or "")[:1000],
    )
