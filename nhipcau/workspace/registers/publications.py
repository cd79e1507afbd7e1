"""How this register is shown."""

from nhipcau.registries.models import Register
from nhipcau.workspace.registers.described import Column, Described, Group

DESCRIBED = Described(
    register=Register.PUBLICATION,
    slug="an-pham",
    lead="",
    add_words="Lập ấn phẩm",
    empty_hint="",
    groups=(Group("Chung", ("title", "starts_on", "ends_on", "summary")),),
    columns=(Column("Tên", "title"), Column("Ngày", "starts_on")),
)
