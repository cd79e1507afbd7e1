"""What is issued, as plain rows that web, mail, Word and PDF draw; others' texts stay out."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from nhipcau.organisations.models import User
from nhipcau.outputs.languages import language_name
from nhipcau.press.digesting.offering import others_of
from nhipcau.press.digesting.ordering import in_groups
from nhipcau.press.models import Clipping, Digest, DigestItem
from nhipcau.registries.countries import country_name
from nhipcau.ui.words import shortened
from nhipcau.vietnamese.dates import format_date

LONGEST_EXCERPT: Final = 300
"""Characters of an article that may stand outside: a short excerpt, never its text (D-01)."""
_DENSE: Final = {"zh": 100, "ja": 120, "ko": 150}
"""Languages of which so many signs tell as much; our own reckoning."""
_OF_AN_OUTLET: Final = ("outlet", "country", "language", "day", "address")

Told = Mapping[str, Any]


def told_of(digest: Digest, *, on: date, by: User) -> dict[str, Any]:
    """The digest as it is issued on a day: `groups` of items, `counts`; days are ISO days."""
    items = list(digest.items.select_related("clipping__outlet", "clipping__copy"))
    others = others_of(digest, items)
    replaced = digest.replaces
    return {
        "number": digest.number,
        "year": digest.year,
        "rhythm": digest.rhythm,
        "title": digest.title,
        "lead": digest.lead,
        "first_on": digest.first_on.isoformat(),
        "last_on": digest.last_on.isoformat(),
        "unit": digest.unit.name_on(on),
        "issued_on": on.isoformat(),
        "issued_by": str(by),
        "replaces": f"{replaced.number}/{replaced.year}" if replaced else "",
        "groups": [
            {"heading": heading, "items": [_item(one, others[one.clipping_id]) for one in rows]}
            for heading, rows in in_groups(items)
        ],
        "counts": counts_of(items, others),
    }


def counts_of(
    items: Iterable[DigestItem], others: Mapping[int, tuple[Clipping, ...]]
) -> dict[str, Any]:
    """Appearances (items and their reprints), stories, appearances by language and origin."""
    shown = {item.clipping_id: item.clipping for item in items}
    stories = {("story", one.story_id) if one.story_id else ("alone", one.pk)
               for one in shown.values()}  # fmt: skip
    for rows in others.values():
        shown |= {one.pk: one for one in rows}
    languages = Counter(one.language for one in shown.values())
    foreign = sum(one.outlet.is_foreign for one in shown.values())
    return {
        "appearances": len(shown),
        "stories": len(stories),
        "foreign": foreign,
        "domestic": len(shown) - foreign,
        "languages": [[code, n] for code, n in sorted(languages.items(), key=_most_first)],
    }


def source_line(row: Told) -> str:
    """ "Asahi (Nhật Bản, tiếng Nhật), 12/03/2024"; what goes without saying is left out."""
    country, language = row["country"], row["language"]
    about = [country_name(country)] if country and country != "VN" else []
    if language and language != "vi":
        about.append(_lower(language_name(language)))
    inside = f" ({', '.join(about)})" if about else ""
    return f"{row['outlet']}{inside}, {format_date(date.fromisoformat(row['day']))}"


def others_line(row: Told) -> str:
    """Other outlets that carried the story, "" for none."""
    return "; ".join(source_line(one) for one in row["others"])


def excerpt_of(row: Clipping) -> str:
    """The first words of the article, without the title that some outlets repeat there."""
    words = row.excerpt.removeprefix(row.title).lstrip(" .:–-—\n")
    return shortened(words, _DENSE.get(row.language, LONGEST_EXCERPT))


def language_words(code: str) -> str:
    return language_name(code) if code else "Chưa rõ ngôn ngữ"


def number_line(told: Told) -> str:
    """ "Số 12/2024 (hằng ngày), thay thế số 11/2024"."""
    rhythm = _lower(str(Digest.Rhythm(told["rhythm"]).label))
    after = f", thay thế số {told['replaces']}" if told["replaces"] else ""
    return f"Số {told['number']}/{told['year']} ({rhythm}){after}"


def _item(item: DigestItem, others: tuple[Clipping, ...]) -> dict[str, Any]:
    row = item.clipping
    return {
        **_outlet(row),
        "title": row.title,
        "place": row.place_in_outlet,
        "excerpt": excerpt_of(row),
        "note": item.note,
        "others": [_outlet(one) for one in others],
        "sha256": row.copy.sha256 if row.copy else "",
        "clipping": row.pk,
    }


def _outlet(row: Clipping) -> dict[str, Any]:
    values = (
        row.outlet.name, row.outlet.country, row.language,
        row.published_on.isoformat(), row.address,
    )  # fmt: skip
    return dict(zip(_OF_AN_OUTLET, values, strict=True))


def _most_first(pair: tuple[str, int]) -> tuple[int, str]:
    return -pair[1], pair[0]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
