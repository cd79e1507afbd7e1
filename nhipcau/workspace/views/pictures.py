"""Pictures and files of the desk, for the office alone; the public gets them with a release."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_safe
from wagtail.images.models import Filter

from nhipcau.editorial.models import Attachment, Picture
from nhipcau.workspace.people import in_office

SHOWN_AS = "max-960x960|format-webp"
OURS_ALONE = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cache-Control": "private, no-store",
}


@in_office
@require_safe
def picture_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Made small on the way out; no row of it is kept, for looking writes nothing."""
    picture = get_object_or_404(Picture, pk=pk)
    try:
        drawn: Any = picture.generate_rendition_file(Filter(spec=SHOWN_AS))
    except (OSError, ValueError) as error:
        raise Http404("Không mở được tệp ảnh.") from error
    with drawn.file:
        drawn.seek(0)
        content = drawn.read()
    return HttpResponse(content, content_type="image/webp", headers=OURS_ALONE)


@in_office
@require_safe
def attachment_file(request: HttpRequest, pk: int) -> FileResponse:
    attachment = get_object_or_404(Attachment, pk=pk)
    try:
        content = attachment.file.open("rb")
    except FileNotFoundError as error:
        raise Http404("Tệp không còn trong kho lưu trữ; hãy báo quản trị.") from error
    return FileResponse(
        content, as_attachment=True, filename=attachment.filename, headers=OURS_ALONE
    )


urlpatterns = [
    path("cong-thong-tin/anh/<int:pk>/", picture_file, name="picture_file"),
    path("cong-thong-tin/tep/<int:pk>/", attachment_file, name="attachment_file"),
]
