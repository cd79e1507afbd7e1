"""A map as a drawing: shapes, numbered spots, names, and boxes for what lies far off."""

import math
import unicodedata
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from nhipcau.portal.drawing.names import Name, named
from nhipcau.portal.drawing.parts import Box, Drawing, Pin, Scale, Shape, Spot
from nhipcau.portal.drawing.shapes import (
    Extent,
    Feature,
    Point,
    Projection,
    extent_of,
    fitted,
    read_features,
    simplified,
)
from nhipcau.portal.drawing.spots import spread

WIDTH: Final = 480.0
_TALLEST: Final = 560.0
_MARGIN: Final = 16.0
_BOX: Final = 124.0  # width and height of a box for what lies far off
_LEAST_DEGREES: Final = 0.05
_KM_OF_A_DEGREE: Final = 111.32
_LENGTHS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_TOLERANCE: Final = 0.5
_APART: Final = 24.0  # between the middles of two spots
_NATION: Final = 4.0  # a map taller than so many degrees shows what is required in its place


def draw(
    layers: Sequence[Mapping[str, Any]],
    pins: Iterable[Pin],
    required: Sequence[Mapping[str, Any]],
    *,
    language: str,
    focus: Collection[str] = (),
) -> Drawing | None:
    """The map of `layers` ({code, name, geojson, source, source_date, is_base}), `pins` on it.

    It shows what the layers of `focus` (codes) and the pins take up, else everything. Features of
    `required` ({name, names}) are shown wherever they lie: beyond the edge, in a box.
    None where there is nothing to draw.
    """
    pins = list(pins)
    features = [
        feature
        for number, layer in enumerate(layers)
        for feature in read_features(layer["geojson"], layer=number)
    ]
    wanted = {_key(one["name"]): one for one in required}
    looked_at = {number for number, layer in enumerate(layers) if layer.get("code") in focus}
    extent = _extent(features, pins, wanted, looked_at)
    if extent is None:
        return None
    drawn = _drawn(layers, features, pins, wanted, extent, language)
    return replace(
        drawn,
        sources=tuple(dict.fromkeys((str(o["source"]), o["source_date"]) for o in layers)),
        missing=_missing(features, required),
    )


def _drawn(
    layers: Sequence[Mapping[str, Any]],
    features: Sequence[Feature],
    pins: Sequence[Pin],
    wanted: Mapping[str, Mapping[str, Any]],
    extent: Extent,
    language: str,
) -> Drawing:
    """What lies near in its place, what must be shown and lies far in boxes at the right."""
    far = [f for f in features if _key(f.name) in wanted and not _is_near(f, extent)]
    near = [f for f in features if f not in far and f.meets(extent.widened(1.0))]
    room = _BOX + 12 if far else 0.0
    project, height = _laid(extent, room)
    height = max(height, len(_by_name(far)) * (_BOX + 12) + _MARGIN, 160.0)
    spots = _spots(pins, project, width=WIDTH - room, height=height)
    bases = {number for number, layer in enumerate(layers) if layer.get("is_base")}
    shapes = tuple(s for f in near for s in _shapes(f, project, is_base=f.layer in bases))
    told = _names([f for f in near if extent.holds(f.anchor())], wanted, bases)
    names = [_name(f, wanted, project, language) for f in told]
    return Drawing(
        width=WIDTH,
        height=round(height),
        shapes=shapes,
        names=named(names, [(spot.x, spot.y) for spot in spots], width=WIDTH - room),
        spots=spots,
        boxes=_boxes(far, wanted, language),
        legend=_legend(layers, shapes, bases),
        scale=_scale(project.unit),
    )


def _laid(extent: Extent, room: float) -> tuple[Projection, float]:
    """The projection and the height it takes; a narrow land stands in the middle."""
    broad = WIDTH - 2 * _MARGIN - room
    project, wide, tall = fitted(
        extent, width=broad, height=_TALLEST - 2 * _MARGIN, left=_MARGIN, top=_MARGIN
    )
    return _moved(project, max(0.0, (broad - wide) / 2)), tall + 2 * _MARGIN


def _legend(
    layers: Sequence[Mapping[str, Any]], shapes: Iterable[Shape], bases: Container[int]
) -> tuple[tuple[str, str], ...]:
    """Layers that are not the ground, by the tone of their first shape on the map."""
    tones: dict[int, str] = {}
    for shape in shapes:
        tones.setdefault(shape.layer, shape.tone)
    return tuple(
        (tones[number], str(layer["name"]))
        for number, layer in enumerate(layers)
        if number not in bases and number in tones
    )


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold().strip()


def _extent(
    features: Sequence[Feature],
    pins: Sequence[Pin],
    wanted: Container[str],
    looked_at: Container[int],
) -> Extent | None:
    """What the main map shows: what it is about, else all but the required features, else these."""
    ordinary = [f for f in features if _key(f.name) not in wanted]
    about = [f for f in ordinary if f.layer in looked_at or any(f.is_around(p.at) for p in pins)]
    told = [p for f in about for p in f.points()] + [pin.at for pin in pins]
    told = told or [p for f in ordinary or features for p in f.points()]
    extent = extent_of(told)
    if extent and extent.north - extent.south > _NATION:
        extent = extent_of([*told, *(p for f in features for p in f.points())])
    return extent.widened(0.03, least=_LEAST_DEGREES) if extent else None


