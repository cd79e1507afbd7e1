"""Coast, islands and boats."""

from portal_pictures import things
from portal_pictures.nature import Scene
from portal_pictures.paper import dark, light, mix


def eo_gio() -> Scene:
    s = Scene(11, "day")
    s.sky(horizon=470, sun=(1180, 210))
    s.ridge(452, 46, mix(s.far, s.low, 0.4), to=480)
    s.sea(470, sun_x=1180)
    s.cliff([(-10, 250), (150, 300), (300, 430), (420, 560), (500, 720), (420, 820), (-10, 900)],
            "#8a7a62")  # fmt: skip
    s.cliff([(1610, 320), (1420, 380), (1290, 520), (1190, 640), (1130, 760), (1260, 840),
             (1610, 930)], "#7d7260")  # fmt: skip
    for x, y in ((30, 268), (120, 300), (205, 352), (1470, 392), (1560, 356)):
        s.oval(x, y, 78, 24, "#5d8a5a")
        s.oval(x - 16, y - 9, 52, 14, "#86ad6c")
    s.rocks(520, 770, 58, "#8d7f69", count=4)
    s.rocks(1080, 800, 50, "#81766a", count=4)
    things.fishing_boat(s, 760, 590, 90)
    s.beach(880)
    walk = [(1600, 470), (1460, 520), (1360, 620), (1310, 700)]
    s.line(walk, "#f2e8cf", 9, 0.9)
    for x, y in walk[1:]:
        s.line([(x, y), (x, y - 26)], "#7b6248", 4)
    return s


def ky_co() -> Scene:
    s = Scene(12, "noon")
    s.sky(horizon=430, sun=(300, 170))
    s.sea(430)
    shallow = s.gradient("#9be3d6", "#d9f2de")
    s.soft([(-40, 760), (260, 660), (700, 690), (1150, 640), (1640, 720), (1640, 1040),
            (-40, 1040), (-40, 760)], shallow, 'opacity=".7"')  # fmt: skip
    s.cliff([(1610, 120), (1400, 190), (1290, 330), (1180, 420), (1120, 560), (1250, 640),
             (1610, 700)], "#a08b6e")  # fmt: skip
    for x, y in ((1480, 165), (1580, 130), (1380, 225), (1300, 340)):
        s.oval(x, y, 110, 34, "#4e8560")
        s.oval(x - 24, y - 12, 70, 20, "#7bab73")
    s.cliff([(-10, 380), (90, 360), (200, 440), (240, 520), (-10, 580)], "#93836c", cracks=12)
    s.rocks(950, 640, 46, "#a3917a", count=5)
    s.beach(830, sand="#f4e4bd")
    things.basket_boat(s, 420, 880, 74)
    things.basket_boat(s, 610, 915, 60)
    return s


def sunrise_boats() -> Scene:
    s = Scene(13, "dawn")
    s.sky(horizon=500, sun=(820, 430), clouds=9)
    s.hills(500, count=2, height=60)
    s.sea(500, sun_x=820)
    hulls = ["#2b6288", "#356f61", "#7b3f38", "#2f5680", "#8a5a33"]
    for at in range(9):
        y = 540 + at * 42
        size = 70 + at * 20
        x = s.chance.uniform(-20, 1450)
        things.fishing_boat(s, x, y, size, hulls[at % 5])
    things.basket_boat(s, 300, 930, 66)
    return s


def island_light() -> Scene:
    s = Scene(14, "dusk")
    s.sky(horizon=560, sun=(1250, 470), clouds=8)
    s.sea(560, sun_x=1250)
    s.ridge(560, 14, mix(s.far, s.low, 0.3), to=566)
    s.soft([(60, 580), (220, 470), (420, 370), (560, 330), (720, 390), (900, 500), (1080, 580)],
           s.gradient("#56536c", "#2b2f4a"))  # fmt: skip
    s.soft([(180, 580), (380, 470), (520, 430), (700, 480), (860, 580)], "#3d4a58", 'opacity=".7"')
    s.grove(582, "#2a3b46", x=150, width=820)
    s.shape([(540, 345), (580, 345), (575, 175), (545, 175)], s.gradient("#f6ead2", "#b39a86",
            across=True))  # fmt: skip
    s.box(536, 160, 48, 18, "#b8503d")
    s.box(546, 128, 28, 34, "#ffe9ae")
    s.shape([(540, 130), (580, 130), (560, 104)], "#8a3d35")
    s.glow(560, 146, 210, "#ffeab0", 0.8)
    s.shape([(575, 140), (1640, 40), (1640, 210), (575, 152)], s.gradient("#ffeab0", "#ffeab0",
            across=True, clear_to=True), 'opacity=".45"')  # fmt: skip
    s.rocks(180, 606, 44, "#4a4660", count=5)
    s.rocks(980, 604, 40, "#4a4660", count=5)
    for x, y, size in ((1120, 700, 130), (420, 780, 170), (860, 860, 200)):
        things.fishing_boat(s, x, y, size, "#31476b")
    return s


