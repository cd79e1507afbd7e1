"""Checking, signing, sending and closing a clarification."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
