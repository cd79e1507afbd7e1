"""The app's place in the framework."""

from django.apps import AppConfig


class PressConfig(AppConfig):
    name = "nhipcau.press"
    verbose_name = "Điểm báo"
