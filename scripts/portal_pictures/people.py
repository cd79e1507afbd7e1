"""Fighters, festivals, a museum, a shore, a forest."""

from math import pi, sin

from portal_pictures import things
from portal_pictures.nature import Scene
from portal_pictures.paper import Point, dark, light, mix


def _limb(s: Scene, points: list[Point], colour: str, width: float) -> None:
    s.line(points, colour, width)


def fighter(s: Scene, x: float, y: float, size: float, *, pose: str, flip: bool = False) -> None:
    """A fighter in black with a red sash; `y` is the ground, `size` the standing height."""
    u, side = size / 100, -1 if flip else 1

    def p(dx: float, dy: float) -> Point:
        return x + side * dx * u, y - dy * u

    robe, skin, sash = "#1c222e", "#b9835f", "#c7402f"
    legs, arms, lean = _POSES[pose]
    s.oval(x, y + 2 * u, 40 * u, 5 * u, "#20140f", 'opacity=".3"')
    for leg in legs:
        _limb(s, [p(*q) for q in leg], robe, 10 * u)
        foot = p(*leg[-1])
        s.oval(foot[0] + side * 3 * u, foot[1], 6 * u, 3 * u, skin)
    chest = [p(-8 + lean * 0.2, 46), p(-11 + lean, 76), p(11 + lean, 78), p(9 + lean * 0.2, 46)]
    s.soft([*chest, chest[0]], robe)
    s.line([p(-9 + lean * 0.3, 50), p(9 + lean * 0.3, 50)], sash, 4.6 * u)
    s.path(_tail(*p(-7 + lean * 0.3, 49), side * u), sash)
    for arm in arms:
        _limb(s, [p(*q) for q in arm], robe, 7 * u)
        s.circle(*p(*arm[-1]), 3.9 * u, skin)
    head = p(2 + lean, 88)
    s.circle(*head, 7.4 * u, skin)
    s.path(f"M{head[0] - 7.6 * u:.0f},{head[1]:.0f}a{7.6 * u:.1f},{7.6 * u:.1f} 0 0 1 "
           f"{15.2 * u:.1f},{-1.6 * u:.1f}l0,{2 * u:.1f}z", sash)  # fmt: skip
    s.circle(head[0], head[1] - 7.6 * u, 3.4 * u, "#14161d")


def _tail(x: float, y: float, u: float) -> str:
    return (f"M{x:.0f},{y:.0f}q{-14 * u:.1f},{abs(u) * 4:.1f} {-18 * u:.1f},{abs(u) * 20:.1f}"
            f"l{5 * u:.1f},{abs(u) * 1:.1f}q{4 * u:.1f},{-abs(u) * 12:.1f} {14 * u:.1f},"
            f"{-abs(u) * 16:.1f}z")  # fmt: skip


_POSES = {
    "bow": (
        [[(-4, 48), (-22, 30), (-40, 2)], [(5, 48), (24, 32), (22, 2)]],
        [[(-8, 72), (-26, 62), (-40, 74)], [(10, 73), (30, 72), (48, 76)]],
        4.0,
    ),
    "kick": (
        [[(-2, 48), (-6, 26), (-8, 2)], [(4, 50), (28, 62), (56, 78)]],
        [[(-8, 72), (-24, 80), (-34, 92)], [(8, 72), (20, 60), (10, 50)]],
        -8.0,
    ),
    "staff": (
        [[(-4, 48), (-16, 28), (-24, 2)], [(5, 48), (20, 28), (30, 2)]],
        [[(-8, 73), (-22, 62), (-14, 54)], [(10, 74), (26, 78), (30, 90)]],
        2.0,
    ),
}


def martial_arts() -> Scene:
    s = Scene(51, "clay")
    s.sky(horizon=640, sun=(800, 420), clouds=6)
    s.circle(800, 430, 250, "#f7d79f", 'opacity=".55"')
    s.hills(640, count=3, height=130)
    s.box(0, 660, 1600, 340, s.gradient("#d09a68", "#7d4d38"))
    for at in range(9):
        s.oval(800, 760 + at * 30, 900, 10, "#5d3a2c", 'opacity=".08"')
    fighter(s, 380, 850, 400, pose="bow")
    fighter(s, 1230, 850, 400, pose="kick", flip=True)
    fighter(s, 800, 800, 350, pose="staff")
    s.line([(660, 830), (985, 400)], "#7a4f2b", 10)
    for x, y, size in ((80, 720, 74), (1500, 730, 84)):
        _banner(s, x, y, size)
    return s


def _banner(s: Scene, x: float, y: float, size: float) -> None:
    s.line([(x, y), (x, y - size * 4.2)], "#5d4432", 8)
    s.path(f"M{x:.0f},{y - size * 4:.0f}h{size:.0f}q10,{size:.0f} 0,{size * 2:.0f}l-{size / 2:.0f},"
           f"-18l-{size / 2:.0f},18z", s.gradient("#c7402f", "#8c2a25"))  # fmt: skip


