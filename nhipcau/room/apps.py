from django.apps import AppConfig


class RoomConfig(AppConfig):
    name = "nhipcau.room"
    label = "room"
    verbose_name = "Phòng biên tập"
