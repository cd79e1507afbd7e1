"""A field of a public form, its problems tied to it."""

from django import template
from django.forms import BaseForm, BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from nhipcau.ui import fields

register = template.Library()


@register.simple_tag
def asked(bound: BoundField) -> SafeString:
    """Label, hint, errors, control."""
    shown = fields.view_of(bound)
    return mark_safe(render_to_string("portal/inquiries/field.html", shown).strip())


@register.simple_tag
def problems(form: BaseForm, objection: str = "") -> SafeString:
    """All that keeps the form from being taken, each line leading to its field."""
    told = {"problems": fields.problems_of(form) if form.is_bound else [], "objection": objection}
    return mark_safe(render_to_string("portal/inquiries/problems.html", told).strip())
