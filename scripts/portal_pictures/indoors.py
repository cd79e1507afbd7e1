"""Desks, halls, papers and the dome."""

from math import cos, pi, sin

from portal_pictures import things
from portal_pictures.nature import Scene
from portal_pictures.paper import mix


def discovery() -> Scene:
    """The dome of the planetarium under stars."""
    s = Scene(35, "night")
    s.sky(horizon=690, clouds=0)
    s.stars(240, below=640)
    s.soft([(-40, 520), (400, 300), (900, 240), (1640, 40), (1640, 130), (900, 350), (400, 420),
            (-40, 620), (-40, 520)], "#8fb3cf", 'opacity=".22" filter="url(#haze)"')  # fmt: skip
    s.hills(690, count=2, height=110)
    s.box(0, 690, 1600, 310, s.gradient("#22384f", "#0e1a2c"))
    s.glow(800, 640, 560, "#ffe0a0", 0.35)
    s.path("M560,700A240,240 0 0 1 1040,700Z", s.gradient("#dfe7ea", "#7f97a8", "#34495f"))
    for at in range(1, 6):
        x = 240 * sin(at * pi / 12)
        s.path(f"M800,460Q{800 + x * 1.3:.0f},560 {800 + x:.0f},700", "none",
               'stroke="#54708a" stroke-width="2.5" opacity=".7"')  # fmt: skip
        s.path(f"M800,460Q{800 - x * 1.3:.0f},560 {800 - x:.0f},700", "none",
               'stroke="#54708a" stroke-width="2.5" opacity=".7"')  # fmt: skip
    s.box(300, 700, 1000, 110, s.gradient("#e8e2d2", "#8c8f94"))
    for at in range(20):
        s.box(320 + at * 49, 722, 34, 66, "#ffdf9e", f'opacity="{0.55 + 0.4 * (at % 3 == 0)}"')
    s.box(0, 806, 1600, 200, s.gradient("#1c2f46", "#0b1524"))
    s.add('<g opacity=".25">')
    for at in range(20):
        s.box(320 + at * 49, 818, 34, 90, "#ffdf9e")
    s.add("</g>")
    for x, size in ((410, 1.0), (450, 0.72), (1130, 0.95), (1180, 0.66), (1230, 0.9)):
        s.circle(x, 838 - 78 * size, 13 * size, "#0a1220")
        s.soft([(x - 18 * size, 842), (x - 15 * size, 838 - 52 * size), (x, 838 - 62 * size),
                (x + 15 * size, 838 - 52 * size), (x + 18 * size, 842)], "#0a1220")  # fmt: skip
    for x, y, r in ((1180, 210, 46),):
        s.glow(x, y, 150, "#f4e7c0", 0.5)
        s.circle(x, y, r, "#f4e7c0")
        s.oval(x, y, r * 1.9, r * 0.42, "none",
               f'stroke="#e6cfa0" stroke-width="7" transform="rotate(-18 {x} {y})"')  # fmt: skip
    return s


def visitor_desk() -> Scene:
    """A desk in an arrivals hall, an aircraft behind the glass."""
    s = Scene(36, "day")
    s.box(0, 0, 1600, 1000, s.gradient("#eef1e6", "#d8ded2"))
    s.box(0, 90, 1600, 500, s.gradient("#8fc6d6", "#e2f1ea"))
    s.ridge(520, 60, "#8fb7a6", to=590)
    s.box(0, 540, 1600, 50, "#9aa79f")
    s.path("M560,470Q600,420 760,420L1130,420L1210,330L1250,330L1220,430Q1230,470 1180,474L620,480"
           "Q560,480 560,470Z", s.gradient("#ffffff", "#c7d2d2"))  # fmt: skip
    s.shape([(860, 456), (960, 456), (1080, 548), (1030, 548)], "#b7c4c4")
    for at in range(12):
        s.box(680 + at * 34, 434, 15, 12, "#3f6f85", 'rx="3"')
    s.box(0, 70, 1600, 24, "#5b6d6a")
    for x in range(0, 1601, 320):
        s.box(x - 8, 90, 16, 500, "#72857f")
    s.box(0, 590, 1600, 410, s.gradient("#e7dfcd", "#b7ab95"))
    for at in range(9):
        s.line([(800 + (at - 4) * 150, 590), (800 + (at - 4) * 420, 1000)], "#9d917b", 2, 0.4)
    s.box(390, 640, 820, 230, s.gradient("#2f6f72", "#1c4750"), 'rx="18"')
    s.box(360, 620, 880, 34, s.gradient("#f2e2bf", "#cda873"), 'rx="10"')
    s.circle(800, 755, 70, "#f7efd8")
    s.box(790, 738, 20, 54, "#1c4750", 'rx="4"')
    s.circle(800, 718, 12, "#1c4750")
    for x, tone, hair in ((600, "#c7523e", "#2a2426"), (980, "#e2a13f", "#33282a")):
        s.soft([(x - 60, 622), (x - 50, 540), (x, 516), (x + 50, 540), (x + 60, 622)], tone)
        s.circle(x, 474, 39, "#d8a782")
        s.path(f"M{x - 41},474Q{x - 40},424 {x},424Q{x + 40},424 {x + 41},474Q{x + 20},446 {x},448"
               f"Q{x - 20},446 {x - 41},474Z", hair)  # fmt: skip
    for at, tone in enumerate(("#d9563f", "#2f6f87", "#e2a13f", "#5c8a5e")):
        s.box(1080 + at * 30, 560 - at * 4, 24, 60, tone, 'rx="2"')
    s.box(200, 800, 96, 150, "#8a5a44", 'rx="12"')
    s.line([(226, 800), (226, 720), (270, 720), (270, 800)], "#3d3632", 7)
    return s


