"""The app's place in the framework."""

from django.apps import AppConfig


class SignpostsConfig(AppConfig):
    name = "nhipcau.signposts"
    label = "signposts"
    verbose_name = "Mã QR"
