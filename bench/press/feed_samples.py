"""Feeds made up for benches: kinds, sizes and faults as outlets have them, own sentences."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape

WORDS = (
    *("Quy Nhơn", "Bình Định", "du khách", "cảng biển", "hội nghị", "đầu tư", "nhà khoa học"),
    *("khai mạc", "ký kết", "hợp tác", "quốc tế", "mùa thu", "đón", "tàu", "đoàn", "triển lãm"),
    *("võ cổ truyền", "năng lượng", "doanh nghiệp", "thành phố", "bờ biển", "tuyến bay", "mới"),
)
FIRST = datetime(2026, 11, 20, 7, 30, tzinfo=UTC)
CONTENT = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
KINDS = ("rss", "rss", "rss", "atom", "rdf")


def sentence(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count)).capitalize()


def markup(chance: random.Random, size: int) -> str:
    """A description as feeds carry it: a picture, links, some paragraphs."""
    paragraphs = "".join(
        f'<p style="margin:0">{sentence(chance, 12)} <a href="/chu-de/{turn}">tin</a>.</p>'
        for turn in range(size)
    )
    return f'<a href="/tin"><img src="/anh/{size}.jpg" alt="ảnh"/></a><br />{paragraphs}'


def entry(kind: str, chance: random.Random, turn: int, size: int) -> str:
    title, at = sentence(chance, 9), FIRST - timedelta(minutes=37 * turn)
    address = f"https://bao.example/tin-{turn}.html?a=1&amp;b=2"
    if kind == "atom":
        return (
            f"<entry><title>{title}</title><id>tag:bao.example,2026:{turn}</id>"
            f'<link rel="alternate" href="{address}"/><updated>{at.isoformat()}</updated>'
            f'<summary type="html">{escape(markup(chance, size))}</summary></entry>'
        )
    date = f"<pubDate>{format_datetime(at)}</pubDate>"
    about = ""
    if kind == "rdf":
        date, about = f"<dc:date>{at.isoformat()}</dc:date>", f' rdf:about="{address}"'
    summary = markup(chance, size)
    if kind == "rss" and turn % 2:  # every other entry carries the whole article beside it
        date += f"<content:encoded><![CDATA[{summary}]]></content:encoded>"
        summary = sentence(chance, 20)
    return (
        f"<item{about}><title>{title}</title><link>{address}</link>{date}"
        f"<description><![CDATA[{summary}]]></description></item>"
    )


def feed(kind: str, chance: random.Random, count: int, size: int) -> bytes:
    """A well-formed feed of `count` entries with descriptions of `size` paragraphs."""
    entries = [entry(kind, chance, turn, size) for turn in range(count)]
    inner = "\n".join(entries)
    head = "<title>Báo</title><link>https://bao.example/</link><description>Tin</description>"
    if kind == "atom":
        text = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Báo</title>{inner}</feed>'
    elif kind == "rdf":
        text = (
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
            'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<channel>{head}</channel>{inner}</rdf:RDF>"
        )
    else:
        text = f'<rss version="2.0" {CONTENT}><channel>{head}<ttl>30</ttl>{inner}</channel></rss>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode()


def damaged(body: bytes, turn: int) -> bytes:
    """The same feed with a fault that outlets make; no entry is lost by it."""
    faults = (
        lambda: body.replace("Quy Nhơn".encode(), "Quy&nbsp;Nhơn".encode()),
        lambda: body.replace(b"<title>", b"<title>TT&TT ", 3),
        lambda: body.replace(b"<title>", b"<title>\x0b", 5),
        lambda: b"\n\n" + body,
        lambda: body.replace(b"<item><title>", b"<item><br><title>", 1),
    )
    return faults[turn % len(faults)]()


def feeds(count: int, seed: int = 6) -> Iterator[bytes]:
    """Feeds of 10 to 60 entries, mean 200 KB; one of 28 is no well-formed XML."""
    chance = random.Random(seed)
    for turn in range(count):
        kind = KINDS[turn % len(KINDS)]
        body = feed(kind, chance, chance.randrange(10, 60), chance.choice((1, 4, 12, 30, 120)))
        yield damaged(body, turn // 28) if turn % 28 == 27 else body
