"""The network as arrays: its measures, its chains, and where people stand in the picture. Loaded on first use only."""
