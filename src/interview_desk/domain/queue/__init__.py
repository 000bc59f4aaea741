"""Due items: their kinds, the rules that produce them, and their wording."""
