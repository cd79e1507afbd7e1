"""Investors: entering one, stages with evidence, the contact log, silence, facts about sites."""
