"""Applications, people, the to-do list, and debriefs."""
