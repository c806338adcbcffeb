"""Occasions and card lists."""
