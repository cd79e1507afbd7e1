"""Six made layouts: a daily, an old table portal, WordPress, teasers, a gazette, a foreign page."""

import html
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bench.press.pages_made import Story, Writer, bare, data_block, story_of

SECTIONS = ("Thời sự", "Thế giới", "Kinh doanh", "Giải trí", "Thể thao", "Pháp luật", "Giáo dục")


def _menu(writer: Writer, story: Story, tag: str = "li") -> str:
    return "".join(
        f'<{tag} class="nav-item"><a href="/tinh/{at}" title="{place}">{place}</a></{tag}>'
        for at, place in enumerate((*SECTIONS, *story.provinces))
    )


def _head(story: Story, extra: str) -> str:
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{story.title}</title>'
        f'<meta property="og:title" content="{story.title}">'
        f'<meta property="og:image" content="https://anh.example/{story.day}.jpg">{extra}</head>'
    )


def daily(writer: Writer, story: Story) -> bytes:
    """A national daily: much script, a long menu, a box of related news, comments."""
    article = "".join(f'<p class="Normal">{text}</p>' for text in story.paragraphs)
    half = len(story.paragraphs) // 2
    more = f'<div class="box-xem-them"><strong>Xem thêm:</strong> {writer.link(story.more)}</div>'
    article = article.replace("</p>", "</p>", half) + more
    related = "".join(
        f'<article class="item-news"><h3 class="title-news">{writer.link(title)}</h3>'
        f'<p class="description">{writer.link(lead)}</p></article>'
        for title, lead in story.teasers
    )
    said = "".join(f'<div class="comment_item"><p>{text}</p></div>' for text in story.comments)
    page = (
        f"{_head(story, data_block(story) + writer.style(11000) + writer.script(22000))}<body>"
        f'<header><ul class="main-nav">{_menu(writer, story)}</ul></header>'
        f'<section class="container"><div class="sidebar-1"><h1 class="title-detail">{story.title}'
        f'</h1><span class="date">{story.day}</span><article class="fck_detail ">{article}'
        f"</article></div>{writer.script(10000)}"
        f'<div class="box_comment" id="comments">{said}</div>'
        f'<div class="list-news">{related}</div></section>'
        f"<footer><ul>{_menu(writer, story)}</ul></footer>{writer.script(15000)}</body></html>"
    )
    return page.encode()


def _numeric(text: str) -> str:
    return "".join(f"&#{ord(letter)};" if ord(letter) > 127 else letter for letter in text)


def table_portal(writer: Writer, story: Story) -> bytes:
    """An old portal of nested tables, every accented letter a number."""
    article = "".join(
        f'<p style="text-align: justify"><span style="font-family: Arial; font-size: 10pt">'
        f"{text}</span></p>\r\n"
        for text in story.paragraphs
    )
    menu = "".join(
        f'<tr><td class="menu" onmouseover="this.className=\'on\'"><a href="?id={at}">{place}</a>'
        "</td></tr>"
        for at, place in enumerate((*SECTIONS, *story.provinces))
    )
    others = "".join(
        f'<tr><td valign="top"><img src="bullet.gif"></td><td class="tinkhac">'
        f'{writer.link(title)} <font color="gray">({story.day})</font><br>{lead}</td></tr>'
        for title, lead in story.teasers
    )
    spacer = '<table width="100%" cellpadding="0" cellspacing="0"><tr><td><img src="s.gif"></td>'
    page = (
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
        f"<title>{story.title}</title>{writer.script(12000)}{writer.style(7000)}</head><body>"
        f'{(spacer + "</tr></table>") * 60}<table width="1000" align="center"><tr>'
        f'<td width="200" valign="top"><table>{menu}</table></td><td valign="top">'
        f'<table><tr><td class="tieude_bai">{story.title}</td></tr>'
        f'<tr><td class="ngay">Cập nhật {story.day[8:]}/{story.day[5:7]}/{story.day[:4]} 08:30'
        f'</td></tr><tr><td class="noidung_bai">{article}</td></tr></table>'
        f'<p class="tieudekhac">Các tin khác</p><table id="tinkhac">{others}</table></td></tr>'
        f"</table>{(spacer + '</tr></table>') * 60}</body></html>"
    )
    return _numeric(page).encode()


def wordpress(writer: Writer, story: Story) -> bytes:
    """A provincial paper on WordPress: widgets, entities for quotes, comments."""
    article = "".join(
        f"<p>{text.replace(', với', '&#8230; với')}</p>\n" for text in story.paragraphs
    )
    widget = "".join(
        f'<li><a class="post-thumbnail" href="/?p={at}"><img src="/t/{at}.jpg" alt="{title}"></a>'
        f'<a href="/?p={at}">{title}</a><span class="post-date">{story.day}</span></li>'
        for at, (title, _) in enumerate(story.teasers)
    )
    said = "".join(
        f'<li class="comment even"><div class="comment-body"><p>{text}</p></div></li>'
        for text in story.comments
    )
    time = f'<time class="entry-date" datetime="{story.day}T08:30:00+07:00">{story.day}</time>'
    more = f'<p class="xem-them">Xem thêm: {writer.link(story.more)}</p>'
    page = (
        f"{_head(story, writer.style(20000) + writer.script(15000))}"
        f'<body class="single single-post postid-77"><div id="page"><nav id="site-navigation"><ul>'
        f'{_menu(writer, story)}</ul></nav><div id="content"><main id="main"><article id="post-77"'
        f' class="post type-post"><header class="entry-header"><h1 class="entry-title">'
        f'{story.title}</h1>{time}</header><div class="entry-content">{article}{more}</div>'
        f'</article><div id="comments" class="comments-area"><ol>{said}</ol></div></main>'
        f'<aside id="secondary"><section class="widget"><ul>{widget}</ul></section></aside></div>'
        f"<footer>{writer.script(15000)}</footer></div></body></html>"
    )
    return page.encode()


