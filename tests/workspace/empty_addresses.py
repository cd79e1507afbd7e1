"""An office without a page, for tests of the frame alone."""

from django.urls import include, path

urlpatterns = [path("", include(([], "workspace")))]
