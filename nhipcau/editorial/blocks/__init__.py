"""What a body is made of: one class a block, one template of the same name in the portal."""

from nhipcau.editorial.blocks.body import BODY
from nhipcau.editorial.blocks.told_facts import FACTS

__all__ = ["BODY", "FACTS"]