def papers_of_origin() -> Scene:
    """A certificate and a stamp over a drawn sea route."""
    s = Scene(39, "mist")
    s.box(0, 0, 1600, 1000, s.gradient("#d7e3dc", "#a9c3bd"))
    for at in range(12):
        y = 80 + at * 84
        steps = range(0, 1600, 200)
        steps = range(0, 1600, 200)
        wave = "".join(f"Q{x + 50},{y - 26} {x + 100},{y}T{x + 200},{y}" for x in steps)
        s.path(f"M0,{y}{wave}", "none", 'stroke="#8fb3ad" stroke-width="3" opacity=".55"')
    dashes = 'stroke="#c7523e" stroke-width="7" stroke-dasharray="4 22" stroke-linecap="round"'
    s.path("M150,840C420,560 760,820 980,480S1400,300 1500,130", "none", dashes)
    s.circle(150, 840, 20, "#c7523e")
    s.circle(1500, 130, 20, "#2f6f87")
    things.containers(s, 930, 820, 4, 3, 130)
    s.add('<g transform="rotate(-7 560 480)">')
    s.box(322, 152, 500, 660, "#3c4f52", 'opacity=".3" filter="url(#blur)"')
    s.box(310, 140, 500, 660, s.gradient("#fffdf4", "#efe6cf"))
    s.box(340, 170, 440, 600, "none", 'stroke="#2f6f72" stroke-width="4"')
    s.box(420, 206, 280, 22, "#2f6f72", 'rx="4"')
    s.box(470, 244, 180, 12, "#9fb7b2", 'rx="4"')
    for at in range(9):
        s.box(372, 300 + at * 36, 376 - 60 * (at % 3), 11, "#c3c9bd", 'rx="4"')
    for x in (372, 530, 660):
        s.line([(x, 640), (x, 740)], "#9fb7b2", 2)
    s.line([(372, 640), (748, 640)], "#9fb7b2", 2)
    s.add("</g>")
    s.add('<g opacity=".85" transform="rotate(-16 690 690)">')
    s.circle(690, 690, 84, "none", 'stroke="#c23a33" stroke-width="9"')
    s.circle(690, 690, 62, "none", 'stroke="#c23a33" stroke-width="4"')
    s.path("M658,690L682,716L728,664", "none",
           'stroke="#c23a33" stroke-width="12" stroke-linecap="round"')  # fmt: skip
    s.add("</g>")
    return s


def hall_of_talks() -> Scene:
    """Rows of listeners before a bright screen."""
    s = Scene(40, "night")
    s.box(0, 0, 1600, 1000, s.gradient("#22384a", "#182536"))
    for at in range(17):
        s.box(at * 100, 0, 52, 560, "#2d4a5c", 'opacity=".6"')
    s.glow(800, 300, 760, "#bfe6e0", 0.45)
    s.box(420, 90, 760, 400, s.gradient("#f2f7ee", "#c4e0da"))
    for at in range(5):
        radius = 40 + at * 34
        s.circle(800, 290, radius, "none", f'stroke="#2f6f87" stroke-width="3" opacity=".{8 - at}"')
    for at in range(12):
        a = at * pi / 6 + 0.2
        r = 40 + 34 * (at % 5)
        s.circle(800 + r * cos(a), 290 + r * sin(a), 10, ("#c7523e", "#e2a13f", "#2f6f72")[at % 3])
    s.circle(800, 290, 20, "#e2a13f")
    s.box(0, 520, 1600, 60, "#3b2e2a")
    s.box(1210, 430, 90, 110, s.gradient("#a7774a", "#6b4628"))
    s.circle(1255, 376, 25, "#d8a782")
    s.soft([(1214, 446), (1222, 410), (1255, 398), (1288, 410), (1296, 446)], "#23455e")
    for row in range(5):
        y, size = 640 + row * 86, 30 + row * 9
        for at in range(-1, 15 - row):
            x = 800 + (at - (13 - row) / 2) * size * 3.5
            tone = mix("#101a28", "#3a5566", s.chance.random() * 0.8)
            s.soft([(x - size * 1.2, y + size * 2), (x - size, y + size * 0.7), (x, y + size * 0.4),
                    (x + size, y + size * 0.7), (x + size * 1.2, y + size * 2)], tone)  # fmt: skip
            s.circle(x, y, size * 0.62, mix("#1a2230", "#4a3a36", s.chance.random()))
    return s


DRAWINGS = {
    "quay-du-khach": visitor_desk,
    "xuat-xu": papers_of_origin,
    "hoi-truong": hall_of_talks,
    "kham-pha-khoa-hoc": discovery,
}
