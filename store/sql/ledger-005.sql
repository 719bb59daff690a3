-- What time a host said it was when it last answered: our own clock is judged by it.
ALTER TABLE hosts ADD COLUMN heard TEXT;  -- when it answered, by our clock
ALTER TABLE hosts ADD COLUMN ahead REAL;  -- seconds by which its clock was ahead of ours
