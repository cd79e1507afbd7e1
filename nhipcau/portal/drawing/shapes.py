"""GeoJSON read into plain lines of points, laid flat and made light."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

Point = tuple[float, float]
"""Longitude and latitude in degrees (WGS 84), or x and y of a drawing."""

_DEPTH: Final = 8  # of collections within collections; what lies deeper is left out


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing of a layer. `rings` are closed outlines, `lines` open ones, `dots` points."""

    name: str
    names: Mapping[str, str]
    kind: str
    layer: int
    rings: tuple[tuple[Point, ...], ...] = ()
    lines: tuple[tuple[Point, ...], ...] = ()
    dots: tuple[Point, ...] = ()

    def points(self) -> Iterator[Point]:
        for outline in (*self.rings, *self.lines):
            yield from outline
        yield from self.dots

    def anchor(self) -> Point:
        """Where its name belongs: the middle of a line, else of all it takes up."""
        if self.lines and not self.rings:
            longest = max(self.lines, key=len)
            return longest[len(longest) // 2]
        extent = extent_of(self.points())
        return extent.middle if extent else (0.0, 0.0)

    def meets(self, extent: "Extent") -> bool:
        own = extent_of(self.points())
        return own is not None and own.meets(extent)

    def is_around(self, point: Point) -> bool:
        """Whether an outline of it holds the point, roughly: by the box around the outline."""
        boxes = (extent_of(ring) for ring in self.rings)
        return any(box is not None and box.holds(point) for box in boxes)

    def called(self, language: str) -> str:
        return self.names.get(language) or self.name


@dataclass(frozen=True, slots=True)
class Extent:
    """What lies between two longitudes and two latitudes, both inclusive."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, point: Point) -> bool:
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north

    def meets(self, other: "Extent") -> bool:
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )

    def widened(self, share: float, least: float = 0.0) -> "Extent":
        """Larger on each side by `share` of its size, by `least` degrees at least."""
        x = max((self.east - self.west) * share, least)
        y = max((self.north - self.south) * share, least)
        return Extent(self.west - x, self.south - y, self.east + x, self.north + y)

    @property
    def middle(self) -> Point:
        return (self.west + self.east) / 2, (self.south + self.north) / 2


def extent_of(points: Iterable[Point]) -> Extent | None:
    """The least extent that holds all points; None without any."""
    found = list(points)
    if not found:
        return None
    xs, ys = [x for x, _y in found], [y for _x, y in found]
    return Extent(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True, slots=True)
class Projection:
    """Plate carrée, longitudes drawn together by the cosine of the middle latitude.

    `unit` is the length of a degree of latitude in units of the drawing.
    """

    west: float
    north: float
    shrink: float
    unit: float
    left: float
    top: float

    def __call__(self, point: Point) -> Point:
        x = self.left + (point[0] - self.west) * self.shrink * self.unit
        return x, self.top + (self.north - point[1]) * self.unit


def fitted(
    extent: Extent, *, width: float, height: float, left: float = 0.0, top: float = 0.0
) -> tuple[Projection, float, float]:
    """The projection that fits `extent` into a box, and the width and height it takes."""
    shrink = max(math.cos(math.radians(extent.middle[1])), 0.01)
    wide = max((extent.east - extent.west) * shrink, 1e-6)
    tall = max(extent.north - extent.south, 1e-6)
    unit = min(width / wide, height / tall)
    return (
        Projection(extent.west, extent.north, shrink, unit, left, top),
        wide * unit,
        tall * unit,
    )


def simplified(line: Sequence[Point], tolerance: float) -> list[Point]:
    """Without the points that lie nearer than `tolerance` to the line (Douglas and Peucker)."""
    if len(line) < 3:
        return list(line)
    kept = {0, len(line) - 1}
    open_spans = [(0, len(line) - 1)]
    while open_spans:
        first, last = open_spans.pop()
        far, at = 0.0, 0
        for i in range(first + 1, last):
            away = _distance(line[i], line[first], line[last])
            if away > far:
                far, at = away, i
        if far > tolerance:
            kept.add(at)
            open_spans += [(first, at), (at, last)]
    return [line[i] for i in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    if length == 0:
        return math.dist(point, start)
    return abs(dy * (point[0] - start[0]) - dx * (point[1] - start[1])) / length


def read_features(geojson: Any, *, layer: int) -> list[Feature]:
    """What a layer holds. What is not GeoJSON, or lies off the globe, is left out."""
    if not isinstance(geojson, Mapping):
        return []
    listed = geojson.get("features") if geojson.get("type") == "FeatureCollection" else [geojson]
    read = (_feature(one, layer) for one in listed if isinstance(one, Mapping)) if listed else ()
    return [feature for feature in read if any(True for _point in feature.points())]


def _feature(told: Mapping[str, Any], layer: int) -> Feature:
    geometry = told.get("geometry") if told.get("type") == "Feature" else told
    properties = told.get("properties")
    properties = properties if isinstance(properties, Mapping) else {}
    names = properties.get("names")
    rings, lines, dots = _parts(geometry)
    return Feature(
        name=str(properties.get("name") or ""),
        names={str(k): str(v) for k, v in names.items()} if isinstance(names, Mapping) else {},
        kind=str(properties.get("kind") or ""),
        layer=layer,
        rings=tuple(ring for ring in rings if len(ring) > 2),
        lines=tuple(line for line in lines if len(line) > 1),
        dots=tuple(dots),
    )


_Parts = tuple[list[tuple[Point, ...]], list[tuple[Point, ...]], list[Point]]


def _parts(geometry: Any, depth: int = 0) -> _Parts:
    """Rings, lines and dots of a geometry of any of the seven types."""
    if not isinstance(geometry, Mapping) or depth > _DEPTH:
        return [], [], []
    kind, told = geometry.get("type"), geometry.get("coordinates")
    if kind == "GeometryCollection":
        inner = geometry.get("geometries")
        parts = [_parts(one, depth + 1) for one in inner] if isinstance(inner, list) else []
        return (
            [ring for rings, _lines, _dots in parts for ring in rings],
            [line for _rings, lines, _dots in parts for line in lines],
            [dot for _rings, _lines, dots in parts for dot in dots],
        )
    lines = [tuple(line) for line in _lines(told)]
    if kind in {"Polygon", "MultiPolygon"}:
        return lines, [], []
    if kind in {"LineString", "MultiLineString"}:
        return [], lines, []
    if kind == "Point":
        return [], [], _points([told])
    return [], [], _points(told) if kind == "MultiPoint" else []


def _lines(told: Any, depth: int = 0) -> Iterator[list[Point]]:
    """Every list of points below `told`, however deep it is nested."""
    if not isinstance(told, list) or depth > _DEPTH:
        return
    if found := _points(told):
        yield found
        return
    for inner in told:
        yield from _lines(inner, depth + 1)


def _points(told: Any) -> list[Point]:
    listed = told if isinstance(told, list) else []
    return [(float(one[0]), float(one[1])) for one in listed if _is_place(one)]


def _is_place(told: Any) -> bool:
    """A pair of numbers that lies on the globe; a height after them is no harm."""
    if not isinstance(told, list) or len(told) < 2:
        return False
    x, y = told[0], told[1]
    numbers = all(isinstance(n, int | float) and not isinstance(n, bool) for n in (x, y))
    return numbers and -180 <= x <= 180 and -90 <= y <= 90
