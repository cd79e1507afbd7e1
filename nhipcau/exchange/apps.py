"""The app's place in the framework."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "nhipcau.exchange"
    verbose_name = "Biểu mẫu Word, Excel"