def museum() -> Scene:
    """The memorial house: curved roofs, steps, a well and an old tamarind tree."""
    s = Scene(52, "dawn")
    s.sky(horizon=560, sun=(1260, 240), clouds=5)
    s.hills(560, count=2, height=120)
    s.grove(600, "#5d7f5f")
    s.box(0, 600, 1600, 400, s.gradient("#cdbb8d", "#8c7354"))
    for left, top, w, h in ((430, 470, 740, 170), (600, 330, 400, 120)):
        _roofed(s, left, top, w, h)
    for at in range(6):
        s.box(640 - at * 26, 648 + at * 20, 320 + at * 52, 22, mix("#efe2c4", "#b59f7c", at / 6))
    s.path("M170,800Q190,640 176,560L224,560Q226,660 252,800Z", "#5b4436")
    for _ in range(70):
        x, y = s.chance.gauss(205, 110), s.chance.gauss(450, 62)
        s.oval(x, y, 48, 34, mix("#3f6b4b", "#8fae6a", s.chance.random()), 'opacity=".9"')
    s.oval(1330, 850, 120, 30, "#5f5142", 'opacity=".5"')
    s.box(1240, 780, 180, 70, s.gradient("#b6a690", "#7a6d5e"), 'rx="12"')
    s.oval(1330, 780, 90, 24, "#cbbda6")
    s.oval(1330, 780, 70, 16, "#3a3a38")
    return s


def _roofed(s: Scene, left: float, top: float, w: float, h: float) -> None:
    s.box(left, top, w, h, s.gradient("#c56a48", "#8c3f34"))
    for at in range(int(w / 80) + 1):
        s.box(left + 10 + at * (w - 38) / int(w / 80), top, 18, h, s.gradient("#8f2f2b", "#5d1f22"))
    s.box(left + w * 0.42, top + h * 0.2, w * 0.16, h * 0.8, "#3a1f1e")
    s.path(
        f"M{left - 90:.0f},{top - 8:.0f}Q{left - 10:.0f},{top - 14:.0f} {left + 70:.0f},"
        f"{top - 120:.0f}L{left + w - 70:.0f},{top - 120:.0f}Q{left + w + 10:.0f},{top - 14:.0f} "
        f"{left + w + 90:.0f},{top - 8:.0f}Q{left + w + 30:.0f},{top + 16:.0f} "
        f"{left + w:.0f},{top + 14:.0f}L{left:.0f},{top + 14:.0f}Q{left - 30:.0f},{top + 16:.0f} "
        f"{left - 90:.0f},{top - 8:.0f}Z",
        s.gradient("#a3523a", "#6b2f2a"),
    )
    for at in range(int(w / 22)):
        x = left + 10 + at * 22
        s.line([(x, top + 8), (x + (left + w / 2 - x) * 0.14, top - 112)], "#51231f", 2, 0.35)
    s.box(left + 60, top - 132, w - 120, 14, "#d9a35f", 'rx="6"')


def granite_coast() -> Scene:
    """The egg-stone shore and the headland of the poet's hill."""
    s = Scene(53, "dusk")
    s.sky(horizon=470, sun=(1000, 400), clouds=7)
    s.sea(470, sun_x=1000)
    s.cliff([(-10, 180), (220, 230), (420, 360), (520, 480), (560, 600), (380, 700), (-10, 760)],
            "#6f5f68")  # fmt: skip
    for x, y in ((60, 188), (210, 226), (330, 300), (430, 372)):
        s.oval(x, y, 110, 36, "#34504c")
        s.oval(x - 24, y - 12, 68, 20, "#5a7a62")
    for row in range(7):
        y, size = 700 + row * 46, 40 + row * 13
        for at in range(int(1900 / (size * 1.5))):
            x = at * size * 1.5 - 60 + (row % 2) * size * 0.7 + s.chance.uniform(-8, 8)
            tone = mix("#8a7780", "#c9a48c", s.chance.random())
            s.oval(x, y + size * 0.16, size * 0.86, size * 0.56, "#2b2433", 'opacity=".4"')
            s.oval(x, y, size * 0.84, size * 0.55, s.gradient(light(tone, 0.2), dark(tone, 0.3)))
            s.oval(x - size * 0.2, y - size * 0.17, size * 0.4, size * 0.17, light(tone, 0.5),
                   'opacity=".5"')  # fmt: skip
    return s


def forest() -> Scene:
    s = Scene(54, "mist")
    s.sky(horizon=420, sun=(900, 160), clouds=3)
    for at in range(5):
        tone = mix(mix(s.far, s.low, 0.45), "#234a3c", at / 5)
        s.ridge(330 + at * 90, 130 - at * 14, tone)
        s.mist(430 + at * 90, opacity=0.22)
    s.path("M760,1000C700,900 820,840 790,760C770,700 800,660 806,600L822,600C830,660 820,710 840,"
           "770C880,850 830,920 920,1000Z", s.gradient("#ffffff", "#8fbfc0"))  # fmt: skip
    for at in range(170):
        y = 740 + at * 1.7
        x = s.chance.uniform(-20, 1620)
        if not 640 < x < 990:
            _crown(s, x, y, (y - 600) / 4.4)
    return s


