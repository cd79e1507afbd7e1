"""What is signed of a clarification, as plain rows: what the public is told, and the dossier."""

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any, Final

from django.core.exceptions import ValidationError

from nhipcau.organisations.models import Unit
from nhipcau.press.models import Clarification, ClarificationVersion, ClarifiedFact

DOSSIER: Final = "dossier"
"""The key of `told` that stays within the office: files, copies, what a ministry is told."""


def signed_content(row: Clarification) -> dict[str, Any]:
    """What was signed last, for the public: days in ISO form, nothing of the dossier.

    {title, claim, appearances [{outlet, title, address, published_on, language}],
    facts [{statement, sources [{label, number, url}]}], issuer, document_number, documented_on,
    signer_title}. Refused with code "unsigned" while nothing is signed.
    """
    told = last_version(row).told
    return {name: value for name, value in told.items() if name != DOSSIER}


def last_version(row: Clarification) -> ClarificationVersion:
    """The version that holds now, also while a later one is being drafted."""
    version = row.versions.order_by("-number").first()
    if version is None:
        raise ValidationError("Bản làm rõ chưa được ký.", code="unsigned")
    return version


def digest_of(told: Mapping[str, Any]) -> str:
    """sha256 of the rows in their one form: keys in order, UTF-8, no spaces between."""
    words = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(words.encode("utf8")).hexdigest()


def told_of(
    row: Clarification,
    *,
    unit: Unit,
    document_number: str,
    documented_on: date,
    signer_title: str,
) -> dict[str, Any]:
    """The draft as it stands, ready to be signed: `signed_content` and, apart, the dossier.

    The dossier: unit (whose it is, by key), situation, effect, truth, copies in the order of the
    appearances, files of each fact in the order of its sources.
    """
    sources = list(row.sources.select_related("clipping__outlet", "clipping__copy"))
    facts = list(row.facts.prefetch_related("sources__file"))
    return {
        "title": row.title,
        "claim": row.claim,
        "appearances": [_appearance(source.clipping) for source in sources],
        "facts": [_fact(fact) for fact in facts],
        "issuer": unit.name_on(documented_on),
        "document_number": document_number,
        "documented_on": documented_on.isoformat(),
        "signer_title": signer_title,
        DOSSIER: {
            "unit": unit.pk,
            "situation": row.situation,
            "effect": row.effect,
            "truth": row.truth,
            "copies": [_copy(source.clipping) for source in sources],
            "files": [_files(fact) for fact in facts],
        },
    }


def _appearance(clipping: Any) -> dict[str, str]:
    return {
        "outlet": clipping.outlet.name,
        "title": clipping.title,
        "address": clipping.address,
        "published_on": clipping.published_on.isoformat(),
        "language": clipping.language,
    }


def _copy(clipping: Any) -> dict[str, Any]:
    """What proves that it stood there; in the order of the appearances."""
    return {
        "clipping": clipping.pk,
        "outlet": clipping.outlet_id,
        "sha256": clipping.copy.sha256 if clipping.copy else "",
        "exemption": clipping.exemption,
    }


def _fact(fact: ClarifiedFact) -> dict[str, Any]:
    sources = [
        {"label": one.label, "number": one.number, "url": one.url} for one in fact.sources.all()
    ]
    return {"statement": fact.statement, "sources": sources}


def _files(fact: ClarifiedFact) -> list[dict[str, Any] | None]:
    """The file of each source, in the order of the sources; None where there is none."""
    return [
        {"file": one.file.pk, "sha256": one.file.sha256} if one.file else None
        for one in fact.sources.all()
    ]
