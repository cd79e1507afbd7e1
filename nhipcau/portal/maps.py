"""Layers of maps and what every map must show, as templates and the data address give them."""

from collections.abc import Iterable
from typing import Any

from nhipcau.editorial.models import MapLayer, RequiredFeature
from nhipcau.portal.noting import note


def layers(codes: Iterable[str] = ()) -> list[dict[str, Any]]:
    """The base layers, then those asked for by code, in that order; an unknown code is left out."""
    asked = list(dict.fromkeys(codes))
    note("layers", *(f"layer:{code}" for code in asked))
    found = {layer.code: layer for layer in MapLayer.objects.all()}
    base = [code for code, layer in found.items() if layer.is_base and code not in asked]
    shown = [found[code] for code in (*base, *asked) if code in found]
    note(*(f"layer:{layer.code}" for layer in shown))
    return [
        {
            "code": layer.code,
            "name": layer.name,
            "source": layer.source,
            "source_date": layer.source_date,
            "geojson": layer.geojson,
            "is_base": layer.is_base,
        }
        for layer in shown
    ]


def required() -> list[dict[str, Any]]:
    """Features every map names, with their names in other languages."""
    note("features")
    return [
        {"name": feature.name, "names": feature.names} for feature in RequiredFeature.objects.all()
    ]
