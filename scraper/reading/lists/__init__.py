"""Several orders in one page: in a list, in a table, or in a sentence that a list interrupts."""
