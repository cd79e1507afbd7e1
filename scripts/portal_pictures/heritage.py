"""Towers, huts, drums, masks, crafts and food."""

from math import cos, pi, sin

from portal_pictures import things
from portal_pictures.nature import Scene
from portal_pictures.paper import light, mix


def twin_towers() -> Scene:
    s = Scene(21, "dusk")
    s.sky(horizon=660, sun=(1130, 500), clouds=8)
    s.hills(660, count=2, height=120)
    s.box(0, 700, 1600, 300, s.gradient("#8a6a55", "#3d3038"))
    s.grove(712, "#33413f")
    things.cham_tower(s, 600, 800, 250, "#b4603f")
    things.cham_tower(s, 960, 810, 210, "#a9583d")
    s.soft([(-40, 830), (400, 800), (900, 806), (1640, 822), (1640, 1040), (-40, 1040)],
           s.gradient("#6c7a4f", "#2c3a33"))  # fmt: skip
    s.shape([(520, 1000), (640, 806), (920, 806), (1120, 1000)], s.gradient("#d9b28a", "#8d6c5b"))
    for x in (230, 330, 1300, 1420):
        s.palm(x, 880, s.chance.uniform(320, 400), "#232b36")
    return s


def hill_towers() -> Scene:
    """Four towers of different heights on the top of a hill."""
    s = Scene(22, "day")
    s.sky(horizon=640, sun=(320, 190))
    s.hills(640, count=3, height=120)
    s.box(0, 640, 1600, 360, s.gradient("#b9cf9a", "#7fa267"))
    for row in range(7):
        y = 672 + row * 16
        s.line([(0, y), (1600, y - 20 + row * 6)], "#e6efc2", 2, 0.35)
    s.soft([(-60, 980), (430, 660), (660, 525), (820, 495), (1000, 525), (1230, 660), (1680, 980)],
           s.gradient("#9db476", "#7fa267"))  # fmt: skip
    things.cham_tower(s, 830, 510, 128, "#b8694a")
    things.cham_tower(s, 640, 556, 74, "#b26446")
    things.cham_tower(s, 1010, 552, 82, "#ad6044")
    things.cham_tower(s, 1130, 612, 66, "#a85c42")
    s.path("M760,1000Q900,820 800,700Q730,620 800,520", "none",
           'stroke="#f0dfb8" stroke-width="16" stroke-linecap="round"')  # fmt: skip
    s.grove(960, "#4d7450", x=-20, width=600)
    s.grove(970, "#456b4c", x=1080, width=560)
    return s


def three_towers() -> Scene:
    s = Scene(23, "mist")
    s.sky(horizon=640, sun=(800, 260))
    s.hills(640, count=2, height=90)
    s.mist(620)
    for x, w in ((470, 190), (800, 230), (1130, 190)):
        things.cham_tower(s, x, 800, w, "#a8664c")
    s.soft([(-40, 800), (500, 784), (1100, 790), (1640, 806), (1640, 1040), (-40, 1040)],
           s.gradient("#9fb27f", "#4f6e54"))  # fmt: skip
    s.grove(830, "#4c7159", x=-20, width=300)
    s.grove(830, "#4c7159", x=1340, width=300)
    s.rocks(800, 940, 50, "#9a9183", count=7)
    return s


