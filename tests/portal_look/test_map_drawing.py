"""Maps drawn from GeoJSON: what stands where, what is never left out, what hostile files do."""

import math
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from nhipcau.portal.drawing.map import WIDTH, draw
from nhipcau.portal.drawing.parts import Pin
from nhipcau.portal.drawing.shapes import read_features, simplified
from nhipcau.portal.drawing.spots import spread

SQUARE = [[109.0, 13.5], [109.5, 13.5], [109.5, 14.0], [109.0, 14.0], [109.0, 13.5]]
FAR = {"name": "Quần đảo Hoàng Sa", "names": {"en": "Hoang Sa Archipelago"}}


def feature(kind, coordinates, **properties):
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def layer(*features, code="nen", is_base=True):
    return {
        "code": code, "name": "Nền", "is_base": is_base, "source": "Sở Nội chính",
        "source_date": date(2024, 1, 2),
        "geojson": {"type": "FeatureCollection", "features": list(features)},
    }  # fmt: skip


def land():
    return feature("Polygon", [SQUARE], name="Đất liền", names={"en": "Mainland"})


def islands():
    return feature("MultiPoint", [[111.6, 16.5], [112.3, 16.9]], name=FAR["name"])


def test_what_must_be_shown_stands_in_a_box_of_its_own_when_it_lies_far_off():
    drawn = draw([layer(land(), islands())], [], [FAR], language="en")

    assert [(box.name, len(box.shapes)) for box in drawn.boxes] == [("Hoang Sa Archipelago", 2)]
    assert drawn.missing == ()


def test_a_map_of_the_whole_country_shows_it_in_its_place():
    coast = feature("LineString", [[108.0, 21.5], [109.2, 13.7], [104.7, 8.6]], name="Bờ biển")

    drawn = draw([layer(coast, islands())], [], [FAR], language="vi")

    assert (drawn.boxes, drawn.names[0].words) == ((), "Quần đảo Hoàng Sa")


def test_a_required_name_that_no_layer_holds_is_told():
    drawn = draw([layer(land())], [], [FAR], language="vi")

    assert drawn.missing == ("Quần đảo Hoàng Sa",)


def test_a_place_lies_inside_the_land_that_is_around_it():
    pin = Pin(1, "Tháp Đôi", "/vi/thap-doi/", (109.25, 13.75))
    coast = layer(feature("LineString", [[100.0, 30.0], [120.0, 0.0]]), code="nuoc")

    drawn = draw([layer(land()), coast], [pin], [], language="vi")

    (spot,) = drawn.spots
    assert abs(spot.x - WIDTH / 2) < 1
    assert abs(spot.y - drawn.height / 2) < 1


def test_north_is_above_and_east_is_right():
    pins = [Pin(1, "a", "", (109.1, 13.9)), Pin(2, "b", "", (109.4, 13.6))]

    north_west, south_east = draw([layer(land())], pins, [], language="vi").spots

    assert north_west.x < south_east.x
    assert north_west.y < south_east.y


def test_nothing_to_draw_is_no_map():
    assert draw([layer()], [], [FAR], language="vi") is None


def test_layers_above_the_ground_stand_in_the_legend():
    road = feature("LineString", [[109.1, 13.6], [109.3, 13.9]])
    roads = {**layer(road, code="duong", is_base=False), "name": "Đường"}

    drawn = draw([layer(land()), roads], [], [], language="vi")

    assert drawn.legend == (("line", "Đường"),)


def test_shapes_that_are_no_geojson_are_left_out():
    hostile = [
        None, 7, "x", {"type": "Feature"}, feature("Polygon", "x"), feature("Point", [999, 1]),
        feature("Point", [True, False]), feature("Nothing", [[1, 2]]), feature("LineString", None),
        {"type": "GeometryCollection", "geometries": "x"},
    ]  # fmt: skip

    assert read_features({"type": "FeatureCollection", "features": hostile}, layer=0) == []


def test_collections_nested_without_end_are_given_up():
    told = {"type": "GeometryCollection", "geometries": []}
    told["geometries"].append(told)

    assert read_features(told, layer=0) == []


degrees = st.tuples(st.floats(-179, 179), st.floats(-89, 89))


@given(st.lists(degrees, min_size=1, max_size=30), st.lists(degrees, max_size=10))
def test_whatever_is_drawn_stays_inside_the_drawing(points, places):
    ground = layer(feature("MultiPoint", [list(p) for p in points], name="Chấm"))
    pins = [Pin(n, "x", "", at) for n, at in enumerate(places)]

    drawn = draw([ground], pins, [], language="vi")

    assert all(0 <= s.x <= drawn.width and 0 <= s.y <= drawn.height for s in drawn.spots)


def test_spots_in_one_place_are_moved_apart():
    apart = spread([(100.0, 100.0)] * 5, gap=24, width=480, height=300)

    nearest = min(math.dist(a, b) for i, a in enumerate(apart) for b in apart[:i])
    assert nearest > 22


@given(st.lists(st.tuples(st.floats(0, 480), st.floats(0, 480)), min_size=2, max_size=60))
def test_a_lighter_line_keeps_its_ends_and_invents_no_point(line):
    lighter = simplified(line, 0.5)

    assert (lighter[0], lighter[-1]) == (line[0], line[-1])
    assert set(lighter) <= set(line)
