"""What people type goes into open registers: no form of ours takes words under a secrecy stamp."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from nhipcau.documents.secrecy import STAMPED_WORDS, bears_stamp


class OpenForm(forms.Form):
    """Every form that writes is one; the verbs behind it may refuse such words once more."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name, value in list(cleaned.items()):
            if isinstance(value, str) and bears_stamp(value):
                self.add_error(name, ValidationError(_(STAMPED_WORDS), code="secret"))
        return cleaned


def sentences_of(form: forms.Form) -> str:
    """All that is wrong with a form, for a page that follows without the form."""
    return " ".join(sentence for told in form.errors.values() for sentence in told)
