"""Who an act is on, leaves out or adds, told in the clause or beside it."""
