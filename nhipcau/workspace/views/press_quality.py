"""How often people agreed with the machine."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