def _crown(s: Scene, x: float, y: float, size: float) -> None:
    tone = mix("#1f4034", "#5f8f62", s.chance.random() * 0.8)
    for dx, dy, share, paint in ((0, 0, 1, dark(tone, 0.3)), (-0.12, -0.2, 0.82, tone),
                                 (-0.24, -0.42, 0.5, light(tone, 0.16))):  # fmt: skip
        s.oval(x + dx * size, y - size * (0.9 - dy), size * share, size * 0.8 * share, paint)


def whale_festival() -> Scene:
    """Boats dressed with flags go out for the fishermen's feast."""
    s = Scene(59, "dawn")
    s.sky(horizon=480, sun=(1200, 380), clouds=8)
    s.hills(480, count=2, height=80)
    s.sea(480, sun_x=1200)
    for x, y, size, hull in ((160, 580, 210, "#356f61"), (980, 610, 230, "#7b3f38"),
                             (430, 740, 380, "#2b6288")):  # fmt: skip
        things.fishing_boat(s, x, y, size, hull)
        mast = (x + 0.58 * size, y - 0.5 * size)
        for end in ((x + 0.02 * size, y - 0.04 * size), (x + 1.06 * size, y - 0.12 * size)):
            for at in range(1, 9):
                share = at / 9
                fx = mast[0] + (end[0] - mast[0]) * share
                fy = mast[1] + (end[1] - mast[1]) * share
                tone = ("#c7402f", "#f2c14e", "#2f8a7f", "#f7f1df", "#3a5fa0")[at % 5]
                s.shape([(fx - 7, fy), (fx + 7, fy), (fx, fy + 0.06 * size)], tone)
    for at in range(3):
        _banner(s, 1200 + at * 130, 960, 62)
    s.soft([(-40, 960), (500, 930), (1000, 950), (1640, 920), (1640, 1040), (-40, 1040)],
           s.gradient("#d8b98a", "#9a7548"))  # fmt: skip
    return s


def night_market() -> Scene:
    """Lanterns over stalls by the sea walk."""
    s = Scene(60, "night")
    s.sky(horizon=520, clouds=0)
    s.stars(120, below=380)
    s.sea(520, to=640)
    s.box(0, 620, 1600, 380, s.gradient("#4a3b45", "#1d1a28"))
    for at, x in enumerate((40, 360, 680, 1000, 1320)):
        tone = ("#c7523e", "#2f6f87", "#e2a13f", "#47725c", "#8c3f5a")[at]
        s.glow(x + 120, 640, 240, "#ffcf87", 0.5)
        s.box(x + 10, 600, 220, 190, s.gradient("#f6d9a4", "#b4754a"))
        s.box(x, 690, 240, 120, s.gradient(dark(tone, 0.1), dark(tone, 0.5)))
        for stripe in range(6):
            fill = tone if stripe % 2 else "#f6ead2"
            s.path(f"M{x - 10 + stripe * 43},560h43v50q-21,22 -43,0z", fill)
        for fruit in range(9):
            s.circle(x + 24 + fruit * 24, 684 - 8 * (fruit % 2), 13,
                     ("#d9563f", "#f2b134", "#79ad57")[fruit % 3])  # fmt: skip
    for row in range(2):
        s.soft([(-20, 300 + row * 90), (500, 380 + row * 80), (1100, 380 + row * 70),
                (1620, 290 + row * 90)], "none", 'stroke="#6b5a5e" stroke-width="3"',
               closed=False)  # fmt: skip
        for at in range(14):
            x = 40 + at * 118 + row * 50
            y = 320 + row * 84 + 78 * sin(pi * x / 1600)
            s.glow(x, y + 22, 70, "#ffcf87", 0.7)
            s.oval(x, y + 22, 20, 26, ("#e2574c", "#f2b134")[at % 2])
    for x, size in ((250, 1.5), (330, 1.2), (610, 1.6), (930, 1.4), (1010, 1.1), (1290, 1.5)):
        s.circle(x, 830 - 62 * size, 14 * size, "#151320")
        s.soft([(x - 20 * size, 900), (x - 18 * size, 830 - 34 * size), (x, 830 - 46 * size),
                (x + 18 * size, 830 - 34 * size), (x + 20 * size, 900)], "#151320")  # fmt: skip
    return s


DRAWINGS = {
    "vo-co-truyen": martial_arts,
    "bao-tang-quang-trung": museum,
    "ghenh-rang": granite_coast,
    "rung-an-lao": forest,
    "le-hoi-cau-ngu": whale_festival,
    "cho-dem": night_market,
}
