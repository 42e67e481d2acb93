"""Containers of reports: ZIP and web archives, with bounds against what is made to do harm."""
