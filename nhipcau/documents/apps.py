"""The app's place in the framework."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "nhipcau.documents"
    verbose_name = "Văn bản"
