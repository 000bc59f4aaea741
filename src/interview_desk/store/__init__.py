"""Storage in a single SQLite file: rows in, frozen values out.

Reading uses plain `sqlite3` (`read`), because the first frame and `interview-desk due` need nothing
else. SQLModel owns the tables and every write (`tables`, `write`) and is imported at the first write.
"""
