"""What an act does, and from when: in force, lifted, narrowed, or a doubt."""
