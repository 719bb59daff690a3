"""Pictures, drawn on the server as SVG. Colours come from the style sheet, so that they follow light, dark and print."""
