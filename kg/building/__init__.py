"""A build into a folder: documents read once, kept, and put together with those that were kept before."""

from kg.building.into_folder import build_into, update

__all__ = ["build_into", "update"]
