"""The app's place in the framework."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "nhipcau.organisations"
    verbose_name = "Tổ chức"
