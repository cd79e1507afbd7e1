"""A sheet to draw on: colours, gradients, paths with a steady hand, grain and light over all."""

from random import Random

WIDTH, HEIGHT = 1600, 1000
Point = tuple[float, float]


def mix(one: str, other: str, share: float) -> str:
    """The colour `share` of the way from `one` to `other` ("#rrggbb")."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def light(colour: str, share: float = 0.2) -> str:
    return mix(colour, "#fff6e6", share)


def dark(colour: str, share: float = 0.2) -> str:
    return mix(colour, "#10182b", share)


def _parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


class Paper:
    """Shapes in the order they are laid; `chance` is seeded, so a drawing is always the same."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.defs: list[str] = []
        self.shapes: list[str] = []

    def add(self, shape: str) -> None:
        self.shapes.append(shape)

    def gradient(self, *stops: str, across: bool = False, clear_to: bool = False) -> str:
        """A linear gradient from top to bottom (from left to right); returns its paint."""
        name = f"g{len(self.defs)}"
        end = 'x2="1" y2="0"' if across else 'x2="0" y2="1"'
        last = max(len(stops) - 1, 1)
        parts = [
            f'<stop offset="{at / last:.2f}" stop-color="{colour}"'
            + (' stop-opacity="0"' if clear_to and at == last else "")
            + "/>"
            for at, colour in enumerate(stops)
        ]
        head = f'<linearGradient id="{name}" x1="0" y1="0" {end}>'
        self.defs.append(f"{head}{''.join(parts)}</linearGradient>")
        return f"url(#{name})"

    def glow(self, x: float, y: float, radius: float, colour: str, strength: float = 0.8) -> None:
        name = f"g{len(self.defs)}"
        self.defs.append(
            f'<radialGradient id="{name}"><stop offset="0" stop-color="{colour}" '
            f'stop-opacity="{strength}"/><stop offset="1" stop-color="{colour}" '
            'stop-opacity="0"/></radialGradient>'
        )
        self.circle(x, y, radius, f"url(#{name})")

    def circle(self, x: float, y: float, radius: float, fill: str, more: str = "") -> None:
        self.add(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius:.1f}" fill="{fill}" {more}/>')

    def oval(self, x: float, y: float, rx: float, ry: float, fill: str, more: str = "") -> None:
        self.add(
            f'<ellipse cx="{x:.0f}" cy="{y:.0f}" rx="{rx:.1f}" ry="{ry:.1f}" fill="{fill}" {more}/>'
        )

    def box(self, x: float, y: float, w: float, h: float, fill: str, more: str = "") -> None:
        self.add(
            f'<rect x="{x:.0f}" y="{y:.0f}" width="{w:.0f}" height="{h:.0f}" fill="{fill}" {more}/>'
        )

    def shape(self, points: list[Point], fill: str, more: str = "") -> None:
        told = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
        self.add(f'<polygon points="{told}" fill="{fill}" {more}/>')

    def path(self, d: str, fill: str = "none", more: str = "") -> None:
        self.add(f'<path d="{d}" fill="{fill}" {more}/>')

    def line(
        self, points: list[Point], colour: str, width: float = 3, opacity: float = 1.0
    ) -> None:
        told = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
        self.add(
            f'<polyline points="{told}" fill="none" stroke="{colour}" stroke-width="{width:.1f}" '
            f'stroke-linecap="round" stroke-linejoin="round" stroke-opacity="{opacity}"/>'
        )

    def soft(self, points: list[Point], fill: str, more: str = "", *, closed: bool = True) -> None:
        """A smooth curve through the points (Catmull-Rom drawn as Bezier)."""
        self.path(_smooth(points) + ("Z" if closed else ""), fill, more)

    def clipped(self, x: float, y: float, w: float, h: float) -> None:
        """What comes next shows only inside the box, until `</g>` is added."""
        name = f"c{len(self.defs)}"
        box = f'<rect x="{x:.0f}" y="{y:.0f}" width="{w:.0f}" height="{h:.0f}"/>'
        self.defs.append(f'<clipPath id="{name}">{box}</clipPath>')
        self.add(f'<g clip-path="url(#{name})">')

    def svg(self) -> str:
        """The drawing with paper grain and a soft edge of shadow over it."""
        defs = "".join(self.defs) + _LIGHT
        over = (
            f'<rect width="{WIDTH}" height="{HEIGHT}" filter="url(#grain)" opacity=".10"/>'
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="url(#edge)"/>'
        )
        body = "\n".join(self.shapes)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
            f"<defs>{defs}</defs>\n{body}\n{over}</svg>\n"
        )


_LIGHT = (
    '<filter id="grain"><feTurbulence type="fractalNoise" baseFrequency=".45" numOctaves="2" '
    'seed="7"/><feColorMatrix values="0 0 0 0 .5 0 0 0 0 .45 0 0 0 0 .4 0 0 0 1.4 -.4"/></filter>'
    '<radialGradient id="edge" cx=".5" cy=".45" r=".8"><stop offset=".6" stop-color="#10182b" '
    'stop-opacity="0"/><stop offset="1" stop-color="#10182b" stop-opacity=".28"/></radialGradient>'
    '<filter id="blur"><feGaussianBlur stdDeviation="14"/></filter>'
    '<filter id="haze"><feGaussianBlur stdDeviation="40"/></filter>'
)


def _smooth(points: list[Point]) -> str:
    path = f"M{points[0][0]:.0f},{points[0][1]:.0f}"
    for at in range(len(points) - 1):
        before, here = points[max(at - 1, 0)], points[at]
        there, after = points[at + 1], points[min(at + 2, len(points) - 1)]
        c1 = (here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6)
        c2 = (there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6)
        path += f"C{c1[0]:.0f},{c1[1]:.0f} {c2[0]:.0f},{c2[1]:.0f} {there[0]:.0f},{there[1]:.0f}"
    return path
