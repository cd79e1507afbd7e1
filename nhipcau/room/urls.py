"""Addresses of the editor's room."""

from django.urls import include, path
from wagtail.admin import urls as wagtail_urls

urlpatterns = [path("", include(wagtail_urls))]
