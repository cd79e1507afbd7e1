"""What a body is made of: one class a block, one template of the same name in the portal."""

from nhipcau.editorial.blocks.body import BODY

__all__ = ["BODY"]
