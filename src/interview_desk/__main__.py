"""`python -m interview_desk` is `interview-desk`."""

from interview_desk.entry import main

main()
