"""What people decided about facts, and the claims of a document as they are with these decisions."""
