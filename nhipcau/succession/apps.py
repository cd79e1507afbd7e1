"""The app's place in the framework."""

from django.apps import AppConfig


class SuccessionConfig(AppConfig):
    name = "nhipcau.succession"
    verbose_name = "Sắp xếp tổ chức"
