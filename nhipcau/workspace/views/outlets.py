"""Outlets that are followed: list, card, OPML in and out."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
