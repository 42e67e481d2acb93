"""Marked-up input: pages, pages saved with their parts, feeds.

`linear` makes the text of a page, `head` reads what the page says of itself, `extract` says which
lines are its report. Each kind of input is a module with `recognises` and `reports`.
"""
