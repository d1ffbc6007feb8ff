"""Names to identities: countries, places, organisations, offices with tenures. Data files name their sources."""
