"""Fighters, crafts, festivals and things made of paper."""

from math import cos, pi, sin

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
    for _ in range(90):
        y = s.chance.uniform(720, 1010)
        x = s.chance.uniform(-20, 1620)
        if not 640 < x < 990:
            size = (y - 560) / 4.2
            tone = mix("#1f4034", "#6f9a68", s.chance.random() * 0.75)
            s.oval(x, y - size, size * 0.8, size, tone)
            s.oval(x - size * 0.2, y - size * 1.3, size * 0.4, size * 0.42, light(tone, 0.25),
                   'opacity=".6"')  # fmt: skip
    return s


def horse_hats() -> Scene:
    """Hats of the horse riders, woven in layers, on a mat."""
    s = Scene(55, "clay")
    s.box(0, 0, 1600, 1000, s.gradient("#d8b98a", "#a97f53"))
    for row in range(42):
        for at in range(34):
            tone = "#e3c898" if (row + at) % 2 else "#c09a64"
            s.box(at * 48, row * 24, 47, 23, tone, 'opacity=".55"')
    s.glow(500, 180, 820, "#fff0cc", 0.5)
    for x, y, size in ((430, 420, 300), (1130, 400, 280), (790, 730, 330)):
        _hat(s, x, y, size)
    for at in range(3):
        s.line([(1280 + at * 26, 760), (1470 + at * 30, 930)], "#6f4f2f", 7)
    return s


def _hat(s: Scene, x: float, y: float, r: float) -> None:
    s.oval(x + 26, y + 40, r * 1.02, r * 0.94, "#3a2616", 'opacity=".35" filter="url(#blur)"')
    s.oval(x, y, r, r * 0.92, s.gradient("#fff3d6", "#d7b57c"))
    for ring in range(1, 9):
        share = 1 - ring / 9
        s.oval(x, y, r * share, r * 0.92 * share, "none",
               f'stroke="#a87a3f" stroke-width="2" opacity="{0.7 if ring % 2 else 0.35}"')  # fmt: skip
    for at in range(48):
        a = at * pi / 24
        s.line([(x + r * 0.2 * cos(a), y + r * 0.18 * sin(a)), (x + r * cos(a), y + r * 0.92 * sin(a))],
               "#b98d52", 1.6, 0.45)  # fmt: skip
    for at in range(8):
        a = at * pi / 4 + 0.2
        px, py = x + r * 0.62 * cos(a), y + r * 0.57 * sin(a)
        s.path(f"M{px - 16:.0f},{py:.0f}q16,-22 32,0q-16,22 -32,0z", "#b5483a", 'opacity=".8"')
    s.oval(x, y, r * 0.2, r * 0.18, s.gradient("#f1d692", "#a8762c"))
    s.circle(x, y, r * 0.06, "#7d4f1e")


def children_paintings() -> Scene:
    s = Scene(56, "day")
    s.box(0, 0, 1600, 1000, s.gradient("#f4e7cf", "#e2cda5"))
    s.soft([(-20, 170), (400, 230), (800, 250), (1200, 230), (1620, 170)], "none",
           'stroke="#7d6248" stroke-width="5"', closed=False)  # fmt: skip
    for at, (x, y) in enumerate(((120, 230), (520, 268), (930, 262), (1250, 226))):
        w, h = (300, 400) if at % 2 else (340, 300)
        turn = (-4, 2, -2, 4)[at]
        s.add(f'<g transform="rotate({turn} {x + w / 2} {y})">')
        s.box(x + 10, y + 14, w, h, "#6f5a40", 'opacity=".3" filter="url(#blur)"')
        s.box(x, y, w, h, "#fffdf3")
        _child_sea(s, x + 18, y + 18, w - 36, h - 36, at)
        s.box(x + w / 2 - 9, y - 24, 18, 46, "#c7523e", 'rx="4"')
        s.add("</g>")
    s.box(0, 820, 1600, 180, s.gradient("#c9a06a", "#8d6a42"))
    for at, tone in enumerate(("#c7402f", "#2f6f87", "#e2a13f", "#4f8a4f", "#7a4a78", "#1f7f8f")):
        x = 430 + at * 120
        s.box(x, 846, 86, 84, s.gradient(light(tone, 0.15), dark(tone, 0.2)), 'rx="10"')
        s.oval(x + 43, 846, 43, 13, light(tone, 0.35))
    return s


def _child_sea(s: Scene, x: float, y: float, w: float, h: float, at: int) -> None:
    skies = ("#a8dbe8", "#f7c98b", "#bfe3c8", "#c9b8e0")
    s.box(x, y, w, h, skies[at])
    s.circle(x + w * 0.76, y + h * 0.22, w * 0.1, "#f29a3c")
    for ray in range(9):
        a = ray * 2 * pi / 9
        cx, cy = x + w * 0.76, y + h * 0.22
        s.line([(cx + w * 0.13 * cos(a), cy + w * 0.13 * sin(a)),
                (cx + w * 0.18 * cos(a), cy + w * 0.18 * sin(a))], "#f29a3c", 5)  # fmt: skip
    for row in range(4):
        top = y + h * (0.56 + row * 0.11)
        wave = "".join(f"q{w / 16:.0f},-14 {w / 8:.0f},0" for _ in range(8))
        s.path(f"M{x:.0f},{top:.0f}{wave}V{y + h:.0f}H{x:.0f}Z",
               mix("#4fb0c6", "#1f5f8a", row / 4))  # fmt: skip
    if at % 2 == 0:
        s.path(f"M{x + w * 0.2:.0f},{y + h * 0.56:.0f}h{w * 0.44:.0f}l-{w * 0.09:.0f},{h * 0.12:.0f}"
               f"h-{w * 0.26:.0f}z", "#c7402f")  # fmt: skip
        s.shape([(x + w * 0.42, y + h * 0.26), (x + w * 0.42, y + h * 0.54),
                 (x + w * 0.64, y + h * 0.54)], "#fff6de")  # fmt: skip
    else:
        for fish in range(3):
            fx, fy = x + w * (0.2 + 0.24 * fish), y + h * (0.7 + 0.07 * (fish % 2))
            s.oval(fx, fy, w * 0.085, h * 0.03, ("#f2b134", "#e2574c", "#fff6de")[fish])
            s.shape([(fx - w * 0.07, fy), (fx - w * 0.13, fy - 12), (fx - w * 0.13, fy + 12)],
                    ("#f2b134", "#e2574c", "#fff6de")[fish])  # fmt: skip