def huts() -> Scene:
    """Nine huts of a bài chòi fair around the middle hut, flags in the wind."""
    s = Scene(24, "clay")
    s.sky(horizon=600, sun=(1230, 220))
    s.hills(600, count=2, height=80)
    s.box(0, 620, 1600, 380, s.gradient("#e2bd8c", "#a06c4a"))
    for at, (x, y, size) in enumerate(
        ((110, 700, 150), (430, 672, 130), (600, 655, 118), (1000, 655, 118), (1170, 672, 130),
         (1490, 700, 150))
    ):  # fmt: skip
        things.stilt_hut(s, x, y, size)
        _pennant(s, x, y - size * 1.5, ("#c7483a", "#e2a13f", "#3c7a72")[at % 3])
    things.stilt_hut(s, 800, 800, 250)
    _pennant(s, 800, 424, "#c7483a")
    for x, y, size in ((250, 930, 200), (1350, 930, 200)):
        things.stilt_hut(s, x, y, size)
        _pennant(s, x, y - size * 1.5, "#e2a13f")
    for at in range(20):
        x, y = 505 + at * 31, 880 + 24 * sin(at * 1.3)
        tone = s.chance.choice(["#3c5a63", "#8c3f34", "#48633f", "#d8b479", "#5a4a63"])
        s.soft([(x - 17, y + 70), (x - 14, y + 16), (x, y + 4), (x + 14, y + 16), (x + 17, y + 70)],
               tone)  # fmt: skip
        s.circle(x, y - 6, 12, "#9c6c4f")
        if at % 3 == 0:
            s.shape([(x - 27, y - 8), (x + 27, y - 8), (x, y - 30)], "#ead6a2")
    return s


def _pennant(s: Scene, x: float, y: float, tone: str) -> None:
    s.line([(x, y + 10), (x, y - 80)], "#5d4432", 4)
    s.path(f"M{x:.0f},{y - 80:.0f}q40,-14 74,6q-30,4 -34,14q24,2 30,14q-40,-6 -70,8Z", tone)


def drums() -> Scene:
    """The battle drums on their frame, the lacquer lit from one side."""
    s = Scene(25, "dusk")
    s.box(0, 0, 1600, 1000, s.gradient("#2a2338", "#5a3338", "#2a1d2b"))
    s.glow(420, 220, 720, "#f0a85d", 0.55)
    for at in range(5):
        s.line([(0, 130 + at * 44), (1600, 90 + at * 44)], "#1c1626", 12, 0.35)
    rows = ((340, 96, 5, 300), (560, 118, 4, 330), (800, 150, 3, 380))
    for y, size, count, step in rows:
        s.line([(100, y + size + 14), (1500, y + size + 14)], "#3d2320", 18)
        for at in range(count):
            _drum(s, 800 + (at - (count - 1) / 2) * step, y, size)
    return s


def _drum(s: Scene, x: float, y: float, size: float) -> None:
    s.oval(x + 10, y + size * 1.02, size * 0.9, size * 0.14, "#0c0a14", 'opacity=".45"')
    side = s.gradient("#d6583f", "#a2322b", "#4d1618", across=True)
    s.path(
        f"M{x - size * 0.86:.0f},{y - size * 0.3:.0f}Q{x - size * 1.16:.0f},{y + size * 0.4:.0f} "
        f"{x - size * 0.84:.0f},{y + size:.0f}Q{x:.0f},{y + size * 1.14:.0f} {x + size * 0.84:.0f},"
        f"{y + size:.0f}Q{x + size * 1.16:.0f},{y + size * 0.4:.0f} {x + size * 0.86:.0f},"
        f"{y - size * 0.3:.0f}Z",
        side,
    )
    s.oval(x, y - size * 0.3, size * 0.88, size * 0.34, "#7a2a22")
    s.oval(x, y - size * 0.33, size * 0.82, size * 0.29, s.gradient("#f6e2bb", "#d2a873"))
    s.oval(x, y - size * 0.33, size * 0.3, size * 0.1, "#b5653f", 'opacity=".5"')
    for at in range(15):
        a = pi * at / 14
        s.circle(x - size * 0.85 * cos(a), y - size * 0.26 + size * 0.33 * sin(a), 4, "#f0c46c")


def rice_paper() -> Scene:
    """Rounds of rice paper drying on bamboo trays under the sun."""
    s = Scene(26, "day")
    s.sky(horizon=380, sun=(1240, 160))
    s.hills(380, count=2, height=70)
    s.grove(400, "#5f8b62")
    s.box(0, 400, 1600, 600, s.gradient("#e7cf9f", "#b08a5a"))
    for row in range(6):
        y, deep = 440 + row * row * 12 + row * 26, 0.5 + row * 0.24
        for at in range(-1, 9):
            x = 800 + (at - 4) * 250 * deep + (row % 2) * 70
            _tray(s, x, y, 190 * deep)
    return s


