"""The door: who is asking, whether they may, and whether a form that comes back is one that was given to them."""
