"""Layers of maps come in, are replaced and go; people keep the list of what every map shows."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from nhipcau.documents.secrecy import bears_stamp
from nhipcau.editorial.geojson import Json, read_layer
from nhipcau.editorial.maps import codes_on, missing_features
from nhipcau.editorial.models import MapLayer, MapStep, Release, RequiredFeature
from nhipcau.editorial.snapshots import page_of
from nhipcau.editorial.touching import touch
from nhipcau.organisations.models import User


@transaction.atomic
def load_layer(
    content: bytes,
    *,
    code: str,
    name: str,
    source: str,
    source_date: date,
    is_base: bool = False,
    by: User | None,
) -> MapLayer:
    """Enter a layer, or put a newer one in the place of the one of this code.

    Refused: what `read_layer` refuses, no name or source, and a newer layer without a required
    feature that the older one showed: public maps change with the layer at once.
    """
    _refuse_blank(code=code, name=name, source=source)
    geojson = _read(content)
    layer = MapLayer.objects.select_for_update().filter(code=code).first()
    act = "replace" if layer else "load"
    if layer:
        _refuse_loss(layer, geojson)
    layer = layer or MapLayer(code=code)
    layer.name, layer.source, layer.source_date = name.strip(), source.strip(), source_date
    layer.geojson, layer.is_base, layer.updated_by = geojson, is_base, by
    layer.full_clean()
    layer.save()
    told = {"source": layer.source, "source_date": source_date.isoformat()}
    _step(f"layer:{code}", act, by=by, told=told | {"features": len(geojson["features"])})
    touch("layers", f"layer:{code}")
    return layer


@transaction.atomic
def drop_layer(layer: MapLayer, *, reason: str, by: User) -> None:
    """Take a layer out. Refused while it is the base of maps, or a public map draws it."""
    layer = MapLayer.objects.select_for_update().get(pk=layer.pk)
    if not reason.strip():
        raise ValidationError({"reason": "Nêu lý do bỏ lớp bản đồ."}, code="reason")
    if layer.is_base:
        message = "Đây là lớp nền của mọi bản đồ: hãy thay bằng lớp mới, không bỏ được."
        raise ValidationError(message, code="base")
    if titles := _drawn_on(layer.code):
        message = f"Bản đồ đang công khai dùng lớp này: {', '.join(titles[:3])}."
        raise ValidationError(message, code="in_use")
    _step(f"layer:{layer.code}", "drop", by=by, told={"name": layer.name, "reason": reason})
    touch("layers", f"layer:{layer.code}")
    layer.delete()


@transaction.atomic
def require(
    *, name: str, names: Mapping[str, str] | None = None, why: str = "", by: User | None
) -> RequiredFeature:
    """Every map must show a feature of this name; the checker hears where one does not."""
    if not name.strip():
        raise ValidationError({"name": "Ghi tên đối tượng."}, code="name")
    given = {language: word.strip() for language, word in (names or {}).items() if word.strip()}
    feature, is_new = RequiredFeature.objects.update_or_create(
        name=name.strip(), defaults={"names": given, "why": why.strip()}
    )
    act = "require" if is_new else "revise"
    _step(f"feature:{feature.name}"[:200], act, by=by, told={"names": given, "why": feature.why})
    touch("features")
    return feature


@transaction.atomic
def require_no_longer(feature: RequiredFeature, *, reason: str, by: User) -> None:
    if not reason.strip():
        raise ValidationError({"reason": "Nêu lý do không bắt buộc nữa."}, code="reason")
    _step(f"feature:{feature.name}"[:200], "release", by=by, told={"reason": reason.strip()})
    feature.delete()
    touch("features")


def _read(content: bytes) -> Json:
    geojson = read_layer(content)
    words = (v for f in geojson["features"] for v in f["properties"].values())
    if any(bears_stamp(word) for word in words if isinstance(word, str)):
        message = "Lớp bản đồ có dấu độ mật: không nhập vào hệ thống này."
        raise ValidationError(message, code="secret")
    return geojson


def _refuse_blank(**given: str) -> None:
    missing = {name: "Không để trống." for name, value in given.items() if not value.strip()}
    if missing:
        raise ValidationError(missing, code="blank")
    if slugify(given["code"]) != given["code"]:
        message = "Mã lớp chỉ gồm chữ thường không dấu, số và gạch nối."
        raise ValidationError({"code": message}, code="code")


def _refuse_loss(layer: MapLayer, geojson: Json) -> None:
    """Other base layers may show it instead."""
    others = list(MapLayer.objects.filter(is_base=True).exclude(pk=layer.pk))
    before = set(missing_features([layer, *others]))
    after = missing_features([MapLayer(geojson=geojson), *others])
    if lost := [name for name in after if name not in before]:
        message = f"Lớp mới thiếu đối tượng bắt buộc mà lớp cũ có: {', '.join(lost)}."
        raise ValidationError(message, code="required")


def _drawn_on(code: str) -> list[str]:
    """Titles of public pages with a map of this layer."""
    return [
        release.title
        for release in Release.objects.current().select_related("revision")
        if any(code in codes for codes in codes_on(page_of(release.revision)))
    ]


def _step(subject: str, act: str, *, by: User | None, told: dict[str, Any]) -> None:
    MapStep.objects.create(subject=subject, act=act, by=by, told=told)
