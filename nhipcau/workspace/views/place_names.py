"""The names that are ours, as officers keep them."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
