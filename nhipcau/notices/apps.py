"""The app's place in the framework."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "nhipcau.notices"
    verbose_name = "Thông báo"
