"""Tracks: processes with rounds as many reports tell them."""

from hudna.link.tracks.linking import Tracks, link

__all__ = ["Tracks", "link"]
