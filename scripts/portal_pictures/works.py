"""Ports, parks, roads, science houses, workshops."""

from portal_pictures import things
from portal_pictures.nature import Scene
from portal_pictures.paper import dark, light, mix


def port() -> Scene:
    s = Scene(31, "dawn")
    s.sky(horizon=470, sun=(330, 330), clouds=6)
    s.hills(470, count=3, height=120)
    s.sea(470, sun_x=330)
    s.path("M420,640L1120,640L1180,560L1240,560L1240,500L1330,500L1330,560L1400,560L1370,700"
           "L480,700Z", s.gradient("#8a3d35", "#3e2a33"))  # fmt: skip
    s.box(1246, 420, 82, 82, "#f2e9d6")
    s.box(1240, 410, 94, 14, "#c7523e")
    for at in range(4):
        s.box(1254 + at * 18, 440, 10, 12, "#3c6277")
    things.containers(s, 500, 640, 9, 4, 76)
    s.box(470, 694, 910, 10, "#0d2233", 'opacity=".35"')
    s.shape([(-20, 800), (1640, 770), (1640, 1020), (-20, 1020)], s.gradient("#b7a893", "#6a6660"))
    s.line([(-20, 800), (1640, 770)], "#efe2c6", 7)
    things.gantry_crane(s, 260, 800, 360)
    things.gantry_crane(s, 760, 790, 400, "#2f6f87")
    things.gantry_crane(s, 1330, 782, 360)
    things.containers(s, -30, 990, 5, 3, 112)
    things.containers(s, 980, 990, 6, 2, 112)
    return s


def park() -> Scene:
    """Halls between rows of trees, hills behind: an industrial cluster in the green."""
    s = Scene(32, "day")
    s.sky(horizon=480, sun=(1280, 170))
    s.hills(490, count=3, height=150)
    s.box(0, 490, 1600, 520, s.gradient("#a9c791", "#6b9467"))
    s.grove(505, "#547f5c")
    for x, y, w, h in ((90, 610, 330, 84), (470, 600, 300, 78), (830, 604, 340, 82),
                       (1230, 612, 330, 86)):  # fmt: skip
        things.hall(s, x, y, w, h, "#d9ddd2")
    s.grove(640, "#5b8a5e")
    things.hall(s, 60, 800, 470, 130, "#e4ddcc")
    things.hall(s, 1060, 800, 480, 130, "#d6dfdd")
    s.box(640, 660, 300, 140, s.gradient("#f5f2e7", "#b6c4c0"))
    for row in range(3):
        for at in range(8):
            s.box(656 + at * 35, 676 + row * 40, 25, 24, "#5f97a8", 'opacity=".85"')
    s.shape([(700, 1000), (760, 800), (820, 800), (900, 1000)], "#d8d2c0")
    s.shape([(0, 860), (1600, 830), (1600, 876), (0, 912)], s.gradient("#8d918c", "#70756f"))
    for at in range(20):
        s.line([(at * 84, 884 - at * 1.6), (at * 84 + 40, 883 - at * 1.6)], "#f2eedd", 4, 0.8)
    for x, tone in ((240, "#c7523e"), (1180, "#2f6f87")):
        s.box(x, 826, 110, 46, tone, 'rx="4"')
        s.box(x + 114, 840, 38, 32, light(tone, 0.3), 'rx="6"')
        for wheel in (20, 84, 134):
            s.circle(x + wheel, 876, 11, "#23292e")
    s.grove(985, "#456f51")
    return s


def wind() -> Scene:
    s = Scene(33, "dawn")
    s.sky(horizon=520, sun=(420, 380), clouds=7)
    s.sea(520, to=640, sun_x=420)
    dunes = s.gradient("#f0d6a6", "#c79a6a")
    s.soft([(-40, 700), (240, 600), (520, 640), (820, 590), (1160, 650), (1640, 580), (1640, 1040),
            (-40, 1040), (-40, 700)], dunes)  # fmt: skip
    for x, y, height in ((260, 620, 330), (560, 640, 380), (1180, 650, 420), (1470, 620, 340)):
        things.turbine(s, x, y, height, s.chance.uniform(0, 2))
    s.soft([(-40, 860), (300, 740), (640, 800), (980, 720), (1300, 790), (1640, 730), (1640, 1040),
            (-40, 1040), (-40, 860)], s.gradient("#e6c48e", "#a8754f"))  # fmt: skip
    things.turbine(s, 860, 760, 560, 0.5)
    for row in range(3):
        for at in range(6):
            x, y = 140 + at * 126 + row * 34, 880 + row * 44
            s.shape([(x, y), (x + 96, y - 8), (x + 112, y + 22), (x + 12, y + 32)],
                    s.gradient("#3d6f96", "#1d3c5e"))  # fmt: skip
            s.line([(x + 50, y - 4), (x + 62, y + 27)], "#8fc1d6", 2, 0.7)
            s.line([(x + 6, y + 16), (x + 104, y + 7)], "#8fc1d6", 2, 0.7)
    return s


