"""Ways of answering: what to do about a text that was read, and about an urge of one's own."""

from agents.policies.table import OWN_CODE, POLICIES, POLICY_IDS, PolicyRow, policies_of

__all__ = ["OWN_CODE", "POLICIES", "POLICY_IDS", "PolicyRow", "policies_of"]
