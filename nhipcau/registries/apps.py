"""The app's place in the framework."""

from django.apps import AppConfig


class RegistriesConfig(AppConfig):
    name = "nhipcau.registries"
    verbose_name = "Sổ theo dõi"
