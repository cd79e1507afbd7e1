"""What changed for the public and when in the order of things: the page cache asks."""

from django.db import models


class Touched(models.Model):
    """The last change of one thing that public pages show, told by its mark ("under:12").

    `serial` grows by one with every change of anything; the row of the empty mark holds the newest
    and is held by each change until it is written, so that serials are seen in their order.
    """

    mark = models.CharField("Dấu", max_length=80, primary_key=True)
    serial = models.PositiveBigIntegerField("Lần đổi", default=0, db_index=True)

    class Meta:
        verbose_name = "dấu thay đổi của cổng"
        verbose_name_plural = "dấu thay đổi của cổng"

    def __str__(self) -> str:
        return f"{self.mark}: {self.serial}"
