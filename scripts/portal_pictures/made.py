"""Hats, paintings, papers, microphones: things that hands make and use."""

from math import cos, pi, sin

from portal_pictures import things
from portal_pictures.nature import Scene
from portal_pictures.paper import dark, light, mix


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
        opacity = 0.7 if ring % 2 else 0.35
        line = f'stroke="#a87a3f" stroke-width="2" opacity="{opacity}"'
        s.oval(x, y, r * share, r * 0.92 * share, "none", line)
    for at in range(48):
        a = at * pi / 24
        inner = (x + r * 0.2 * cos(a), y + r * 0.18 * sin(a))
        s.line([inner, (x + r * cos(a), y + r * 0.92 * sin(a))], "#b98d52", 1.6, 0.45)
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
        hull = f"h{w * 0.44:.0f}l-{w * 0.09:.0f},{h * 0.12:.0f}h-{w * 0.26:.0f}z"
        s.path(f"M{x + w * 0.2:.0f},{y + h * 0.56:.0f}{hull}", "#c7402f")
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
    for at, tone in enumerate(("#d9563f", "#2f6f87", "#e2a13f", "#47725c", "#8b8f94")):
        _microphone(s, 560 + at * 120, (at - 2) * 20, tone)
    for x, y, turn in ((180, 690, -9), (1120, 700, 7), (640, 760, 3)):
        s.add(f'<g transform="rotate({turn} {x} {y})">')
        s.box(x + 8, y + 10, 300, 210, "#1b120c", 'opacity=".35" filter="url(#blur)"')
        s.box(x, y, 300, 210, "#fbf6e8")
        for line in range(7):
            s.box(x + 26, y + 30 + line * 24, 240 - 46 * (line % 3), 9, "#b9bdb3", 'rx="3"')
        s.add("</g>")
    return s


def _microphone(s: Scene, x: float, lean: float, tone: str) -> None:
    """On a stand that leans towards the middle, with the cube of a station."""
    s.oval(x, 604, 62, 15, "#191f25")
    s.line([(x, 600), (x - lean, 470)], "#39434c", 9)
    s.add(f'<g transform="rotate({-lean * 0.5} {x - lean} 470)">')
    s.box(x - lean - 19, 330, 38, 150, s.gradient("#5c6872", "#1d242a", across=True), 'rx="16"')
    s.box(x - lean - 46, 392, 92, 62, s.gradient(light(tone, 0.25), dark(tone, 0.2)), 'rx="7"')
    s.oval(x - lean, 318, 44, 56, s.gradient("#8b98a3", "#333d46", across=True))
    for line in range(5):
        y = 284 + line * 17
        s.line([(x - lean - 36, y), (x - lean + 36, y)], "#1d242a", 2, 0.5)
    s.add("</g>")


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
    s.clipped(x, y, w, top)
    s.soft([(x, y + top * 0.8), (x + w * 0.3, y + top * 0.55), (x + w * 0.6, y + top * 0.72),
            (x + w, y + top * 0.6), (x + w, y + top), (x, y + top), (x, y + top * 0.8)],
           mix(skies[1], "#1d2f3c", 0.45))  # fmt: skip
    if at in (0, 2):
        things.cham_tower(s, x + w * 0.34, y + top * 0.86, w * 0.12)
    s.add("</g>")
    for line in range(int((h - top - 30) / 26)):
        s.box(x, y + top + 24 + line * 26, w - 60 * (line % 3), 10, "#b9b3a2", 'rx="3"')


DRAWINGS = {
    "non-ngua": horse_hats,
    "tranh-tre-em": children_paintings,
    "hop-bao": press_desk,
    "an-pham": printed_matter,
}
