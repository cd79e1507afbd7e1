"""Every address of the product; the workspace under /lam-viec/, the public face at the root."""

from django.urls import include, path
from django.views.generic import RedirectView

urlpatterns = [
    path("lam-viec/", include("nhipcau.workspace.urls")),
    path("", RedirectView.as_view(pattern_name="workspace:today")),
]

handler403 = "nhipcau.workspace.refusals.forbidden"
handler404 = "nhipcau.workspace.refusals.not_found"
