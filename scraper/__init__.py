"""Bytes in, observations out. Never touches the database."""
