"""Stories, questions, and lessons that carry over from one interview to the next."""
