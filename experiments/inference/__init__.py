"""Reading minds out of threads: brought ones, and simulated ones whose truth is known."""
