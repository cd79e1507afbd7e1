from django.apps import AppConfig


class EditorialConfig(AppConfig):
    name = "nhipcau.editorial"
    label = "editorial"
    verbose_name = "Cổng thông tin"
