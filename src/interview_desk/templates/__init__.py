"""Templates for every kind of note, as text files; the first line is the subject."""
