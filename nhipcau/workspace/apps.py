"""The app's place in the framework."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    name = "nhipcau.workspace"
    verbose_name = "Bàn làm việc"
