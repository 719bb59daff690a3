"""Names in running text: of firms, vessels and places, where each begins and ends, and whose it is."""
