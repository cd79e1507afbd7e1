"""Clarifications: list by deadline, the card of one, drafting."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
