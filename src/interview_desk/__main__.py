"""Entry point for `python -m interview_desk`, equivalent to `interview-desk`."""

from interview_desk.entry import main

main()