def teasers(writer: Writer, story: Story) -> bytes:
    """A portal that fills the page with teasers of whole sentences that are no links."""
    article = "".join(f"<div>{text}</div>" for text in story.paragraphs)
    cards = "".join(
        f'<div class="card"><a href="/{at}"><img src="/{at}.webp"></a><h4>{writer.link(title)}</h4>'
        f"<p>{lead}</p></div>"
        for at, (title, lead) in enumerate(story.teasers * 2)
    )
    page = (
        f"{_head(story, writer.script(20000))}<body><div class='top'>"
        f'{_menu(writer, story, "span")}</div><div class="layout"><div class="detail">'
        f'<h1>{story.title}</h1><div class="cms-body">'
        f'{article}</div></div><div class="stream">{cards}</div></div>{writer.script(25000)}'
        f"</body></html>"
    )
    return page.encode()


def gazette(writer: Writer, story: Story) -> bytes:
    """An official gazette: lines parted by <br>, named entities for the Latin letters."""
    lines = "<br><br>\n".join(story.paragraphs)
    article = "".join(
        f"&{html.entities.codepoint2name[ord(letter)]};"
        if 0xC0 <= ord(letter) <= 0xFF and ord(letter) in html.entities.codepoint2name
        else letter
        for letter in lines
    )
    others = "".join(f"<li>{writer.link(title)}</li>" for title, _ in story.teasers)
    page = (
        f"{_head(story, writer.style(25000) + writer.script(20000))}<body>"
        f'<div id="menu"><ul>{_menu(writer, story)}</ul></div><div id="wrapper">'
        f'<div class="bai-viet"><h2 class="ten-bai">{story.title}</h2>'
        f'<div id="noi-dung">{article}</div></div>'
        f'<div class="tin-lien-quan"><b>Tin liên quan</b><ul>{others}</ul></div></div>'
        f"{writer.script(10000)}</body></html>"
    )
    return page.encode()


def abroad(writer: Writer, story: Story) -> bytes:
    """A page of today built of nested divisions without telling names."""
    article = "".join(f'<div class="x1 p"><p>{text}</p></div>' for text in story.paragraphs)
    cards = "".join(
        f'<div class="x7"><div class="x8"><a href="/n/{at}"><div class="x9"><h3>{title}</h3>'
        f"<p>{lead}</p></div></a></div></div>"
        for at, (title, lead) in enumerate(story.teasers)
    )
    state = writer.script(30000).replace("window.q", "self.__next_f")
    page = (
        f"{_head(story, data_block(story) + state)}<body><div id='__next'><div class='x2'>"
        f'<nav>{_menu(writer, story)}</nav></div><div class="x3"><div class="x4"><h1 class="x5">'
        f'{story.title}</h1><div class="x6">{article}</div></div><div class="x10">{cards}</div>'
        f"</div></div>{writer.script(20000)}{writer.style(15000)}</body></html>"
    )
    return page.encode()


LAYOUTS: dict[str, Callable[[Writer, Story], bytes]] = {
    "nhatbao": daily,
    "congcu": table_portal,
    "baotinh": wordpress,
    "diemtin": teasers,
    "congbao": gazette,
    "ngoaibao": abroad,
}


@dataclass(frozen=True, slots=True)
class Made:
    """A page with what is true of it; `traps` say where a name stands outside the article."""

    outlet: str
    address: str
    body: bytes
    relevant: bool
    title: str
    paragraphs: tuple[str, ...]
    traps: tuple[str, ...]


def pages(count: int, seed: int = 6, share: float = 0.05) -> Iterator[Made]:
    """`count` pages of the layouts in turn; `share` of them about the province."""
    writer = Writer(seed)
    layouts = list(LAYOUTS.items())
    for number in range(count):
        outlet, layout = layouts[number % len(layouts)]
        relevant = writer.draw.random() < share
        odds = {"menu": 0.35, "related": 0.2, "teaser": 0.06, "comment": 0.05, "more": 0.05}
        traps = tuple(trap for trap, odd in odds.items() if writer.draw.random() < odd)
        story = story_of(writer, relevant, traps)
        address = f"https://{outlet}.example/tin/{bare(story.title).lower()[:30]}-{number}.html"
        body = layout(writer, story)
        yield Made(
            *(outlet, address.replace(" ", "-"), body, relevant, story.title),
            *(story.paragraphs, traps),
        )
