"""The app's place in the framework."""

from django.apps import AppConfig


class InquiriesConfig(AppConfig):
    name = "nhipcau.inquiries"
    verbose_name = "Hỏi đáp"
