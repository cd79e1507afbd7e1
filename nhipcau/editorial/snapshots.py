"""A text as it was written: the page of a revision, its mark, the files and words in it."""

import hashlib
import html
import json
import re
from collections.abc import Iterable
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db.models import JSONField
from django.utils.html import strip_tags
from wagtail.fields import StreamField
from wagtail.models import Page, ReferenceIndex, Revision

from nhipcau.editorial.models import Attachment, Picture, PortalPage

# What says where a page stands and how often it was saved, not what it says.
_NOT_CONTENT: Final = {
    "pk",
    "path",
    "depth",
    "numchild",
    "url_path",
    "live",
    "has_unpublished_changes",
    "owner",
    "locked",
    "locked_at",
    "locked_by",
    "expired",
    "first_published_at",
    "last_published_at",
    "latest_revision",
    "latest_revision_created_at",
    "live_revision",
    "draft_title",
    "alias_of",
    "wagtail_admin_comments",
    "index_entries",
    "content_type",
}

_LINE_ENDS: Final = re.compile(
    r"<br\s*/?>|</(?:p|li|h[1-6]|tr|td|th|div|blockquote)>", re.IGNORECASE
)


def page_of(revision: Revision) -> PortalPage:
    """The page as this revision wrote it. Not to be saved."""
    kind: Any = ContentType.objects.get_for_id(revision.content_type_id).model_class()
    page: PortalPage = kind.from_serializable_data(dict(revision.content), check_fks=False)
    return page


def latest_revision(page: Page) -> Revision | None:
    """The newest text of a page; None before its first saving."""
    found: Revision | None = page.get_latest_revision()
    return found


def digest_of(revision: Revision) -> str:
    """sha256 over the words and the files of a revision: equal exactly while both are.

    What is told beside a picture (description, author, licence) belongs to it.
    """
    content = {name: value for name, value in revision.content.items() if name not in _NOT_CONTENT}
    pictures, attachments = files_of(page_of(revision))
    told = {
        "content": content,
        "pictures": _marks(pictures),
        "attachments": _marks(attachments),
    }
    words = json.dumps(told, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(words.encode()).hexdigest()


def files_of(page: PortalPage) -> tuple[list[Picture], list[Attachment]]:
    """The pictures and files that a page shows, wherever they stand in it, each once."""
    found: dict[str, set[str]] = {}
    for model in (Picture, Attachment):
        found[model._meta.label] = set()
    for content_type, pk, *_where in ReferenceIndex._extract_references_from_object(page):
        label = _label(content_type)
        if label in found:
            found[label].add(str(pk))
    return (
        list(Picture.objects.filter(pk__in=found[Picture._meta.label])),
        list(Attachment.objects.filter(pk__in=found[Attachment._meta.label])),
    )


def plain_words(page: PortalPage) -> list[str]:
    """Every piece of text a reader of the page meets, title first, without markup."""
    pieces = [page.title, page.summary, page.source_name]
    pieces += [page.seo_title, page.search_description]
    fields = {field.name: field for field in page._meta.local_fields}
    own = [
        name
        for name, field in fields.items()
        if field.editable and field.get_internal_type() in {"CharField", "TextField"}
    ]
    pieces += [str(getattr(page, name) or "") for name in own if name not in {"title", "summary"}]
    for name, field in fields.items():
        if isinstance(field, StreamField):
            pieces += _words_in(getattr(page, name).get_prep_value())
        elif isinstance(field, JSONField):
            pieces += _words_in(getattr(page, name))
    return [piece for piece in (_bare(p) for p in dict.fromkeys(pieces)) if piece]


def _bare(piece: str) -> str:
    """Without markup; paragraphs stay on lines of their own."""
    return html.unescape(strip_tags(_LINE_ENDS.sub("\n", piece))).strip()


def _words_in(value: Any) -> list[str]:
    """The strings of a stored body; keys, ids and kinds of blocks are not words."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        kept: Iterable[Any] = (v for name, v in value.items() if name not in {"id", "type"})
        return [word for inner in kept for word in _words_in(inner)]
    if isinstance(value, list | tuple):
        return [word for inner in value for word in _words_in(inner)]
    return []


def place_of(page: Page) -> int | None:
    """The page it stands under now; None at the foot of the tree."""
    above = Page.objects.get(pk=page.pk).get_parent()
    return int(above.pk) if above else None


def _marks(files: Iterable[Picture | Attachment]) -> list[Any]:
    return [[f.pk, str(f.get_file_hash()), f.words()] for f in sorted(files, key=lambda f: f.pk)]


def _label(content_type_id: int) -> str:
    model = ContentType.objects.get_for_id(content_type_id).model_class()
    return model._meta.label if model else ""
