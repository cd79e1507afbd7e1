"""An office with every door of the frame, for tests of the frame alone."""

from django.http import HttpResponse
from django.urls import include, path

PAGES = {
    "today": "",
    "plan_list": "ke-hoach/",
    "task_list": "nhiem-vu/",
    "output_list": "ket-qua/",
    "report_list": "bao-cao/",
    "leader_page": "lanh-dao/",
    "unit_list": "don-vi/",
    "person_list": "nguoi-dung/",
}
office = [path(address, lambda _: HttpResponse(), name=name) for name, address in PAGES.items()]
urlpatterns = [path("", include((office, "workspace")))]
