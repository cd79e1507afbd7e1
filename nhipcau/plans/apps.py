"""The app's place in the framework."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "nhipcau.plans"
    verbose_name = "Kế hoạch"
