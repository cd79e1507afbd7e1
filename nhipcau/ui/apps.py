"""The app's place in the framework."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "nhipcau.ui"
    verbose_name = "Giao diện"
