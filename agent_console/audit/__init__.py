"""The audit log: who looked at what, and what was done. It knows records and their chain, and no call's rules."""