def science_house() -> Scene:
    """A low white house of terraces among pines, mirrored in still water, the sea behind."""
    s = Scene(34, "day")
    s.sky(horizon=430, sun=(1240, 180), clouds=4)
    s.sea(430, to=500)
    s.hills(436, count=2, height=110)
    s.box(0, 490, 1600, 180, s.gradient("#94b883", "#6d9a6b"))
    s.grove(500, "#4d7a5c")
    for left, top, w in ((360, 520, 900), (470, 470, 560)):
        s.box(left, top, w, 92, s.gradient("#ffffff", "#d7dedb"))
        s.box(left - 36, top - 14, w + 72, 16, "#fbfaf4")
        s.box(left - 36, top + 2, w + 72, 8, "#9aa9a6")
        for at in range(int(w / 46)):
            s.box(left + 16 + at * 46, top + 24, 30, 56, s.gradient("#79b0bb", "#33606f"))
    for x in (430, 620, 820, 1020, 1190):
        s.box(x, 612, 10, 60, "#e6e6de")
    s.box(0, 664, 1600, 340, s.gradient("#b8d8d2", "#4f8d8f"))
    s.add('<g opacity=".32" transform="translate(0 1336) scale(1 -1)">')
    s.box(360, 540, 900, 120, "#ffffff")
    s.box(470, 450, 560, 90, "#ffffff")
    s.add("</g>")
    for _ in range(60):
        x, y = s.chance.uniform(0, 1600), s.chance.uniform(680, 990)
        s.line([(x, y), (x + s.chance.uniform(30, 150), y)], "#ffffff", 2, 0.3)
    for x, height in ((140, 360), (240, 300), (1390, 350), (1500, 310)):
        _pine(s, x, 690, height)
    s.soft([(-40, 900), (260, 860), (520, 930), (700, 1040), (-40, 1040)], "#3f6b4f")
    return s


def _pine(s: Scene, x: float, y: float, height: float) -> None:
    s.line([(x, y), (x + 6, y - height)], "#54443a", 9)
    for at in range(5):
        level = y - height * (0.45 + 0.13 * at)
        s.oval(x + s.chance.uniform(-18, 18), level, 74 - at * 11, 24, mix("#2f5d4a", "#7da27a",
               at / 9))  # fmt: skip


def road() -> Scene:
    """The road that climbs to the west."""
    s = Scene(37, "mist")
    s.sky(horizon=460, sun=(1120, 200), clouds=5)
    for at in range(6):
        tone = mix(mix(s.far, s.low, 0.5), s.near, at / 6)
        s.ridge(400 + at * 62, 150 - at * 12, tone)
    s.mist(560, opacity=0.35)
    s.box(0, 780, 1600, 230, s.gradient("#55785f", "#2f5145"))
    s.path("M640,1000C760,880 1020,850 980,760C940,690 700,700 740,620C770,570 900,560 890,520"
           "L904,520C930,570 830,590 820,630C810,690 1080,690 1110,770C1140,860 1010,900 1040,1000"
           "Z", s.gradient("#ded7c4", "#8f918c"))  # fmt: skip
    s.path("M840,1000C890,900 1080,850 1046,768C1010,694 770,694 780,624", "none",
           'stroke="#fbf4dc" stroke-width="6" stroke-dasharray="26 22"')  # fmt: skip
    s.box(908, 846, 58, 30, "#c7523e", 'rx="5" transform="rotate(-14 930 860)"')
    for _ in range(44):
        x, y = s.chance.uniform(0, 1600), s.chance.uniform(800, 1000)
        if not 560 < x < 1150:
            size = (y - 700) / 5
            s.shape([(x - size * 0.5, y), (x + size * 0.5, y), (x, y - size * 2)],
                    mix("#2a4d40", "#5f8a68", s.chance.random() * 0.6))  # fmt: skip
    return s


def timber() -> Scene:
    """Garden furniture in a yard: a bench, a table, boards in stacks."""
    s = Scene(38, "clay")
    s.sky(horizon=520, sun=(300, 180), clouds=4)
    s.grove(540, "#6f8a5c")
    s.box(0, 540, 1600, 460, s.gradient("#d9b98c", "#9c7450"))
    things.hall(s, 880, 620, 700, 170, "#d8cdb6")
    for stack, (x, y) in enumerate(((90, 720), (380, 690), (90, 600))):
        for row in range(7):
            for at in range(4):
                tone = mix("#c58f56", "#8d5c35", s.chance.random())
                s.box(x + at * 62 + stack * 4, y - row * 19, 58, 16, tone, 'rx="3"')
                s.oval(x + at * 62 + 14 + stack * 4, y - row * 19 + 8, 7, 5, dark(tone, 0.25))
    s.oval(1010, 890, 420, 44, "#3d2a20", 'opacity=".25"')
    for at in range(7):
        s.shape([(700 + at * 8, 742 + at * 12), (1330 + at * 8, 742 + at * 12),
                 (1338 + at * 8, 752 + at * 12), (708 + at * 8, 752 + at * 12)],
                mix("#d49a5c", "#a86b38", at / 8))  # fmt: skip
    for x, y in ((740, 900), (1340, 900), (720, 860), (1310, 860)):
        s.box(x, 800, 22, y - 780, "#8d5c35")
    for x in (520, 1430):
        for at in range(4):
            s.box(x - 70, 640 + at * 34, 150, 20, mix("#cf955a", "#9c6435", at / 5), 'rx="4"')
        s.box(x - 74, 630, 14, 250, "#8d5c35")
        s.box(x + 70, 630, 14, 250, "#8d5c35")
        s.shape([(x - 80, 780), (x + 92, 780), (x + 66, 812), (x - 106, 812)], "#d49a5c")
        s.box(x - 104, 812, 14, 80, "#7d4f2d")
        s.box(x + 54, 812, 14, 80, "#7d4f2d")
    return s


DRAWINGS = {
    "cang-bien": port,
    "cum-cong-nghiep": park,
    "dien-gio": wind,
    "icise": science_house,
    "duong-19": road,
    "do-go": timber,
}
