"""Which layers a map draws, and which features it must show and does not."""

import unicodedata
from collections.abc import Iterable
from typing import Any

from nhipcau.editorial.models import MapLayer, PortalPage, RequiredFeature


def layers_of(codes: Iterable[str]) -> list[MapLayer]:
    """What a map with these layers draws: the base of every map first."""
    wanted = set(codes)
    return [layer for layer in MapLayer.objects.all() if layer.is_base or layer.code in wanted]


def missing_features(layers: Iterable[MapLayer]) -> list[str]:
    """Names of required features that none of the layers shows, in any language of theirs."""
    shown = {name for layer in layers for name in names_in(layer.geojson)}
    return [
        feature.name
        for feature in RequiredFeature.objects.all()
        if not {_key(name) for name in (feature.name, *feature.names.values())} & shown
    ]


def names_in(geojson: Any) -> set[str]:
    """Every word among the properties of its features that could be a name, ready to compare."""
    features = geojson.get("features", []) if isinstance(geojson, dict) else []
    told = [feature.get("properties") or {} for feature in features]
    values = [value for properties in told for value in properties.values()]
    by_language = [properties.get("names") for properties in told]
    values += [word for names in by_language if isinstance(names, dict) for word in names.values()]
    return {_key(value) for value in values if isinstance(value, str)}


def codes_on(page: PortalPage) -> list[list[str]]:
    """The layer codes of each map of a page."""
    maps = (block.value for block in page.body if block.block_type == "map")
    return [[str(code) for code in value["layers"]] for value in maps]


def _key(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
