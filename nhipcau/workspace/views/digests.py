"""The press digest: composed, issued, read."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
