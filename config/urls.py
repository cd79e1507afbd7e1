"""Every address of the product; the workspace under /lam-viec/, the public face at the root."""

from django.urls import include, path

urlpatterns = [
    path("lam-viec/", include("nhipcau.workspace.urls")),
    path("bien-tap/", include("nhipcau.room.urls")),
    path("", include("nhipcau.portal.urls")),
]

handler403 = "nhipcau.workspace.refusals.forbidden"
handler404 = "config.refusals.not_found"
