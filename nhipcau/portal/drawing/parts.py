"""What a drawn map is made of. Lengths are units of the drawing."""

from dataclasses import dataclass
from typing import Any

from nhipcau.portal.drawing.names import Name
from nhipcau.portal.drawing.shapes import Point


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
    """`x`, `y`: where its number stands; `path` leads to where it truly is, "" if it is there."""

    number: int
    title: str
    address: str
    x: float
    y: float
    path: str = ""


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
    """Lengths in units of the drawing. `legend`: (tone, name); `missing`: names no layer holds."""

    width: float
    height: float
    shapes: tuple[Shape, ...] = ()
    names: tuple[Name, ...] = ()
    spots: tuple[Spot, ...] = ()
    boxes: tuple[Box, ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    sources: tuple[tuple[str, Any], ...] = ()
    scale: Scale | None = None
    missing: tuple[str, ...] = ()

    @property
    def scale_y(self) -> float:
        return self.height - 16

    @property
    def scale_text_y(self) -> float:
        return self.height - 20
