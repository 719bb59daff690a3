"""The log in the forms others work with. Each writer takes rows of the database and yields what goes into a file."""
