"""Who decides of clippings, keeps what the machine looks for, makes digests and clarifications."""

from nhipcau.organisations.models import Role
from nhipcau.workspace.roles import UNIT_STAFF

MAY_DECIDE = (*UNIT_STAFF, Role.FOCAL, Role.EDITOR)
"""They confirm, reject, enter and put right; everybody with a role reads."""
MAY_FOLLOW = (Role.FOCAL, Role.EDITOR, Role.ADMINISTRATOR)
"""They keep outlets, names and topics."""
MAY_DIGEST = (Role.FOCAL, Role.EDITOR)
"""They compose and issue digests and keep the list of readers."""
MAY_DRAFT = MAY_DECIDE
"""They draft clarifications: staff of a unit in its name, the desk in any name."""
MAY_CHECK = (Role.HEAD, Role.FOCAL, Role.EDITOR)
"""They check a draft of somebody else."""
MAY_SIGN = (Role.HEAD, Role.LEADER)
"""A head signs for the unit, a leader for the province."""
