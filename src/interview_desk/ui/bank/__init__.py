"""What carries over: stories, questions, lessons."""
