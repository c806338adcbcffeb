"""The ledger as a page: all favours, the balances, and how they went."""
