"""The version of the model: raised by every change that moves results (CHANGES.md)."""

MODEL_VERSION = "1.2"
