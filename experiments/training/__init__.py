"""Policies learned in the training environments with Stable-Baselines3: the extra `train`."""
