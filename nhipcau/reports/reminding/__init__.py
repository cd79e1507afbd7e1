"""Reminding units of their reports: the ladder, the ledger, the weekly digest."""
