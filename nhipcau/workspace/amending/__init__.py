"""How the change of a plan is shown: what changes side by side, versions in a row."""
