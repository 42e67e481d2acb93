"""Scoring a record against hand-made gold: precision, recall and F1 of every kind of claim."""

from hudna.score.report import MEAN, SHOWN, Score, calibration, score, summary, table

__all__ = ["MEAN", "SHOWN", "Score", "calibration", "score", "summary", "table"]
