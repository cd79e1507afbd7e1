"""A small portal with one page of every kind and every block, in as many languages as asked."""

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image as Drawing

from nhipcau.editorial import models as kinds
from nhipcau.editorial.blocks import BODY
from nhipcau.editorial.models import Attachment, MapLayer, Picture, RequiredFeature
from tests.factories.editorial import at, edition_of, make_editor, make_home, make_page, make_public
from tests.portal_look.words import TEXTS

COAST = [
    (109.05, 14.65), (109.12, 14.30), (109.20, 13.98), (109.26, 13.77), (109.22, 13.55),
    (109.00, 13.50), (108.75, 13.62), (108.60, 14.05), (108.72, 14.45), (108.90, 14.68),
    (109.05, 14.65),
]  # fmt: skip
LAND = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"name": "Đất liền"},
            "geometry": {"type": "Polygon", "coordinates": [[list(p) for p in COAST]]},
        },
        *(
            {
                "type": "Feature",
                "properties": {"name": name},
                "geometry": {"type": "MultiPoint", "coordinates": dots},
            }
            for name, dots in (
                ("Quần đảo Hoàng Sa", [[111.6, 16.5], [112.0, 16.2], [112.3, 16.9]]),
                ("Quần đảo Trường Sa", [[111.9, 8.6], [114.3, 10.4], [113.8, 9.9], [115.0, 11.0]]),
            )
        ),
    ],
}


Addresses = dict[str, str]
"""Name of a page ("home", "news", "articlepage" …) -> its address."""


def lay_portal(*, others: Iterable[str] = ()) -> dict[str, Addresses]:
    """Language -> its addresses, all public: every page in Vietnamese, an article in `others`."""
    make_home()
    _lay_map()
    picture, file = _make_picture(), _make_file()
    layouts = kinds.SectionPage.Layout.values
    return {"vi": _lay("vi", layouts, picture, file)} | {
        code: _lay(code, ["news"], picture, file) for code in others
    }


def _lay_map() -> None:
    MapLayer.objects.create(
        code="dat-lien", name="Đất liền và hải đảo", geojson=LAND, source="Sở Nội chính",
        source_date=date(2024, 1, 2), is_base=True,
    )  # fmt: skip
    for name, english in (
        ("Quần đảo Hoàng Sa", "Hoang Sa Archipelago (Viet Nam)"),
        ("Quần đảo Trường Sa", "Truong Sa Archipelago (Viet Nam)"),
    ):
        RequiredFeature.objects.create(name=name, names={"en": english})


def _make_picture() -> Picture:
    content = BytesIO()
    Drawing.linear_gradient("L").resize((1600, 1067)).convert("RGB").save(content, "JPEG")
    return Picture.objects.create(
        title="Biển", file=ContentFile(content.getvalue(), name="bien.jpg"),
        description="Bãi biển buổi sáng", descriptions={"en": "The beach in the morning"},
        photographer="Phòng biên tập", licence="cc_by", people_agreed=True,
    )  # fmt: skip


def _make_file() -> Attachment:
    return Attachment.objects.create(
        title="Cẩm nang", file=ContentFile(b"%PDF-1.4 mau", name="cam-nang.pdf")
    )


def _lay(language: str, layouts: Iterable[str], picture: Picture, file: Attachment) -> Addresses:
    words = TEXTS[language]
    home = _called(make_home(language), words["map"])
    found = {"home": f"/{language}/"}
    for layout in layouts:
        section = make_page(
            kinds.SectionPage, parent=home, title=words[layout], slug=layout, layout=layout,
            summary=words["summary"], show_in_menus=True,
        )  # fmt: skip
        found[layout] = make_public(edition_of(section)).address
        for kind, fields in _pages(layout, picture, file):
            page = make_page(
                kind, parent=section, title=words["title"], summary=words["summary"],
                body=_body(words, picture, file), slug="trang", **fields,
            )  # fmt: skip
            found[kind._meta.model_name] = make_public(edition_of(page)).address
    return found


def _called(home: Any, title: str) -> Any:
    """The first page under a name in its own language."""
    home.title = title
    home.save_revision(user=make_editor())
    make_public(edition_of(home))
    return home


def _pages(layout: str, picture: Picture, file: Attachment) -> list[tuple[Any, dict[str, Any]]]:
    """What stands under a section of each layout."""
    known: dict[str, list[tuple[Any, dict[str, Any]]]] = {
        "news": [(kinds.ArticlePage, {"lead_picture": picture, "byline": "Sở Ngoại vụ"})],
        "cards": [
            (
                kinds.InvestmentPage,
                {
                    "place": "Hoài Nhơn", "area": "75 ha", "capital": "1.200 tỷ đồng",
                    "source_name": "Ban quản lý", "source_date": date(2020, 1, 2),
                    "source_url": "https://mau.example/so-lieu",
                },
            )
        ],
        "map": [
            (
                kinds.PlacePage,
                {
                    "lead_picture": picture, "genre": "relic", "latitude": "13.784000",
                    "longitude": "109.207000", "address": "886 Trần Hưng Đạo",
                    "opening": "07:00 – 18:00", "price": "15.000 đồng", "duration": "45 phút",
                },
            )
        ],
        "calendar": [
            (
                kinds.EventPage,
                {
                    "starts_at": at("2099-06-18 08:00"), "ends_at": at("2099-06-20 17:00"),
                    "venue": "Quảng trường", "organiser": "Sở Du lịch",
                },
            )
        ],
        "library": [
            (kinds.PublicationPage, {"file": file, "issue": "Số 2", "rights": "CC BY 4.0"})
        ],
        "department": [(kinds.KnowledgePage, {"in_force_on": date(2020, 8, 1)})],
        "contact": [(kinds.InfoPage, {})],
    }  # fmt: skip
    return known.get(layout, [])


def _body(words: dict[str, str], picture: Picture, file: Attachment) -> list[Any]:
    """Every block there is, once."""
    shown = {"picture": picture, "alt": words["title"], "caption": words["summary"]}
    table = {
        "columns": [{"type": "words", "heading": "A"}, {"type": "number", "heading": "B"}],
        "rows": [{"values": [words["news"], "1.200"]}, {"values": [words["map"], "75,5"]}],
    }
    return [
        ("words", f"<p>{words['long']}</p><ul><li>{words['news']}</li></ul>"),
        ("heading", words["library"]),
        ("picture", shown),
        ("quote", {"words": words["summary"], "speaker": "Sở Ngoại vụ"}),
        ("facts", {
            "facts": [{"label": words["map"], "value": "134 km"}],
            "source": "Sở Ngoại vụ", "source_date": date(2024, 3, 31),
        }),
        ("table", {"caption": words["progress"], "table": _table(table)}),
        ("steps", {"heading": words["cards"], "steps": [
            {"label": words["title"], "words": words["summary"]},
            {"label": words["news"], "words": ""},
        ]}),
        ("gallery", {"pictures": [shown, shown]}),
        ("file", {"document": file, "label": ""}),
        ("contact", {
            "name": words["department"], "title": "", "phone": "0256 000 0000",
            "email": "songv@mau.example", "address": "Đường Lê Duẩn",
        }),
        ("map", {"caption": words["map"], "layers": ["dat-lien"]}),
    ]  # fmt: skip


def _table(told: dict[str, Any]) -> Any:
    blocks = dict(BODY)
    return blocks["table"].child_blocks["table"].to_python(told)
