"""The feeds of an outlet and the profile of its pages."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
