"""`python -m interview_desk` is `interview-desk`."""

from interview_desk.cli import main

main()
