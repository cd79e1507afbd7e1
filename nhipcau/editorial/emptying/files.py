"""A picture or a file is taken off the disk with all that was made of it; its row says nothing."""

from collections import Counter
from io import BytesIO
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from PIL import Image
from taggit.models import Tag
from wagtail.models import ModelLogEntry, UploadedFile
from wagtail.search.models import IndexEntry

from nhipcau.editorial.emptying.pages import EMPTIED
from nhipcau.editorial.models import Attachment, Picture


def empty_file(file: Picture | Attachment) -> Counter[str]:
    """What was emptied, in rows and files. The disk is written at once, not on commit.

    A secret must not outlive a failure further on.
    """
    done: Counter[str] = Counter()
    if isinstance(file, Picture):
        done["renditions"] = _drop_renditions(file)
    _drop_from_disk(file)
    done["files"] = 1
    tags = list(file.tags.values_list("pk", flat=True))
    file.tags.clear()
    done["tags"] = Tag.objects.filter(pk__in=tags, taggit_taggeditem_items=None).delete()[0]
    _say_nothing(file)
    file.save()
    done["releases"] = file.releases.update(told={})
    done["traces"] = _drop_traces(file) + _drop_waiting_uploads(file)
    return done


def _drop_renditions(picture: Picture) -> int:
    renditions = list(picture.renditions.all())
    for rendition in renditions:
        rendition.file.storage.delete(rendition.file.name)
        rendition.delete()
    return len(renditions)


def _drop_from_disk(file: Picture | Attachment) -> None:
    file.file.storage.delete(file.file.name)


def _say_nothing(file: Picture | Attachment) -> None:
    """An empty file stands where it was, so that no page that still names it breaks."""
    file.title = EMPTIED
    if isinstance(file, Attachment):
        file.rights = ""
        file.file = ContentFile(EMPTIED.encode(), name=f"da-xoa-{file.pk}.txt")
        file._set_document_file_metadata()
        return
    file.file = ContentFile(_grey(), name=f"da-xoa-{file.pk}.png")
    file.description, file.descriptions = EMPTIED, {}
    file.photographer, file.licence_note, file.taken_on = EMPTIED, "", None
    file.people_agreed = False
    file.set_focal_point(None)
    file._set_image_file_metadata()


def _grey() -> bytes:
    out = BytesIO()
    Image.new("L", (1, 1), 128).save(out, "PNG")
    return out.getvalue()


def _drop_traces(file: Picture | Attachment) -> int:
    about: dict[str, Any] = {
        "object_id": str(file.pk),
        "content_type": ContentType.objects.get_for_model(file),
    }
    gone: int = IndexEntry.objects.filter(**about).delete()[0]
    gone += ModelLogEntry.objects.filter(**about).update(label=EMPTIED, data={})
    return gone


def _drop_waiting_uploads(file: Picture | Attachment) -> int:
    """Uploads of this kind that nobody finished: it may lie among them."""
    kind = ContentType.objects.get_for_model(file)
    waiting = list(UploadedFile.objects.filter(for_content_type=kind))
    for upload in waiting:
        upload.file.storage.delete(upload.file.name)
        upload.delete()
    return len(waiting)
