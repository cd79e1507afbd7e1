"""What was promised: plans, tasks, who answers for them, by when."""
