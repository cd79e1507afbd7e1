"""Which roles go together: who keeps the registers, oversees the units, records, reports."""

from nhipcau.organisations.models import Role

# Plans, units and accounts are theirs; they also put right what units have entered.
KEEPERS = (Role.FOCAL, Role.ADMINISTRATOR)

# They read the reports of every unit and may agree to open a lock again.
OVERSEERS = (Role.FOCAL, Role.LEADER, Role.ADMINISTRATOR)

# They see the work of the whole province first, all others their own unit's.
PROVINCE_WIDE = (*OVERSEERS, Role.EDITOR)

# They write and send the reports of their unit and move the tasks it leads.
UNIT_STAFF = (Role.OFFICER, Role.HEAD)

# They enter outputs; leaders only read them.
RECORDERS = (*UNIT_STAFF, Role.EDITOR, *KEEPERS)
