"""Writes that span models, one transaction each."""
