"""Sky, sea, hills, granite and trees: what most pictures stand on."""

from math import cos, pi, sin

from portal_pictures.paper import HEIGHT, WIDTH, Paper, Point, dark, light, mix

# Each hour of the day: sky from top to horizon, far hills, near hills, water far and near, light.
HOURS = {
    "dawn": (
        "#7fa6bd", "#f6cfa6", "#f9e3c4", "#c69a8f",
        "#3d5a66", "#e8c7a8", "#3f7f8c", "#fff1cf",
    ),
    "day": (
        "#6fb3c9", "#bfe0df", "#eef3e2", "#8fb7b3",
        "#2f6b5e", "#a5d6d0", "#1f7f8f", "#fffbe8",
    ),
    "noon": (
        "#3f9ec4", "#9fd4dd", "#e6f2ea", "#7fb0b4",
        "#2c6f63", "#7fd0cc", "#0f7d94", "#ffffff",
    ),
    "dusk": (
        "#3c4a78", "#c77d7a", "#f3b97c", "#7b5a78",
        "#2b2f4a", "#d99a80", "#2f4468", "#ffd9a0",
    ),
    "night": (
        "#0f1c3a", "#24406a", "#4c6f8c", "#2a3f63",
        "#101a30", "#34587a", "#122440", "#f4e7c0",
    ),
    "mist": (
        "#9db8b3", "#d5dfd2", "#f1efe0", "#9cb7a8",
        "#35594f", "#c9d8cf", "#6f9a94", "#fffdf0",
    ),
    "clay": (
        "#d9a37c", "#efcfa8", "#f7e6cb", "#c58e6c",
        "#6b3f33", "#e3b48c", "#8a5a44", "#fff1d6",
    ),
}  # fmt: skip


