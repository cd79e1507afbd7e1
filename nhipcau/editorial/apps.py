"""The app's place in the framework; words that the editor's forms fix early or lack."""

from importlib import import_module

from django.apps import AppConfig
from django.conf import settings
from django.utils import translation


class EditorialConfig(AppConfig):
    name = "nhipcau.editorial"
    label = "editorial"
    verbose_name = "Cổng thông tin"

    def ready(self) -> None:
        """Words that the editor's forms fix while they are read are fixed in our language.

        Migrating speaks no language: forms first read by that command would stay English.
        """
        with translation.override(settings.LANGUAGE_CODE):
            for forms in ("wagtail.images.forms", "wagtail.admin.forms.collections"):
                import_module(forms)
            # Read here, as its forms ask for the kinds of rows of every app.
            import_module("nhipcau.editorial.nameless").name_fields()
        import_module("nhipcau.editorial.fences")
