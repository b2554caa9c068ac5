"""Builds into folders."""
