"""Addresses of the public portal: a language first, then the path of the page."""

from django.urls import path, register_converter
from django.views.generic import RedirectView

from nhipcau.portal import views
from nhipcau.portal.addresses import Language, PagePath

register_converter(Language, "language")
register_converter(PagePath, "page_path")

app_name = "portal"
urlpatterns = [
    path("", RedirectView.as_view(pattern_name="workspace:today"), name="start"),
    path("<language:language>/<page_path:path>", views.page, name="page"),
]
