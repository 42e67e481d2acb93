"""Counts: what monitors have counted, read out of any report that tells it."""
