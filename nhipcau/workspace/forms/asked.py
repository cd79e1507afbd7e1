"""A field that is asked for, whose absence the verb refuses in its own words."""

from typing import Any

from django import forms


class AskedField(forms.CharField):
    """Shown as needed, yet what has been typed so far passes without it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "required": True})

    def validate(self, value: str) -> None:
        """Left to the verb."""


def reason_field(label: str = "Lý do", rows: int = 2) -> AskedField:
    return AskedField(label=label, max_length=5000, widget=forms.Textarea({"rows": rows}))
