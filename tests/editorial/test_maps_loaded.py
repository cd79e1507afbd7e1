"""Shapes as they come in, and the features that every map must show."""

import json
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from nhipcau.editorial import map_loading
from nhipcau.editorial.geojson import read_layer
from nhipcau.editorial.models import MapLayer, MapStep
from tests.factories.editorial import edition_of, make_editor, make_page, make_public

RING = [[109.0, 13.0], [109.5, 13.0], [109.5, 13.5], [109.0, 13.0]]
SHOWN = {"code": "bien", "name": "Biển", "source": "Sở", "source_date": date(2024, 4, 1)}


def collection(*geometries, **properties):
    features = [
        {"type": "Feature", "properties": properties, "geometry": geometry}
        for geometry in geometries
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def point(longitude, latitude):
    return {"type": "Point", "coordinates": [longitude, latitude]}


@given(st.floats(-180, 180), st.floats(-90, 90))
@pytest.mark.once
def test_every_point_on_earth_comes_in_as_it_is(longitude, latitude):
    layer = read_layer(collection(point(longitude, latitude), name="A"))

    assert layer["features"][0]["geometry"] == point(longitude, latitude)


@pytest.mark.once
def test_names_are_kept_and_what_is_neither_word_nor_number_is_not():
    layer = read_layer(collection(None, name="A", names={"en": "B"}, style={"x": 1}, kind="park"))

    kept = {"name": "A", "names": {"en": "B"}, "kind": "park"}
    assert layer["features"] == [{"type": "Feature", "properties": kept, "geometry": None}]


WRONG = [
    (b"\xff\xfe", "broken"),
    (b"{" * 100_000, "broken"),
    (b'{"type": "FeatureCollection", "features": [NaN]}', "broken"),
    (b"[]", "shape"),
    (b'{"type": "FeatureCollection", "features": []}', "shape"),
    (collection({"type": "Circle"}), "shape"),
    (collection(point(13.7, 109.2)), "coordinates"),
    (collection(point(True, 13)), "coordinates"),
    (collection(point("109", 13)), "coordinates"),
    (collection({"type": "Point", "coordinates": []}), "coordinates"),
    (collection({"type": "LineString", "coordinates": [[109, 13]]}), "coordinates"),
    (collection({"type": "Polygon", "coordinates": [RING[:3]]}), "coordinates"),
    (collection({"type": "Polygon", "coordinates": RING}), "coordinates"),
    (b" " * (5 * 2**20 + 1), "too_large"),
    (collection(point(1, 1))[:-1] + b', "crs": {"properties": {"name": "EPSG:9210"}}}', "crs"),
]


@pytest.mark.once
@pytest.mark.parametrize(("content", "code"), WRONG)
def test_what_is_no_layer_is_refused_with_one_sentence(content, code):
    with pytest.raises(ValidationError) as refusal:
        read_layer(content)

    assert (refusal.value.code, len(refusal.value.messages)) == (code, 1)


@pytest.mark.once
def test_the_feature_that_is_wrong_is_named():
    with pytest.raises(ValidationError, match=r"Đối tượng thứ 1 .“Quy Nhơn”.: tọa độ .13.7, 109.2"):
        read_layer(collection(point(13.7, 109.2), name="Quy Nhơn"))


@pytest.mark.django_db
def test_a_newer_layer_takes_the_place_of_the_older():
    map_loading.load_layer(collection(point(109, 13)), **SHOWN, by=make_editor())

    map_loading.load_layer(collection(point(109, 14)), **SHOWN, by=make_editor())

    layer = MapLayer.objects.get()
    assert layer.geojson["features"][0]["geometry"] == point(109, 14)
    assert list(MapStep.objects.values_list("act", flat=True)) == ["load", "replace"]


@pytest.mark.django_db
def test_a_newer_layer_may_not_lose_what_every_map_must_show():
    map_loading.require(name="Quần đảo Hoàng Sa", names={"en": "Hoang Sa"}, by=make_editor())
    first = collection(point(112, 16), name="x", names={"en": "hoang sa"})
    map_loading.load_layer(first, **SHOWN, is_base=True, by=make_editor())

    with pytest.raises(ValidationError, match=r"thiếu đối tượng bắt buộc.*Hoàng Sa"):
        map_loading.load_layer(collection(point(109, 13)), **SHOWN, by=make_editor())


@pytest.mark.django_db
def test_a_layer_that_a_public_map_draws_stays():
    layer = map_loading.load_layer(collection(point(109, 13)), **SHOWN, by=make_editor())
    body = [{"type": "map", "value": {"caption": "Biển", "layers": ["bien"]}}]
    make_public(edition_of(make_page(title="Có bản đồ", body=body)))

    with pytest.raises(ValidationError, match="Có bản đồ"):
        map_loading.drop_layer(layer, reason="Cũ.", by=make_editor())


@pytest.mark.django_db
def test_a_layer_nobody_draws_goes_and_leaves_its_step():
    layer = map_loading.load_layer(collection(point(109, 13)), **SHOWN, by=make_editor())

    map_loading.drop_layer(layer, reason="Cũ.", by=make_editor())

    assert (MapLayer.objects.count(), MapStep.objects.last().told["reason"]) == (0, "Cũ.")


@pytest.mark.django_db
def test_what_is_no_longer_required_leaves_its_reason():
    feature = map_loading.require(name="Đảo A", by=make_editor())

    map_loading.require_no_longer(feature, reason="Đổi tên.", by=make_editor())

    assert [step.act for step in MapStep.objects.all()] == ["require", "release"]
