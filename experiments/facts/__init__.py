"""The published findings F01–F24 held against the simulation: records, statistics, targets."""
