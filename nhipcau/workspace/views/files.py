"""The only way to stored files: for people who have signed in, as a download, never as a page."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_safe

from nhipcau.documents.models import StoredFile


@login_required
@require_safe
def file_download(request: HttpRequest, pk: int) -> FileResponse:
    """Always an attachment under a sandbox: whatever a file holds, it does not run in our name."""
    stored = get_object_or_404(StoredFile, pk=pk)
    if stored.purged_at:
        raise Http404("Tệp đã được xóa hẳn khỏi hệ thống.")
    try:
        content = stored.content.open("rb")
    except FileNotFoundError as error:
        raise Http404("Tệp không còn trong kho lưu trữ; hãy báo quản trị.") from error
    return FileResponse(
        content,
        as_attachment=True,
        filename=stored.name,
        content_type=stored.media_type or "application/octet-stream",
        headers={
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Cache-Control": "private, no-store",
        },
    )


urlpatterns = [path("tep/<int:pk>/", file_download, name="file_download")]
