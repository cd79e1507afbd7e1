"""The app's place in the framework."""

from django.apps import AppConfig


class OutputsConfig(AppConfig):
    name = "nhipcau.outputs"
    verbose_name = "Kết quả"
