"""Terminal screens, a thin layer over the services of the desk.

Facts come down as frozen values; requests go up as messages.
"""
