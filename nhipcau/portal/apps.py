"""The app's place in the framework."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "nhipcau.portal"
    verbose_name = "Cổng thông tin"
