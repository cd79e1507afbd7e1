"""What people decide of a clipping."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
