"""Editing: what people say about facts, in forms that work without a script."""
