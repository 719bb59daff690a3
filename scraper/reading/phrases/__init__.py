"""What a phrase speaks of: goods, who makes them, where."""
