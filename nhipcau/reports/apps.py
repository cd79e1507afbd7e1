"""The app's place in the framework."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "nhipcau.reports"
    verbose_name = "Báo cáo"
