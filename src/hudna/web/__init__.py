"""The screens: pages over a store for a browser, rendered by the server, in Arabic and English.

Every page can be read, and everything on it done, without JavaScript; a small script adds keys.
"""
