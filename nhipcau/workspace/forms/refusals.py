"""A verb says no: its sentences stand at the fields they are about, or above the next page."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest


def show_refusal(form: Form, refusal: ValidationError) -> None:
    """Put each sentence at its field, or above the form where the form has no such field."""
    by_field = refusal.error_dict if hasattr(refusal, "error_dict") else {None: refusal.error_list}
    for name, errors in by_field.items():
        form.add_error(name if name in form.fields else None, errors)


def tell_refusal(request: HttpRequest, refusal: ValidationError) -> None:
    """For moves without a form to show again: the sentences stand above the page that follows."""
    messages.error(request, " ".join(refusal.messages))
