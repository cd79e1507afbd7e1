"""The pages of the demo as data: what a file tells of an item, turned into a page's fields."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.conf import settings
from django.db import models
from django.utils import timezone

from nhipcau.editorial.models import (
    ArticlePage,
    EventPage,
    InfoPage,
    InvestmentPage,
    KnowledgePage,
    Picture,
    PlacePage,
    PortalPage,
    PublicationPage,
    SectionPage,
)

FOLDER = Path(__file__).parent / "data" / "portal"
KINDS: dict[str, type[PortalPage]] = {
    "section": SectionPage,
    "article": ArticlePage,
    "place": PlacePage,
    "investment": InvestmentPage,
    "knowledge": KnowledgePage,
    "event": EventPage,
    "publication": PublicationPage,
    "info": InfoPage,
}

Told = dict[str, Any]


def read(name: str) -> Any:
    return json.loads((FOLDER / name).read_text(encoding="utf8"))


def sections_and_items() -> tuple[list[Told], list[Told]]:
    """All files of `sections/` in the order of their names; each keeps its own order."""
    files = [
        json.loads(path.read_text(encoding="utf8"))
        for path in sorted((FOLDER / "sections").glob("*.json"))
    ]
    return (
        [in_more_tongues(section) for told in files for section in told.get("sections", [])],
        [in_more_tongues(item) for told in files for item in told.get("items", [])],
    )


def in_more_tongues(told: Told) -> Told:
    """The item or first page with what `tongues/<language>.json` adds to its texts."""
    texts = dict(told["texts"])
    for language, by_key in _tongues().items():
        if text := by_key.get(told["key"]):
            texts[language] = texts.get(language, {}) | text
    return {**told, "texts": texts}


@cache
def _tongues() -> dict[str, dict[str, Told]]:
    """Language -> key -> text; languages that have a file of their own."""
    paths = sorted((FOLDER / "tongues").glob("*.json"))
    known = {code for code, _name in settings.LANGUAGES}
    return {path.stem: read(f"tongues/{path.name}") for path in paths if path.stem in known}


def pictures_told() -> dict[str, Told]:
    """Key -> what is told of a picture, its description in every language that has one."""
    more = read("tongues/pictures.json")
    return {
        key: {**told, "descriptions": told.get("descriptions", {}) | more.get(key, {})}
        for key, told in read("pictures.json").items()
    }


def day_of(item: Told) -> date:
    return date.fromisoformat(item["on"])


def key_of(item: Told) -> UUID:
    """The translation key that the pages of an item share; the same in every telling."""
    return uuid5(NAMESPACE_URL, f"nhipcau:{item['key']}")


def fields_of(item: Told, language: str, pictures: Mapping[str, Picture]) -> Told:
    """What the page of `item` in `language` is made with."""
    kind, text = KINDS[item["kind"]], dict(item["texts"][language])
    blocks = [block for block in text.pop("body", []) if not _is_lead(item, block)]
    told = {**item.get("fields", {}), **text}
    slug = told.pop("slug", item["key"])
    fields = {name: _typed(kind, name, value) for name, value in told.items()}
    if key := item.get("picture"):
        fields["lead_picture"] = pictures[key]
    fields.setdefault("shown_on", day_of(item))
    raw = [_block(item, at, block, pictures) for at, block in enumerate(blocks)]
    return {
        **fields,
        "slug": slug,
        "body": json.dumps(raw, ensure_ascii=False),
        "show_in_menus": item.get("in_menu", False),
        "translation_key": key_of(item),
    }


def _is_lead(item: Told, block: Any) -> bool:
    """Whether a block shows the picture that stands above the text already."""
    kind, value = block
    return kind == "picture" and value["key"] == item.get("picture")


def _typed(kind: type[PortalPage], name: str, value: Any) -> Any:
    """The value as the field holds it; hours without a zone are hours of the house."""
    field = kind._meta.get_field(name)
    if isinstance(field, models.DateTimeField):
        return timezone.make_aware(timezone.datetime.fromisoformat(value))
    return field.to_python(value)


def _block(item: Told, at: int, block: Any, pictures: Mapping[str, Picture]) -> Told:
    """A block as stored; it has the same mark in every language, so that translations align."""
    kind, value = block
    mark = uuid5(NAMESPACE_URL, f"nhipcau:{item['key']}:{at}:{kind}")
    return {"type": kind, "id": str(mark), "value": _VALUES.get(kind, _plain)(value, pictures)}


def _plain(value: Any, pictures: Mapping[str, Picture]) -> Any:
    return value


def _picture(value: Told, pictures: Mapping[str, Picture]) -> Told:
    told = {"alt": value.get("alt", ""), "caption": value.get("caption", "")}
    return {"picture": pictures[value["key"]].pk, **told}


def _gallery(value: list[Told], pictures: Mapping[str, Picture]) -> Told:
    return {"pictures": [_picture(one, pictures) for one in value]}


def _facts(value: Told, pictures: Mapping[str, Picture]) -> Told:
    rows = [{"label": label, "value": words} for label, words in value["facts"]]
    return {"facts": rows, "source": value["source"], "source_date": value.get("source_date")}


def _steps(value: Told, pictures: Mapping[str, Picture]) -> Told:
    steps = [{"label": label, "words": words} for label, words in value["steps"]]
    return {"heading": value.get("heading", ""), "steps": steps}


def _table(value: Told, pictures: Mapping[str, Picture]) -> Told:
    kinds = {"text": "words", "numeric": "number"}
    columns = [{"type": kinds[kind], "heading": heading} for kind, heading in value["columns"]]
    rows = [{"values": row} for row in value["rows"]]
    return {"caption": value["caption"], "table": {"columns": columns, "rows": rows, "caption": ""}}


def _contact(value: Told, pictures: Mapping[str, Picture]) -> Told:
    return {"title": "", "phone": "", "email": "", "address": "", **value}


_VALUES: dict[str, Callable[[Any, Mapping[str, Picture]], Any]] = {
    "contact": _contact,
    "picture": _picture,
    "gallery": _gallery,
    "facts": _facts,
    "steps": _steps,
    "table": _table,
}


def languages_of(items: list[Told], known: list[str]) -> Iterator[str]:
    """The languages that some item is told in, in the order of `known`."""
    told = {language for item in items for language in item["texts"]}
    return (language for language in known if language in told)
