"""Titles of the five sources of advice behind the rules, as the app shows them to the user."""

STEP_7 = "Step 7: Interview and Follow up"
ADVANCING = "Advancing in the selection process"
AFTER = "After The Job Interview"
NOT_OVER = "After the Interview: It's not Over Yet!"
NAILED = "You nailed the job interview. Now what?"

ALL = (STEP_7, ADVANCING, AFTER, NOT_OVER, NAILED)
