"""Fetching and watching sources: what was seen on the web, when, and what could not be seen.

Every exchange is kept as it went over the wire in WARC files that `hudna.read` reads; the coverage
log tells for each source and day whether it was read. Nothing that is fetched is trusted: where a
request may go, how long it may take and how much it may bring is bounded (`policy`).
"""
