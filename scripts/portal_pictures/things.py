"""Boats, towers, huts, houses, cranes, turbines: what people made."""

from portal_pictures.nature import Scene
from portal_pictures.paper import Point, dark, light, mix


def fishing_boat(s: Scene, x: float, y: float, size: float, hull: str = "#27608a") -> None:
    """A wooden boat of the coast with a high bow and an eye on it; `size` is its length."""
    u = size / 100
    s.oval(x + 50 * u, y + 21 * u, 56 * u, 4 * u, "#0d2233", 'opacity=".3"')
    wood = s.gradient(light(hull, 0.2), dark(hull, 0.25))
    s.path(
        f"M{x:.0f},{y:.0f}Q{x + 8 * u:.0f},{y + 20 * u:.0f} {x + 22 * u:.0f},{y + 20 * u:.0f}"
        f"L{x + 84 * u:.0f},{y + 20 * u:.0f}Q{x + 98 * u:.0f},{y + 8 * u:.0f} "
        f"{x + 108 * u:.0f},{y - 12 * u:.0f}Q{x + 80 * u:.0f},{y + 4 * u:.0f} "
        f"{x:.0f},{y:.0f}Z",
        wood,
    )
    s.path(
        f"M{x + 2 * u:.0f},{y + 4 * u:.0f}Q{x + 80 * u:.0f},{y + 9 * u:.0f} "
        f"{x + 105 * u:.0f},{y - 6 * u:.0f}",
        "none",
        f'stroke="#d9563f" stroke-width="{3 * u:.1f}"',
    )
    s.circle(x + 92 * u, y + 3 * u, 2.6 * u, "#fff7e0")
    s.circle(x + 92.6 * u, y + 3 * u, 1.2 * u, "#16202c")
    s.box(x + 14 * u, y - 20 * u, 30 * u, 22 * u, "#e9dcc0", 'rx="3"')
    s.box(x + 11 * u, y - 24 * u, 37 * u, 5 * u, "#c94f3b", 'rx="2"')
    for at in range(3):
        s.box(x + (18 + 8 * at) * u, y - 15 * u, 5 * u, 7 * u, "#3c6277")
    s.line([(x + 58 * u, y + 3 * u), (x + 58 * u, y - 50 * u)], "#5b4436", 1.6 * u)
    for end in ((x + 6 * u, y), (x + 106 * u, y - 11 * u)):
        s.line([(x + 58 * u, y - 48 * u), end], "#5b4436", 0.6 * u, 0.8)


def basket_boat(s: Scene, x: float, y: float, size: float) -> None:
    s.oval(x, y + size * 0.2, size * 1.05, size * 0.12, "#0d2233", 'opacity=".3"')
    s.path(
        f"M{x - size:.0f},{y:.0f}Q{x - size * 0.8:.0f},{y + size * 0.5:.0f} {x:.0f},"
        f"{y + size * 0.5:.0f}Q{x + size * 0.8:.0f},{y + size * 0.5:.0f} {x + size:.0f},{y:.0f}Z",
        s.gradient("#c79b5d", "#6d4c2c"),
    )
    s.oval(x, y, size, size * 0.26, "#8a6338")
    s.oval(x, y + size * 0.03, size * 0.86, size * 0.19, "#4d3521")


