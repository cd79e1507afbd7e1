"""Further words by which an entry is found: its partners, its papers, its codes."""

from typing import Any

from nhipcau.registries.countries import country_name

_WORDS = (
    *("decision_number", "purpose", "places", "field", "venue", "permit_number", "outlet_name"),
    *("project", "series", "volume", "number", "publisher", "what", "place", "handler", "document"),
)


def words_to_find_by(row: Any) -> str:
    """One text; nothing of personal data stands in it."""
    names = {field.name for field in row._meta.concrete_fields}
    found = [str(getattr(row, name)) for name in _WORDS if name in names and getattr(row, name)]
    for name in ("partner", "outlet"):
        if name in names and getattr(row, name):
            found.append(getattr(row, name).folded)
    if hasattr(type(row), "partners"):
        found += [partner.folded for partner in row.partners.all()]
    found += [country_name(code) for code in getattr(row, "countries", ())]
    found += [country_name(row.country)] if getattr(row, "country", "") else []
    return " ".join(found)
