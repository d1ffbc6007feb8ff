"""One module a version; each is told in docs/store.md."""