def _tray(s: Scene, x: float, y: float, w: float) -> None:
    h = w * 0.26
    s.shape([(x - w * 0.46, y - h * 0.9), (x + w * 0.52, y - h), (x + w * 0.6, y + h * 0.5),
             (x - w * 0.54, y + h * 0.6)], "#6f4f2f", 'opacity=".35"')  # fmt: skip
    s.shape([(x - w * 0.46, y - h), (x + w * 0.5, y - h), (x + w * 0.56, y + h * 0.4),
             (x - w * 0.54, y + h * 0.4)], s.gradient("#cfa86a", "#9a7440"))  # fmt: skip
    for i in range(4):
        for j in range(2):
            cx = x + (i - 1.5) * w * 0.245
            cy = y - h * 0.62 + j * h * 0.66
            s.oval(cx, cy, w * 0.112, h * 0.29, "#fff6de")
            s.oval(cx - w * 0.02, cy - h * 0.04, w * 0.07, h * 0.16, "#fffdf4")


def mask() -> Scene:
    """A painted face of tuồng, half of it lit."""
    s = Scene(27, "night")
    s.box(0, 0, 1600, 1000, s.gradient("#3b1720", "#7a2a2b", "#2b0f19"))
    for at in range(18):
        x = at * 95 - 20
        fold = s.gradient("#92342f", "#5a1a20", "#92342f", across=True)
        s.box(x, 0, 95, 1000, fold, 'opacity=".55"')
    s.glow(800, 460, 640, "#f4b56a", 0.5)
    _headdress(s)
    face = [(560, 470), (590, 330), (700, 262), (800, 250), (900, 262), (1010, 330), (1040, 470),
            (1010, 640), (920, 780), (800, 832), (680, 780), (590, 640), (560, 470)]  # fmt: skip
    s.soft(face, s.gradient("#f7eddc", "#e8d3b8"))
    s.soft([(800, 250), (900, 262), (1010, 330), (1040, 470), (1010, 640), (920, 780), (800, 832)],
           "#3a1a22", 'opacity=".22"')  # fmt: skip
    for side in (-1, 1):
        _half_face(s, side)
    s.path("M770,560Q756,640 744,662Q800,700 856,662Q844,640 830,560Z", "#f1dcc0")
    s.path("M720,722Q800,694 880,722Q800,768 720,722Z", "#8e1f26")
    s.path("M800,270Q770,360 800,440Q830,360 800,270Z", "#b3262c")
    s.glow(690, 330, 190, "#fff2d0", 0.35)
    return s


def _half_face(s: Scene, side: int) -> None:
    def at(x: float) -> float:
        return 800 + side * x

    s.path(
        f"M{at(40)},520C{at(90)},400 {at(190)},380 {at(232)},430C{at(215)},520 {at(220)},640 "
        f"{at(150)},742C{at(120)},700 {at(70)},640 {at(40)},520Z",
        "#1f2a4a",
    )
    s.path(
        f"M{at(30)},452C{at(80)},370 {at(160)},330 {at(226)},352C{at(170)},372 {at(110)},410 "
        f"{at(60)},470Z",
        "#b3262c",
    )
    s.path(
        f"M{at(52)},506C{at(96)},452 {at(160)},448 {at(196)},486C{at(160)},540 {at(100)},548 "
        f"{at(52)},506Z",
        "#fdf8ee",
    )
    s.circle(at(124), 498, 25, "#14161f")
    s.circle(at(116), 490, 7, "#ffffff")
    s.path(f"M{at(70)},600Q{at(120)},640 {at(150)},742Q{at(90)},700 {at(58)},640Z", "#e2a13f")
    s.path(f"M{at(86)},560Q{at(170)},580 {at(206)},560", "none",
           'stroke="#f3c565" stroke-width="7" stroke-linecap="round"')  # fmt: skip


