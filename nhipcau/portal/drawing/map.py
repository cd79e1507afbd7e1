"""A map as a drawing: shapes, numbered spots, names, and boxes for what lies far off."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from nhipcau.portal.drawing.names import Name, named
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

WIDTH: Final = 480.0
_TALLEST: Final = 560.0
_MARGIN: Final = 16.0
_BOX: Final = 124.0  # width and height of a box for what lies far off
_LEAST_DEGREES: Final = 0.05
_KM_OF_A_DEGREE: Final = 111.32
_LENGTHS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_TOLERANCE: Final = 0.5


@dataclass(frozen=True, slots=True)
class Pin:
    """A place to show, numbered as in the list beside the map. Degrees are WGS 84."""

    number: int
    title: str
    address: str
    at: Point


@dataclass(frozen=True, slots=True)
class Shape:
    """`d` is an SVG path; `tone`: land, area, line, dot; `layer` counts from 0."""

    d: str
    tone: str
    layer: int


@dataclass(frozen=True, slots=True)
class Spot:
    number: int
    title: str
    address: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """What every map must show though it lies far off, drawn to a scale of its own."""

    name: str
    x: float
    y: float
    size: float
    shapes: tuple[Shape, ...]

    @property
    def label_y(self) -> float:
        return self.y + self.size - 40


@dataclass(frozen=True, slots=True)
class Scale:
    length: float
    km: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """Lengths in units of the drawing. `missing` are required names that no layer holds."""

    width: float
    height: float
    shapes: tuple[Shape, ...] = ()
    names: tuple[Name, ...] = ()
    spots: tuple[Spot, ...] = ()
    boxes: tuple[Box, ...] = ()
    legend: tuple[tuple[int, str], ...] = ()
    sources: tuple[tuple[str, Any], ...] = ()
    scale: Scale | None = None
    missing: tuple[str, ...] = ()

    @property
    def scale_y(self) -> float:
        return self.height - 16

    @property
    def scale_text_y(self) -> float:
        return self.height - 20


def draw(
    layers: Sequence[Mapping[str, Any]],
    pins: Iterable[Pin],
    required: Sequence[Mapping[str, Any]],
    *,
    language: str,
) -> Drawing | None:
    """The map of `layers` ({name, geojson, source, source_date, is_base}) with `pins` on it.

    Features of `required` ({name, names}) are shown wherever they lie: beyond the edge, in a box.
    None where there is nothing to draw.
    """
    pins = list(pins)
    features = [
        feature
        for number, layer in enumerate(layers)
        for feature in read_features(layer["geojson"], layer=number)
    ]
    wanted = {_key(one["name"]): one for one in required}
    extent = _extent(features, pins, wanted)
    if extent is None:
        return None
    far = [f for f in features if _key(f.name) in wanted and not _is_near(f, extent)]
    near = [feature for feature in features if feature not in far]
    room = _BOX + 12 if far else 0.0
    project, wide, tall = fitted(
        extent,
        width=WIDTH - 2 * _MARGIN - room,
        height=_TALLEST - 2 * _MARGIN,
        left=_MARGIN,
        top=_MARGIN,
    )
    # A narrow land stands in the middle of the room that the boxes leave.
    spare = max(0.0, (WIDTH - 2 * _MARGIN - room - wide) / 2)
    project = _moved(project, spare)
    height = max(tall + 2 * _MARGIN, len(far) * (_BOX + 12) + _MARGIN, 160.0)
    spots = tuple(_spot(pin, project) for pin in pins)
    bases = {number for number, layer in enumerate(layers) if layer.get("is_base")}
    return Drawing(
        width=WIDTH,
        height=round(height),
        shapes=tuple(s for f in near for s in _shapes(f, project, is_base=f.layer in bases)),
        names=named(
            _names(near, wanted, project, language),
            [(spot.x, spot.y) for spot in spots],
            width=WIDTH - room,
        ),
        spots=spots,
        boxes=_boxes(far, wanted, language),
        legend=tuple((n, str(one["name"])) for n, one in enumerate(layers) if n not in bases),
        sources=tuple(dict.fromkeys((str(o["source"]), o["source_date"]) for o in layers)),
        scale=_scale(project.unit),
        missing=_missing(features, required),
    )


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold().strip()


def _extent(
    features: Iterable[Feature], pins: Iterable[Pin], wanted: Mapping[str, Any]
) -> Extent | None:
    """What the main map shows: all but the required features, or these where nothing else is."""
    features = list(features)
    told = [p for f in features if _key(f.name) not in wanted for p in f.points()]
    told += [pin.at for pin in pins]
    extent = extent_of(told) or extent_of(p for f in features for p in f.points())
    return extent.widened(0.02, least=_LEAST_DEGREES) if extent else None


def _is_near(feature: Feature, extent: Extent) -> bool:
    reach = extent.widened(0.05)
    return all(reach.holds(point) for point in feature.points())


def _moved(project: Projection, right: float) -> Projection:
    return Projection(
        project.west, project.north, project.shrink, project.unit, project.left + right, project.top
    )


def _spot(pin: Pin, project: Projection) -> Spot:
    x, y = project(pin.at)
    return Spot(pin.number, pin.title, pin.address, round(x, 1), round(y, 1))


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
    features: Iterable[Feature], wanted: Mapping[str, Any], project: Projection, language: str
) -> list[Name]:
    """Names to be written, the required ones first: they may not be left out."""
    found: list[Name] = []
    for feature in features:
        extent = extent_of(feature.points())
        if not feature.name or extent is None:
            continue
        told = wanted.get(_key(feature.name))
        x, y = project(extent.middle)
        words = _called(told, language) if told else feature.called(language)
        found.append(Name(words, round(x, 1), round(y, 1), is_required=told is not None))
    return sorted(found, key=lambda name: not name.is_required)


def _called(told: Mapping[str, Any], language: str) -> str:
    names = told.get("names") or {}
    return str(names.get(language) or told["name"])


def _boxes(far: Sequence[Feature], wanted: Mapping[str, Any], language: str) -> tuple[Box, ...]:
    """One below the other at the right edge, one a name."""
    by_name: dict[str, list[Feature]] = {}
    for feature in far:
        by_name.setdefault(_key(feature.name), []).append(feature)
    return tuple(
        _box(features, _called(wanted[key], language), _MARGIN + place * (_BOX + 12))
        for place, (key, features) in enumerate(by_name.items())
    )


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
