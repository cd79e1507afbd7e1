"""Stories and their appearances."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