def _is_near(feature: Feature, extent: Extent) -> bool:
    reach = extent.widened(0.05)
    return all(reach.holds(point) for point in feature.points())


def _moved(project: Projection, right: float) -> Projection:
    return Projection(
        project.west, project.north, project.shrink, project.unit, project.left + right, project.top
    )


def _spots(
    pins: Sequence[Pin], project: Projection, *, width: float, height: float
) -> tuple[Spot, ...]:
    true = [project(pin.at) for pin in pins]
    moved = spread(true, gap=_APART, width=width, height=height)
    return tuple(
        Spot(
            pin.number,
            pin.title,
            pin.address,
            round(x, 1),
            round(y, 1),
            f"M{x:.1f} {y:.1f}L{was[0]:.1f} {was[1]:.1f}" if math.dist((x, y), was) > 2 else "",
        )
        for pin, was, (x, y) in zip(pins, true, moved, strict=True)
    )


def _shapes(feature: Feature, project: Projection, *, is_base: bool) -> Iterable[Shape]:
    """The feature as paths; what is smaller than a dot is drawn as one."""
    if feature.rings:
        d = "".join(_path(ring, project, closed=True) for ring in feature.rings)
        yield Shape(d, "land" if is_base else "area", feature.layer)
    if feature.lines:
        d = "".join(_path(line, project, closed=False) for line in feature.lines)
        yield Shape(d, "line", feature.layer)
    for dot in feature.dots:
        x, y = project(dot)
        yield Shape(f"M{x:.1f} {y:.1f}h0", "dot", feature.layer)


def _path(line: Iterable[Point], project: Projection, *, closed: bool) -> str:
    points = [project(point) for point in line]
    if closed and len(points) > 3:
        # Halved, or the line between two equal ends would swallow the ring.
        half = len(points) // 2
        points = simplified(points[: half + 1], _TOLERANCE)[:-1] + simplified(
            points[half:], _TOLERANCE
        )
    else:
        points = simplified(points, _TOLERANCE)
    told = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f"M{told}{'z' if closed else ''}"


def _names(
    features: Iterable[Feature], wanted: Container[str], bases: Container[int]
) -> list[Feature]:
    """Features whose names are written, those first that must not give way to others.

    The required ones, then points and grounds of what the page is about, its lines, the base. A
    line of the base (a coast, a border) needs no name.
    """

    def place(feature: Feature) -> tuple[bool, bool, bool]:
        is_line = bool(feature.lines) and not feature.rings
        return _key(feature.name) not in wanted, feature.layer in bases, is_line

    return sorted((f for f in features if f.name and place(f) != (True, True, True)), key=place)


def _name(feature: Feature, wanted: Mapping[str, Any], project: Projection, language: str) -> Name:
    """Above a point, in the middle of anything else."""
    told = wanted.get(_key(feature.name))
    x, y = project(feature.anchor())
    words = _called(told, language) if told else feature.called(language)
    return Name(words, round(x, 1), round(y - (11 if feature.dots else 0), 1), told is not None)


def _called(told: Mapping[str, Any], language: str) -> str:
    names = told.get("names") or {}
    return str(names.get(language) or told["name"])


def _boxes(far: Sequence[Feature], wanted: Mapping[str, Any], language: str) -> tuple[Box, ...]:
    """One below the other at the right edge, one a name."""
    return tuple(
        _box(features, _called(wanted[key], language), _MARGIN + place * (_BOX + 12))
        for place, (key, features) in enumerate(_by_name(far).items())
    )


def _by_name(features: Iterable[Feature]) -> dict[str, list[Feature]]:
    found: dict[str, list[Feature]] = {}
    for feature in features:
        found.setdefault(_key(feature.name), []).append(feature)
    return found


def _box(features: Sequence[Feature], name: str, top: float) -> Box:
    left, room = WIDTH - _MARGIN - _BOX, _BOX - 52
    extent = extent_of(point for feature in features for point in feature.points())
    assert extent is not None  # a feature has at least one point
    extent = extent.widened(0.02, least=0.01)
    project, wide, tall = fitted(extent, width=_BOX - 24, height=room, left=left, top=top)
    project = Projection(
        project.west,
        project.north,
        project.shrink,
        project.unit,
        left + (_BOX - wide) / 2,
        top + 12 + (room - tall) / 2,
    )
    shapes = tuple(s for f in features for s in _shapes(f, project, is_base=True))
    return Box(name, left, top, _BOX, shapes)


def _scale(unit: float) -> Scale | None:
    """The longest round length that is at most 100 units long."""
    lengths = [(km * unit / _KM_OF_A_DEGREE, km) for km in _LENGTHS]
    fitting = [one for one in lengths if one[0] <= 100]
    return Scale(round(fitting[-1][0], 1), fitting[-1][1]) if fitting else None


def _missing(features: Iterable[Feature], required: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    shown = {_key(feature.name) for feature in features}
    return tuple(str(one["name"]) for one in required if _key(one["name"]) not in shown)