def bay_city() -> Scene:
    """A curved city front under hills, seen over the bay in the evening."""
    s = Scene(15, "dusk")
    s.sky(horizon=520, sun=(300, 400), clouds=7)
    s.hills(520, count=3, height=170)
    for at in range(64):
        x = 40 + at * 24
        height = s.chance.uniform(30, 110) * (1 + 0.6 * (at % 9 == 4))
        tone = mix("#4b4c6e", "#d79f86", s.chance.random() * 0.45)
        s.box(x, 540 - height, 20, height, s.gradient(light(tone, 0.2), dark(tone, 0.2)))
        for row in range(int(height / 15)):
            if s.chance.random() < 0.55:
                s.box(x + 4, 548 - height + row * 15, 4, 6, "#ffdf9e", 'opacity=".9"')
            if s.chance.random() < 0.4:
                s.box(x + 12, 548 - height + row * 15, 4, 6, "#ffdf9e", 'opacity=".8"')
    s.grove(546, "#2c3a48")
    s.sea(548, sun_x=300)
    for _ in range(60):
        x = s.chance.uniform(40, 1560)
        s.line([(x, 556), (x, 556 + s.chance.uniform(20, 90))], "#ffdf9e", 4, 0.22)
    s.soft([(-40, 800), (300, 840), (800, 900), (1300, 930), (1640, 930), (1640, 1040), (-40, 1040),
            (-40, 800)], s.gradient("#d7a787", "#6f5563"))  # fmt: skip
    for x in (120, 210, 1380, 1500):
        s.palm(x, 960, s.chance.uniform(330, 430), "#1f2740")
    return s


def bridge() -> Scene:
    """A long sea bridge to the peninsula, with turbines on its hills."""
    s = Scene(16, "mist")
    s.sky(horizon=480, sun=(1280, 200))
    s.hills(480, count=3, height=150)
    for x, height in ((980, 150), (1100, 175), (1230, 160), (1360, 185), (1480, 165)):
        things.turbine(s, x, 395, height, s.chance.uniform(0, 2))
    s.sea(480)
    for at in range(46):
        x = -20 + at * 38
        share = at / 45
        top = 640 - 110 * share
        s.box(x, top, 10 - 4 * share, 62 - 24 * share, "#6f8986")
        s.box(x, top + 58 - 24 * share, 10 - 4 * share, 40, "#7f9d9a", 'opacity=".35"')
    s.shape([(-20, 616), (1640, 510), (1640, 522), (-20, 646)], s.gradient("#fbf8ec", "#5f7a78"))
    for at in range(14):
        x = 30 + at * 110
        s.line([(x, 618 - 0.064 * x), (x, 590 - 0.064 * x)], "#75857f", 2.4)
    for x, y, size in ((300, 820, 150), (980, 760, 110)):
        things.fishing_boat(s, x, y, size, "#3a6d76")
    s.grove(1000, "#49725f", x=-20, width=520)
    return s


def lagoon() -> Scene:
    """The lagoon at low light: stakes, nets and a rowing boat."""
    s = Scene(17, "mist")
    s.sky(horizon=430, sun=(460, 250), clouds=4)
    s.hills(430, count=3, height=130)
    s.sea(430, sun_x=460)
    for row in range(5):
        y = 520 + row * 90
        for at in range(9):
            x = 700 + at * (90 + row * 14) - row * 130
            s.line([(x, y + 6), (x, y - 46 - row * 8)], "#5b5346", 3 + row * 0.6, 0.8)
    s.line([(640, 800), (760, 770), (900, 812), (1040, 776), (1180, 812)], "#4a6664", 2, 0.7)
    s.path("M230,742Q400,800 600,742Q560,790 420,792Q290,790 230,742Z", "#4b3a2d")
    s.soft([(384, 748), (376, 690), (392, 640), (420, 640), (436, 692), (428, 750)], "#35565e")
    s.circle(405, 622, 19, "#c79d7b")
    s.shape([(362, 618), (448, 618), (405, 578)], "#e9d5a3")
    s.line([(426, 668), (560, 820)], "#6d553c", 6)
    s.mist(470, opacity=0.35)
    return s


def sea_chart() -> Scene:
    """Open sea with ships on watch and far islands, in bands of blue."""
    s = Scene(18, "dawn")
    s.sky(horizon=440, sun=(1080, 360), clouds=7)
    s.sea(440, sun_x=1080)
    for x, w, tone in ((180, 240, "#8f8a86"), (620, 140, "#a3968c"), (1380, 180, "#948b86")):
        s.soft([(x - w / 2, 446), (x - w / 5, 428), (x + w / 6, 422), (x + w / 2, 446)],
               s.gradient(tone, light(tone, 0.4)))  # fmt: skip
        for _ in range(9):
            s.oval(x + s.chance.uniform(-w / 3, w / 3), 432, 13, 8, "#5e7d66")
    for x, y, size in ((260, 600, 150), (700, 700, 210), (1120, 640, 170)):
        things.fishing_boat(s, x, y, size, "#2d6a8e")
        u = size / 100
        s.box(x + 58 * u, y - 49 * u, 17 * u, 11 * u, "#d23b30")
        s.path(_star(x + 66.5 * u, y - 43.5 * u, 3.8 * u), "#ffd84a")
    for _ in range(9):
        x, y = s.chance.uniform(200, 1500), s.chance.uniform(120, 360)
        s.path(f"M{x:.0f},{y:.0f}q12,-12 20,0q8,-12 20,0", "none",
               'stroke="#4d5f68" stroke-width="3" stroke-linecap="round"')  # fmt: skip
    return s


def _star(x: float, y: float, size: float) -> str:
    from math import cos, pi, sin  # noqa: PLC0415  only the star needs it

    points = [
        (x + (size if at % 2 == 0 else size * 0.4) * sin(pi * at / 5),
         y - (size if at % 2 == 0 else size * 0.4) * cos(pi * at / 5))
        for at in range(10)
    ]  # fmt: skip
    return "M" + "L".join(f"{px:.1f},{py:.1f}" for px, py in points) + "Z"


DRAWINGS = {
    "eo-gio": eo_gio,
    "ky-co": ky_co,
    "thuyen-binh-minh": sunrise_boats,
    "cu-lao-xanh": island_light,
    "vinh-quy-nhon": bay_city,
    "cau-thi-nai": bridge,
    "dam-thi-nai": lagoon,
    "bien-khoi": sea_chart,
}
