"""Grammar and spelling by a checker in a process of its own: it may hang, abort or be missing, and the desk goes on."""
