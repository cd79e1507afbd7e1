"""Components as functions: their attributes are the parameters, so a misspelt one fails at compile time."""

from django import template

register = template.Library()
