"""Who gets the press digest by mail."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
