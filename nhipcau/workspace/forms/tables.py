"""A file for a table, and what is decided of its lines."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from nhipcau.exchange.tables.importing import CHOICES


class TableUpload(forms.Form):
    file = forms.FileField(
        label="Tệp .xlsx hoặc .csv",
        help_text=gettext_lazy("Không đưa bí mật nhà nước vào hệ thống này."),
    )


def choices_in(posted: Mapping[str, str], lines: Iterable[Mapping[str, Any]]) -> dict[int, str]:
    """Line -> what was chosen for it; `moi` decides all lines of one verdict at once."""
    found = {}
    for line in lines:
        choice = posted.get(f"dong-{line['row']}", "")
        for verdict in ("perhaps", "conflict"):
            if line["verdict"] == verdict and posted.get(f"moi-{verdict}"):
                choice = posted[f"moi-{verdict}"]
        if choice in CHOICES:
            found[line["row"]] = choice
    return found
