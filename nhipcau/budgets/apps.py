"""The app's place in the framework."""

from django.apps import AppConfig


class BudgetsConfig(AppConfig):
    name = "nhipcau.budgets"
    verbose_name = "Kinh phí"
