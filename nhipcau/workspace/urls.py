"""Addresses of the staff face: each subject names its own, in the words of the office."""

from contextlib import suppress
from importlib import import_module

from django.urls import URLPattern, URLResolver

SUBJECTS = (
    "today",
    "plans",
    "loads",
    "load_edits",
    "tasks",
    "outputs",
    "files",
    "rounds",
    "reports",
    "reviews",
    "consolidations",
    "figures",
    "leader",
    "units",
    "people",
    "search",
    "sign_in",
    "ui_page",
)


def _addresses() -> list[URLPattern | URLResolver]:
    """What `views/<subject>.py` call `urlpatterns`, in the order above.

    A subject that is not there yet, or stands on something that is not, is left out.
    """
    found: list[URLPattern | URLResolver] = []
    for subject in SUBJECTS:
        with suppress(ImportError):
            found += import_module(f"nhipcau.workspace.views.{subject}").urlpatterns
    return found


app_name = "workspace"
urlpatterns = _addresses()
