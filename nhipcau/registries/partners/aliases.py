"""The further names of a partner: kept one by one, each once, with the language of its script."""

import re
from collections.abc import Iterable

from django.core.exceptions import ValidationError

from nhipcau.documents.secrecy import refuse_stamped_words
from nhipcau.registries.models import Partner, PartnerName
from nhipcau.registries.partners.rules import rules
from nhipcau.search.folded import words_of
from nhipcau.vietnamese.typed_text import typed_line

_LONGEST = 300
# The first script that stands in a name tells its language; Han alone depends on the country.
_SCRIPTS = (
    ("ja", re.compile("[\u3041-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("lo", re.compile("[\u0e80-\u0eff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("km", re.compile("[\u1780-\u17ff]")),
    ("my", re.compile("[\u1000-\u109f]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
)
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


def language_of(name: str, *, country: str = "") -> str:
    """The code of the language that the script of a name tells; "" for Latin letters."""
    for language, script in _SCRIPTS:
        if script.search(name):
            return language
    if _HAN.search(name):
        return "ja" if country == "JP" else "zh"
    return ""


def read_aliases(partner: Partner, texts: Iterable[str], *, limited: bool = True) -> dict[str, str]:
    """Folded key -> name as typed: each once, none that is one of the partner's own names.

    Refused at `aliases`: a name of signs alone, too long a one, one with a stamp, and, where
    `limited`, too many.
    """
    own = {words_of(one) for one in (partner.name, partner.original_name, partner.english_name)}
    found: dict[str, str] = {}
    for text in filter(None, map(typed_line, texts)):
        key = words_of(text)
        if not key or len(text) > _LONGEST or len(key) > _LONGEST:
            message = f"Tên gọi “{text[:40]}” phải có chữ và không dài quá {_LONGEST} ký tự."
            raise ValidationError({"aliases": ValidationError(message, code="alias")})
        refuse_stamped_words(text, field="aliases")
        if key not in own:
            found.setdefault(key, text)
    if limited and len(found) > rules().most_aliases:
        message = f"Ghi nhiều nhất {rules().most_aliases} tên gọi khác."
        raise ValidationError({"aliases": ValidationError(message, code="too_many")})
    return found


def joined(names: Iterable[str]) -> str:
    """`Partner.names` of these further names."""
    return "\n".join(sorted(names))


def keep_aliases(partner: Partner, wanted: dict[str, str]) -> None:
    """Make the rows say what `read_aliases` found; rows that say so already stay as they are."""
    kept = {row.key: row for row in partner.aliases.all()}
    for key in kept.keys() - wanted.keys():
        kept[key].delete()
    for key, text in wanted.items():
        row = kept.get(key) or PartnerName(partner=partner, key=key)
        if row.text != text:
            row.text = text
            row.language = language_of(text, country=partner.country)
            row.save()
