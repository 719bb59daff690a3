"""The clauses of a page gathered into the acts it announces."""