def cham_tower(s: Scene, x: float, y: float, w: float, brick: str = "#b5633f") -> None:
    """A brick tower in storeys: pilasters, a porch with a flame arch, tiers that draw in."""
    body = w * 1.25
    _storey(s, x, y, w, body, brick)
    porch = w * 0.36
    s.box(x - porch / 2, y - body * 0.62, porch, body * 0.62, dark(brick, 0.12))
    s.path(
        f"M{x - porch * 0.7:.0f},{y - body * 0.56:.0f}Q{x - porch * 0.5:.0f},{y - body * 0.9:.0f} "
        f"{x:.0f},{y - body:.0f}Q{x + porch * 0.5:.0f},{y - body * 0.9:.0f} "
        f"{x + porch * 0.7:.0f},{y - body * 0.56:.0f}Z",
        light(brick, 0.12),
    )
    s.path(
        f"M{x - porch * 0.24:.0f},{y:.0f}V{y - body * 0.4:.0f}Q{x:.0f},{y - body * 0.6:.0f} "
        f"{x + porch * 0.24:.0f},{y - body * 0.4:.0f}V{y:.0f}Z",
        dark(brick, 0.72),
    )
    top, width = y - body, w * 0.84
    for _ in range(3):
        tall = width * 0.42
        _storey(s, x, top, width, tall, brick)
        s.box(x - width * 0.1, top - tall * 0.72, width * 0.2, tall * 0.6, dark(brick, 0.45))
        for side in (-1, 1):
            horn = x + side * width * 0.5
            s.shape(
                [(horn - 9, top - tall), (horn + 9, top - tall), (horn, top - tall - width * 0.2)],
                dark(brick, 0.15),
            )
        top, width = top - tall, width * 0.72
    s.shape([(x - width * 0.4, top), (x + width * 0.4, top), (x, top - width * 0.9)], brick)
    s.shape([(x, top), (x + width * 0.4, top), (x, top - width * 0.9)], dark(brick, 0.3))


def _storey(s: Scene, x: float, y: float, w: float, h: float, brick: str) -> None:
    """Walls lit from the left, courses of brick, pilasters, a cornice that juts out."""
    paint = s.gradient(light(brick, 0.25), brick, dark(brick, 0.42), across=True)
    s.box(x - w / 2, y - h, w, h, paint)
    for at in range(1, int(h / 13)):
        s.line([(x - w / 2, y - at * 13), (x + w / 2, y - at * 13)], dark(brick, 0.4), 1, 0.25)
    for at in range(5):
        px = x - w / 2 + w * at / 4 - w * 0.035
        s.box(px, y - h * 0.94, w * 0.07, h * 0.94, light(brick, 0.14), 'opacity=".7"')
        s.box(px + w * 0.05, y - h * 0.94, w * 0.02, h * 0.94, dark(brick, 0.5), 'opacity=".55"')
    for step in range(3):
        out = w * (0.52 + 0.025 * step)
        tone = light(brick, 0.1 + 0.05 * step)
        s.box(x - out, y - h + 14 - 9 * step, out * 2, 8, tone)
        s.box(x, y - h + 14 - 9 * step, out, 8, dark(brick, 0.35), 'opacity=".5"')


def stilt_hut(s: Scene, x: float, y: float, size: float, wood: str = "#6f4a2f") -> None:
    """A bài chòi hut: bamboo legs, a floor, a thatched roof."""
    for dx in (-0.4, -0.15, 0.2, 0.42):
        s.line([(x + dx * size, y), (x + dx * size * 0.92, y - size * 0.9)], wood, size * 0.035)
    s.line([(x - 0.42 * size, y - 6), (x + 0.2 * size, y - size * 0.5)], wood, size * 0.02)
    s.box(x - 0.48 * size, y - size * 0.58, size * 0.96, size * 0.06, dark(wood, 0.2))
    s.box(x - 0.42 * size, y - size * 0.95, size * 0.84, size * 0.38, mix(wood, "#e7c58f", 0.5))
    for at in range(8):
        px = x - 0.4 * size + at * size * 0.114
        s.line([(px, y - size * 0.94), (px, y - size * 0.6)], dark(wood, 0.15), 2, 0.5)
    s.box(x - 0.2 * size, y - size * 0.9, size * 0.4, size * 0.3, dark(wood, 0.45))
    thatch = s.gradient("#e3bd78", "#a87a3f")
    s.shape(
        [
            (x - 0.64 * size, y - size * 0.88),
            (x, y - size * 1.5),
            (x + 0.64 * size, y - size * 0.88),
        ],
        thatch,
    )
    for at in range(-6, 7):
        s.line(
            [(x + at * size * 0.02, y - size * 1.46), (x + at * size * 0.1, y - size * 0.89)],
            "#7d5629", 2, 0.4,
        )  # fmt: skip


