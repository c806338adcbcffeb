"""Contacts on paper: lists, sheets, labels, and the preview of them."""
