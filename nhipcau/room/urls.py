"""Addresses of the editor's room: our own few, then those of the editor that are open."""

from django.conf import settings
from django.contrib.auth.views import LogoutView
from django.urls import include, path
from django.views.generic import RedirectView
from django.views.i18n import JavaScriptCatalog
from wagtail.admin import urls as wagtail_urls

from nhipcau.room.board import board
from nhipcau.room.doors import guard, into_room

# Ours is heard last, so that it is heard best.
_words = JavaScriptCatalog.as_view(
    packages=["wagtail.admin", "wagtail_localize", "nhipcau.editorial"]
)
_sign_in = RedirectView.as_view(pattern_name=settings.LOGIN_URL, query_string=True)
_own_password = RedirectView.as_view(pattern_name="workspace:own_password")

guard(wagtail_urls.urlpatterns)

urlpatterns = [
    path("", into_room(board), name="wagtailadmin_home"),
    path("login/", _sign_in, name="wagtailadmin_login"),
    path("logout/", LogoutView.as_view(), name="wagtailadmin_logout"),
    path("account/", _own_password, name="wagtailadmin_account"),
    path("jsi18n/", _words, name="wagtailadmin_javascript_catalog"),
    path("localize/jsi18n/", _words),
    path("", include(wagtail_urls)),
]
