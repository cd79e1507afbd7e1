"""What was sent with a form, told apart from a page that is only looked at."""

from django.http import HttpRequest, QueryDict


def posted(request: HttpRequest) -> QueryDict | None:
    """The fields of a posting, even of an empty one; None leaves a form unbound, never valid."""
    return request.POST if request.method == "POST" else None
