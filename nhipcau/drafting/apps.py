"""The app's place in the framework."""

from django.apps import AppConfig


class DraftingConfig(AppConfig):
    name = "nhipcau.drafting"
    verbose_name = "Soạn thảo"
