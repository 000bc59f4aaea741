"""Facts of a job search: applications, people, interviews, messages."""
