"""The clipping desk: the queue by day, search, the card of a clipping, entry by hand."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
