"""The screens: thin over the uses of the desk. Facts come down as frozen values, requests go up as messages."""
