"""A verb says no: its sentences stand at the fields they are about."""

from django.core.exceptions import ValidationError
from django.forms import Form


def show_refusal(form: Form, refusal: ValidationError) -> None:
    """Put each sentence at its field, or above the form where the form has no such field."""
    by_field = refusal.error_dict if hasattr(refusal, "error_dict") else {None: refusal.error_list}
    for name, errors in by_field.items():
        form.add_error(name if name in form.fields else None, errors)
