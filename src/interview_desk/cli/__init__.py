"""Command line: a thin layer over the same services that the screens use.

Only opening the desk loads Textual. Results go to stdout, everything else to stderr. Exit codes: 0,
done; 1, failed, with one line that says what happened and what to do; 2, wrong usage.
"""
