"""Carries cards in and out: formats and the network."""
