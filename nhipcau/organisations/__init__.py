"""Who, and when: units with dated names, groups, people and their appointments."""
