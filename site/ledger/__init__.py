"""Append-only double-entry journal; a balance is a sum of its postings."""