class Scene(Paper):
    """A sheet at an hour of the day."""

    def __init__(self, seed: int, hour: str) -> None:
        super().__init__(seed)
        (self.top, self.middle, self.low, self.far, self.near,
         self.sea_far, self.sea_near, self.shine) = HOURS[hour]  # fmt: skip

    def sky(self, *, horizon: float = 560, sun: Point | None = None, clouds: int = 5) -> None:
        self.box(0, 0, WIDTH, HEIGHT, self.gradient(self.top, self.middle, self.low))
        self.box(0, horizon, WIDTH, HEIGHT - horizon, self.low)
        if sun:
            self.glow(*sun, 520, self.shine, 0.75)
            self.glow(*sun, 190, self.shine, 0.8)
            self.circle(*sun, 58, light(self.shine, 0.5))
        for _ in range(clouds):
            self.cloud(self.chance.uniform(0, WIDTH), self.chance.uniform(60, horizon * 0.62))

    def cloud(self, x: float, y: float) -> None:
        width = self.chance.uniform(160, 420)
        for _ in range(5):
            at = x + self.chance.uniform(-width, width) * 0.6
            more = f'opacity="{self.chance.uniform(0.14, 0.34):.2f}"'
            self.oval(at, y + self.chance.uniform(-12, 12), width * 0.5, 10, self.shine, more)

    def stars(self, count: int = 110, *, below: float = 460) -> None:
        for _ in range(count):
            x, y = self.chance.uniform(0, WIDTH), self.chance.uniform(10, below)
            more = f'opacity="{self.chance.uniform(0.25, 0.95):.2f}"'
            self.circle(x, y, self.chance.uniform(0.8, 2.4), "#fff8e0", more)

    def ridge(self, y: float, height: float, colour: str, *, to: float = HEIGHT) -> None:
        """Hills whose crest moves around `y`, lighter towards their foot as in damp air."""
        crest = self._crest(y, height)
        points = [(-20.0, to), *crest, (WIDTH + 20.0, to)]
        told = "".join(f"{x:.0f},{v:.0f} " for x, v in points)
        paint = self.gradient(colour, mix(colour, self.low, 0.45))
        self.add(f'<polygon points="{told}" fill="{paint}"/>')

    def _crest(self, y: float, height: float) -> list[Point]:
        waves = [
            (self.chance.uniform(0.5, 1) / n, n * self.chance.uniform(0.7, 1.4),
             self.chance.uniform(0, 2 * pi))
            for n in (1, 2, 3, 5, 9, 17)
        ]  # fmt: skip
        xs = range(-20, WIDTH + 41, 20)
        return [
            (x, y - height * sum(a * sin(2 * pi * f * x / WIDTH + p) for a, f, p in waves) / 2)
            for x in xs
        ]

    def hills(self, horizon: float, *, count: int = 3, height: float = 90) -> None:
        for at in range(count):
            share = (at + 1) / (count + 0.6)
            tone = mix(mix(self.far, self.low, 0.35), self.near, share * 0.8)
            self.ridge(horizon - height * (1.25 - share), height * 0.62, tone, to=horizon + 4)

    def sea(self, horizon: float, *, to: float = HEIGHT, sun_x: float | None = None) -> None:
        deep = dark(self.sea_near, 0.15)
        self.box(0, horizon, WIDTH, to - horizon, self.gradient(self.sea_far, self.sea_near, deep))
        depth = to - horizon
        for _ in range(150):
            share = self.chance.random() ** 1.7
            y = horizon + 4 + share * depth
            length = 18 + 190 * share * self.chance.random()
            x = self.chance.uniform(-50, WIDTH)
            tone = self.shine if self.chance.random() < 0.55 else dark(self.sea_near, 0.3)
            self.line([(x, y), (x + length, y)], tone, 1 + 3.2 * share, 0.22)
        if sun_x is not None:
            self._path_of_light(sun_x, horizon, depth)

    def _path_of_light(self, x: float, horizon: float, depth: float) -> None:
        for _ in range(120):
            share = self.chance.random() ** 1.4
            y = horizon + 3 + share * depth * 0.9
            at = x + self.chance.gauss(0, 14 + 85 * share)
            length = 12 + 60 * share
            self.line([(at - length / 2, y), (at + length / 2, y)], self.shine, 2 + 3 * share, 0.5)

    def beach(self, y: float, *, sand: str = "#ecd5a8") -> None:
        """Sand in front with three lines of foam along it."""
        edge = [(x, y + 34 * sin(x / 260.0) + 0.06 * x) for x in range(-40, WIDTH + 81, 80)]
        for lift, tone, opacity in ((-34, "#ffffff", 0.35), (-18, "#ffffff", 0.6), (-6, sand, 1)):
            raised = [(x, v + lift) for x, v in edge]
            more = f'opacity="{opacity}"'
            self.soft([*raised, (WIDTH + 40, HEIGHT + 40), (-40, HEIGHT + 40)], tone, more)
        shade = self.gradient(sand, dark(sand, 0.25))
        self.soft([*edge, (WIDTH + 40, HEIGHT + 40), (-40, HEIGHT + 40)], shade)

    def rocks(self, x: float, y: float, size: float, tone: str, *, count: int = 6) -> None:
        """Rounded granite, lit from the upper left."""
        for at in range(count):
            big = size * self.chance.uniform(0.5, 1)
            cx = x + (at - count / 2) * size * 0.62 + self.chance.uniform(-12, 12)
            self.rock(cx, y - big * 0.25, big, mix(tone, self.low, self.chance.uniform(0, 0.22)))

    def rock(self, x: float, y: float, size: float, tone: str) -> None:
        spread = [self.chance.uniform(0.78, 1.08) for _ in range(9)]
        ring = [
            (x + size * r * cos(2 * pi * at / 9), y + size * 0.72 * r * sin(2 * pi * at / 9))
            for at, r in enumerate(spread)
        ]
        self.soft([*ring, ring[0]], self.gradient(light(tone, 0.22), dark(tone, 0.28)))
        lit = [
            (x - size * 0.18 + (px - x) * 0.62, y - size * 0.17 + (py - y) * 0.55)
            for px, py in ring
        ]
        self.soft([*lit, lit[0]], light(tone, 0.4), 'opacity=".45"')
        self.line(ring[1:4], dark(tone, 0.5), 2, 0.35)

    def cliff(self, points: list[Point], tone: str, *, cracks: int = 26) -> None:
        """A wall of granite: slabs of light and shade, cracks that fall with the slope."""
        name = f"c{len(self.defs)}"
        told = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
        self.defs.append(f'<clipPath id="{name}"><polygon points="{told}"/></clipPath>')
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        self.shape(points, self.gradient(light(tone, 0.18), tone, dark(tone, 0.4)))
        self.add(f'<g clip-path="url(#{name})">')
        for _ in range(cracks):
            x, y = self.chance.uniform(min(xs), max(xs)), self.chance.uniform(min(ys), max(ys))
            w, h = self.chance.uniform(30, 110), self.chance.uniform(60, 220)
            slab = [(x, y), (x + w, y - h * 0.2), (x + w * 0.8, y + h), (x - w * 0.3, y + h * 0.8)]
            is_lit = self.chance.random() < 0.5
            paint = light(tone, 0.35) if is_lit else dark(tone, 0.35)
            self.shape(slab, paint, 'opacity=".28"')
        self.add("</g>")

    def palm(self, x: float, y: float, height: float, colour: str) -> None:
        lean = self.chance.uniform(-0.16, 0.16) * height
        top = (x + lean, y - height)
        self.path(
            f"M{x - 5:.0f},{y:.0f}Q{x:.0f},{y - height * 0.5:.0f} {top[0]:.0f},{top[1]:.0f}"
            f"Q{x + 8:.0f},{y - height * 0.5:.0f} {x + 7:.0f},{y:.0f}Z",
            colour,
        )
        for at in range(9):
            turn = pi * (0.05 + at / 8 * 0.95) + pi
            reach = height * self.chance.uniform(0.34, 0.46)
            ex, ey = top[0] + reach * cos(turn), top[1] + reach * 0.55 * sin(turn) + reach * 0.34
            mx, my = top[0] + reach * 0.55 * cos(turn), top[1] + reach * 0.7 * sin(turn)
            self.path(
                f"M{top[0]:.0f},{top[1]:.0f}Q{mx:.0f},{my:.0f} {ex:.0f},{ey:.0f}"
                f"Q{mx:.0f},{my + reach * 0.2:.0f} {top[0]:.0f},{top[1] + 5:.0f}Z",
                mix(colour, self.near, self.chance.uniform(0, 0.5)),
            )

    def grove(self, y: float, colour: str, *, x: float = 0, width: float = WIDTH) -> None:
        """A band of round crowns."""
        for _ in range(int(width / 16)):
            at = x + self.chance.uniform(0, width)
            size = self.chance.uniform(18, 46)
            tone = mix(colour, light(colour, 0.3), self.chance.random() * 0.7)
            self.oval(at, y - size * 0.4, size, size * 0.78, tone)
        self.box(x, y - 8, width, 40, colour)

    def mist(self, y: float, *, opacity: float = 0.5) -> None:
        for _ in range(3):
            more = f'filter="url(#haze)" opacity="{opacity}"'
            x = self.chance.uniform(100, WIDTH - 100)
            self.oval(x, y + self.chance.uniform(-30, 30), 620, 46, self.shine, more)
