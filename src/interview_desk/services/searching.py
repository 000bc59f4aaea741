"""Full-text search, for the screens that show its results."""

from interview_desk.store.search.find import NAMES, TEXTS, Hit, find

__all__ = ["NAMES", "TEXTS", "Hit", "find"]
