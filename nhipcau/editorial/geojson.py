"""Shapes as the province hands them over: GeoJSON (RFC 7946), looked through before it is kept."""

import json
import math
from collections.abc import Iterator
from typing import Any, Final

from django.core.exceptions import ValidationError

MAX_BYTES: Final = 5 * 2**20
MAX_FEATURES: Final = 5_000
MAX_POSITIONS: Final = 200_000
# How deep the positions of a kind of shape lie in its coordinates.
_DEPTHS: Final = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}
_WGS84: Final = ("crs84", "4326")

Json = dict[str, Any]


def read_layer(content: bytes) -> Json:
    """A collection of features with longitude first, degrees of WGS 84, and nothing else in it.

    Properties that are neither words nor numbers are left out, but for `names` by language.
    Refuses with code too_large, broken, crs, shape or coordinates, naming the feature.
    """
    if len(content) > MAX_BYTES:
        message = f"Tệp lớn hơn {MAX_BYTES // 2**20} MB; hãy giản lược hình (bớt điểm) rồi tải lại."
        raise ValidationError(message, code="too_large")
    told = _parsed(content)
    if told.get("type") == "Feature":
        told = {"type": "FeatureCollection", "features": [told]}
    features = told.get("features")
    if told.get("type") != "FeatureCollection" or not isinstance(features, list) or not features:
        raise ValidationError(
            "Tệp phải là GeoJSON loại FeatureCollection và có ít nhất một đối tượng.", code="shape"
        )
    crs = json.dumps(told.get("crs") or "crs84").lower()
    if not any(name in crs for name in _WGS84):
        raise ValidationError(
            "Tọa độ phải theo WGS 84 (EPSG:4326); hãy chuyển hệ tọa độ rồi tải lại.", code="crs"
        )
    if len(features) > MAX_FEATURES:
        raise ValidationError(f"Lớp có quá {MAX_FEATURES} đối tượng.", code="too_large")
    kept = [_feature(feature, at) for at, feature in enumerate(features, 1)]
    if sum(1 for feature in kept for _ in _positions(feature["geometry"])) > MAX_POSITIONS:
        message = f"Lớp có quá {MAX_POSITIONS} điểm; hãy giản lược hình rồi tải lại."
        raise ValidationError(message, code="too_large")
    return {"type": "FeatureCollection", "features": kept}


def _parsed(content: bytes) -> Json:
    try:
        told = json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        message = "Không đọc được tệp: phải là GeoJSON, mã UTF-8."
        raise ValidationError(message, code="broken") from error
    if not isinstance(told, dict):
        raise ValidationError("Tệp không phải GeoJSON.", code="shape")
    return told


def _no_number(name: str) -> None:
    raise ValueError(name)


def _feature(feature: Any, at: int) -> Json:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise ValidationError(f"Đối tượng thứ {at} không phải Feature.", code="shape")
    properties = _properties(feature.get("properties"))
    where = f"Đối tượng thứ {at}"
    if name := properties.get("name"):
        where += f" (“{name}”)"
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": _geometry(feature.get("geometry"), where),
    }


def _properties(told: Any) -> Json:
    if not isinstance(told, dict):
        return {}
    kept: Json = {str(k): v for k, v in told.items() if isinstance(v, str | int | float | bool)}
    if isinstance(names := told.get("names"), dict):
        kept["names"] = {str(k): v for k, v in names.items() if isinstance(v, str)}
    return kept


def _geometry(told: Any, where: str) -> Json | None:
    if told is None:
        return None
    kind = told.get("type") if isinstance(told, dict) else None
    if kind not in _DEPTHS:
        kinds = ", ".join(_DEPTHS)
        raise ValidationError(f"{where}: loại hình phải là một trong {kinds}.", code="shape")
    geometry = {"type": kind, "coordinates": _coordinates(told.get("coordinates"), kind, where)}
    for ring in _rings(geometry):
        if len(ring) < 4 or ring[0] != ring[-1]:
            message = f"{where}: đường bao phải khép kín, ít nhất bốn điểm."
            raise ValidationError(message, code="coordinates")
    return geometry


def _coordinates(told: Any, kind: str, where: str) -> Any:
    def down(value: Any, depth: int) -> Any:
        if not isinstance(value, list) or (depth and not value):
            raise ValidationError(f"{where}: tọa độ không đúng cấu trúc.", code="coordinates")
        return [down(inner, depth - 1) for inner in value] if depth else _position(value, where)

    shaped = down(told, _DEPTHS[kind])
    if kind == "LineString" and len(shaped) < 2:
        raise ValidationError(f"{where}: đường phải có ít nhất hai điểm.", code="coordinates")
    return shaped


def _position(value: list[Any], where: str) -> list[float]:
    numbers = [n for n in value if isinstance(n, int | float) and not isinstance(n, bool)]
    if len(numbers) != len(value) or len(value) not in (2, 3) or not all(map(math.isfinite, value)):
        raise ValidationError(f"{where}: mỗi điểm là hai số, kinh độ trước.", code="coordinates")
    longitude, latitude = numbers[:2]
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        message = (
            f"{where}: tọa độ [{longitude:g}, {latitude:g}] ngoài phạm vi; "
            "ghi độ, kinh độ trước, vĩ độ sau."
        )
        raise ValidationError(message, code="coordinates")
    return [longitude, latitude]


def _rings(geometry: Json) -> list[list[Any]]:
    if geometry["type"] == "Polygon":
        return list(geometry["coordinates"])
    if geometry["type"] == "MultiPolygon":
        return [ring for polygon in geometry["coordinates"] for ring in polygon]
    return []


def _positions(geometry: Json | None) -> Iterator[Any]:
    def down(value: list[Any], depth: int) -> Iterator[Any]:
        if depth:
            for inner in value:
                yield from down(inner, depth - 1)
        else:
            yield value

    if geometry:
        yield from down(geometry["coordinates"], _DEPTHS[geometry["type"]])
