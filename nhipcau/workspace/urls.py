"""Addresses of the staff face, in the words of the office."""

app_name = "workspace"
urlpatterns: list = []