def _headdress(s: Scene) -> None:
    s.path("M520,430C500,220 640,120 800,110C960,120 1100,220 1080,430Q1000,280 800,262"
           "Q600,280 520,430Z", s.gradient("#e7b24a", "#8f5a21"))  # fmt: skip
    for at in range(-6, 7):
        a = at * 0.2
        x, y = 800 + 300 * sin(a), 430 - 300 * cos(a)
        s.circle(x, y, 26, "#c7402f" if at % 2 else "#2f6f87")
        s.circle(x, y, 12, "#f7dd90")
    for side in (-1, 1):
        s.path(f"M{800 + side * 250},210C{800 + side * 420},60 {800 + side * 600},80 "
               f"{800 + side * 690},10", "none",
               'stroke="#f0c979" stroke-width="9" stroke-linecap="round"')  # fmt: skip
        for at in range(8):
            x = 800 + side * (320 + at * 44)
            y = 150 - at * 17 + 12 * sin(at)
            s.oval(x, y, 26, 7, "#d9563f", f'transform="rotate({-side * 30} {x:.0f} {y:.0f})"')


def bowl() -> Scene:
    """A bowl of fish-cake noodles on a dark table."""
    s = Scene(28, "clay")
    s.box(0, 0, 1600, 1000, s.gradient("#3c4a4a", "#232c33"))
    for at in range(9):
        s.box(0, at * 118, 1600, 112, mix("#4a3a30", "#2d2724", s.chance.random()), 'opacity=".75"')
    s.glow(520, 220, 760, "#ffe2ae", 0.35)
    s.oval(830, 610, 480, 330, "#0c1014", 'opacity=".45" filter="url(#blur)"')
    s.oval(800, 560, 450, 318, s.gradient("#f7f3e6", "#a9bcc0"))
    s.oval(800, 548, 405, 280, "#2f6f87")
    s.oval(800, 550, 392, 268, s.gradient("#e8a75b", "#c2682f"))
    for _ in range(70):
        x, y = s.chance.uniform(520, 1000), s.chance.uniform(420, 700)
        a = s.chance.uniform(0, 2 * pi)
        s.path(f"M{x:.0f},{y:.0f}q{70 * cos(a):.0f},{40 * sin(a):.0f} {120 * cos(a + 0.6):.0f},"
               f"{50 * sin(a + 0.6):.0f}", "none",
               'stroke="#fbf3dd" stroke-width="11" stroke-linecap="round"')  # fmt: skip
    for x, y, r in ((660, 470, 74), (820, 440, 80), (950, 540, 72), (720, 640, 70)):
        s.oval(x, y + 8, r, r * 0.72, "#7d4420", 'opacity=".6"')
        s.oval(x, y, r, r * 0.7, s.gradient("#e9b56a", "#b06a2d"))
        s.oval(x - r * 0.2, y - r * 0.16, r * 0.6, r * 0.32, "#f6d79b", 'opacity=".7"')
    for _ in range(46):
        x, y = s.chance.uniform(560, 1040), s.chance.uniform(420, 690)
        s.oval(x, y, 15, 6, s.chance.choice(["#4f8a4f", "#79ad57", "#2f6d48"]),
               f'transform="rotate({s.chance.uniform(0, 180):.0f} {x:.0f} {y:.0f})"')  # fmt: skip
    for at in range(5):
        s.oval(900 + 30 * cos(at * 1.3), 660 + 22 * sin(at * 1.3), 16, 11, "#c63a2c")
    for dy in (0, 34):
        s.line([(1180, 200 + dy), (1560, 560 + dy)], "#b98a57", 13)
    s.oval(250, 300, 140, 100, s.gradient("#f1ead8", "#9fb0b0"))
    s.oval(250, 294, 116, 78, "#5d8a4f")
    for _ in range(40):
        x, y = s.chance.uniform(160, 340), s.chance.uniform(240, 345)
        s.oval(x, y, 24, 11, light("#4f8a4f", s.chance.random() * 0.4),
               f'transform="rotate({s.chance.uniform(0, 180):.0f} {x:.0f} {y:.0f})"')  # fmt: skip
    return s


DRAWINGS = {
    "thap-doi": twin_towers,
    "thap-banh-it": hill_towers,
    "thap-duong-long": three_towers,
    "choi-bai-choi": huts,
    "trong-tran": drums,
    "banh-trang": rice_paper,
    "mat-na-tuong": mask,
    "bun-cha-ca": bowl,
}
