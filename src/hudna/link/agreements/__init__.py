"""Agreements and commitments through many reports: what each name, promise and status is about."""

from hudna.link.agreements.linking import Linked, link

__all__ = ["Linked", "link"]
