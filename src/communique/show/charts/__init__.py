"""Pictures for the pages: maps, time lines, bars and networks, drawn here; nothing is fetched to draw them."""
