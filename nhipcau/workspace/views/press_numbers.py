"""Figures of the press: timeline, maps and bars, with tables behind them."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
