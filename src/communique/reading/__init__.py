"""Reading: from the text of a document to people, places, engagements, movements and statements."""
