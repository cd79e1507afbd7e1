"""Topics of clippings and their terms, as officers keep them."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
