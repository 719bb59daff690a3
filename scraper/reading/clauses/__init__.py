"""What one clause says is done to an order: one module a way of saying it."""
