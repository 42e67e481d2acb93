"""Hudna (هدنة, truce): the information system of a ceasefire-monitoring mechanism."""

__version__ = "0.1.0"