def turbine(s: Scene, x: float, y: float, height: float, turn: float) -> None:
    from math import cos, pi, sin  # noqa: PLC0415  only the blades need it

    s.shape([(x - height * 0.014, y), (x + height * 0.014, y), (x + 3, y - height),
             (x - 3, y - height)], s.gradient("#ffffff", "#c9d6d6", across=True))  # fmt: skip
    for at in range(3):
        a = turn + at * 2 * pi / 3
        reach = height * 0.46
        tip = (x + reach * cos(a), y - height + reach * sin(a))
        side = (x + 0.16 * reach * cos(a + 0.5), y - height + 0.16 * reach * sin(a + 0.5))
        s.shape([(x, y - height), side, tip], "#f7faf7")
    s.circle(x, y - height, height * 0.022, "#dfe8e6")


def gantry_crane(s: Scene, x: float, y: float, size: float, colour: str = "#d9563f") -> None:
    for dx in (0.0, 0.42):
        s.line([(x + dx * size, y), (x + (dx * 0.8 + 0.04) * size, y - size)], colour, size * 0.04)
    for up in (0.35, 0.7):
        s.line([(x + 0.02 * size, y - up * size), (x + 0.4 * size, y - up * size)], colour, 6)
    s.line([(x, y), (x + 0.4 * size, y - size * 0.35)], dark(colour, 0.2), 4)
    boom: list[Point] = [(x - 0.85 * size, y - size), (x + 0.75 * size, y - size)]
    s.line(boom, dark(colour, 0.1), size * 0.04)
    peak = (x + 0.2 * size, y - 1.45 * size)
    for end in ((x - 0.8 * size, y - size), (x + 0.7 * size, y - size)):
        s.line([peak, end], dark(colour, 0.3), 3)
    s.line([(x + 0.06 * size, y - size), peak, (x + 0.36 * size, y - size)], colour, size * 0.03)
    s.line([(x - 0.5 * size, y - size), (x - 0.5 * size, y - 0.62 * size)], "#2b2f3a", 3)
    s.box(x - 0.56 * size, y - 0.63 * size, 0.12 * size, 0.06 * size, "#2b2f3a")


def containers(s: Scene, x: float, y: float, columns: int, rows: int, size: float) -> None:
    tones = ["#c7523e", "#2f6f87", "#d99a45", "#47725c", "#8b8f94", "#e3d7bd"]
    for column in range(columns):
        for row in range(s.chance.randint(max(rows - 1, 1), rows)):
            tone = s.chance.choice(tones)
            left, top = x + column * size * 1.03, y - (row + 1) * size * 0.44
            s.box(left, top, size, size * 0.42, s.gradient(light(tone, 0.1), dark(tone, 0.2)))
            for rib in range(1, 9):
                at = left + rib * size / 9
                s.line([(at, top + 4), (at, top + size * 0.38)], dark(tone, 0.35), 1.4, 0.6)


def hall(s: Scene, x: float, y: float, w: float, h: float, tone: str = "#dfe3dc") -> None:
    """A factory hall with a sawtooth roof."""
    s.box(x, y - h, w, h, s.gradient(light(tone, 0.4), dark(tone, 0.14)))
    teeth = max(int(w / (h * 0.8)), 2)
    step = w / teeth
    for at in range(teeth):
        left = x + at * step
        s.shape([(left, y - h), (left, y - h * 1.36), (left + step, y - h)], dark(tone, 0.3))
        s.shape([(left, y - h), (left, y - h * 1.36), (left + step * 0.22, y - h)], "#8fc1c9")
    for at in range(int(w / 34)):
        s.box(x + 12 + at * 34, y - h * 0.66, 20, h * 0.2, "#6f9fae", 'opacity=".85"')
    s.box(x, y - h * 0.14, w, h * 0.14, dark(tone, 0.35), 'opacity=".5"')