def press_desk() -> Scene:
    s = Scene(57, "night")
    s.box(0, 0, 1600, 1000, s.gradient("#2c4a5c", "#1b2c3c"))
    for at in range(9):
        s.box(60 + at * 172, 60, 140, 330, "#35586b", 'opacity=".6" rx="6"')
    s.glow(800, 240, 640, "#cfeae6", 0.4)
    s.box(0, 560, 1600, 440, s.gradient("#a7774a", "#5d3d27"))
    s.box(0, 540, 1600, 30, "#c99a63")
    for at, (x, tone) in enumerate(((560, "#d9563f"), (680, "#2f6f87"), (800, "#e2a13f"),
                                    (920, "#47725c"), (1040, "#8b8f94"))):  # fmt: skip
        lean = (at - 2) * 26
        s.line([(x, 600), (x - lean * 0.4, 420 + abs(lean))], "#20262c", 9)
        s.oval(x - lean * 0.5, 372 + abs(lean), 34, 48, "#181d22")
        s.box(x - lean * 0.46 - 40, 406 + abs(lean), 80, 34, tone, 'rx="6"')
    for x, y, turn in ((180, 690, -9), (1120, 700, 7), (640, 760, 3)):
        s.add(f'<g transform="rotate({turn} {x} {y})">')
        s.box(x + 8, y + 10, 300, 210, "#1b120c", 'opacity=".35" filter="url(#blur)"')
        s.box(x, y, 300, 210, "#fbf6e8")
        for line in range(7):
            s.box(x + 26, y + 30 + line * 24, 240 - 46 * (line % 3), 9, "#b9bdb3", 'rx="3"')
        s.add("</g>")
    return s


def printed_matter() -> Scene:
    """A newsletter, postcards, a folded map and a handbook on a table."""
    s = Scene(58, "clay")
    s.box(0, 0, 1600, 1000, s.gradient("#3f6467", "#27434b"))
    for at in range(12):
        s.box(0, at * 88, 1600, 84, mix("#3a5c60", "#2c4a52", s.chance.random()), 'opacity=".5"')
    s.glow(420, 160, 820, "#ffe9c4", 0.3)
    cards = ((150, 150, 430, 560, -8), (620, 110, 400, 520, 5), (1050, 220, 430, 300, -4),
             (700, 600, 420, 290, 8), (1140, 590, 320, 330, 12))  # fmt: skip
    for at, (x, y, w, h, turn) in enumerate(cards):
        s.add(f'<g transform="rotate({turn} {x + w / 2} {y + h / 2})">')
        s.box(x + 14, y + 20, w, h, "#0d1a1f", 'opacity=".45" filter="url(#blur)"')
        s.box(x, y, w, h, s.gradient("#fffaf0", "#ece1cb"))
        _printed(s, x + 22, y + 22, w - 44, h - 44, at)
        s.add("</g>")
    return s


def _printed(s: Scene, x: float, y: float, w: float, h: float, at: int) -> None:
    top = h * (0.52 if at < 2 else 1)
    skies = (("#f3b97c", "#7b5a78"), ("#bfe0df", "#6fb3c9"), ("#f7d79f", "#c77d7a"),
             ("#d9ebe0", "#9fc4b4"), ("#efcfa8", "#d9a37c"))[at]  # fmt: skip
    s.box(x, y, w, top, s.gradient(skies[1], skies[0]))
    s.circle(x + w * 0.7, y + top * 0.36, w * 0.08, "#fff3d2")
    if at == 3:
        for line in range(5):
            s.path(f"M{x:.0f},{y + top * (0.15 + line * 0.17):.0f}q{w / 4:.0f},-40 {w / 2:.0f},0"
                   f"t{w / 2:.0f},0", "none", 'stroke="#7fa796" stroke-width="4"')  # fmt: skip
        s.circle(x + w * 0.5, y + top * 0.5, 16, "#c7402f")
        for fold in (1, 2):
            s.box(x + w * fold / 3, y, 3, top, "#6f9082", 'opacity=".5"')
        return
    s.soft([(x, y + top * 0.8), (x + w * 0.3, y + top * 0.55), (x + w * 0.6, y + top * 0.72),
            (x + w, y + top * 0.6), (x + w, y + top), (x, y + top), (x, y + top * 0.8)],
           mix(skies[1], "#1d2f3c", 0.45))  # fmt: skip
    if at in (0, 2):
        things.cham_tower(s, x + w * 0.34, y + top * 0.86, w * 0.12)
    for line in range(int((h - top - 30) / 26)):
        s.box(x, y + top + 24 + line * 26, w - 60 * (line % 3), 10, "#b9b3a2", 'rx="3"')


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
    "non-ngua": horse_hats,
    "tranh-tre-em": children_paintings,
    "hop-bao": press_desk,
    "an-pham": printed_matter,
    "le-hoi-cau-ngu": whale_festival,
    "cho-dem": night_market,
}
