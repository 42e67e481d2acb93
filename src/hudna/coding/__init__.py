"""Coding: from the text of a report to attributed, dated claims with the words they rest on."""
