"""The article's claims C01–C40, as something that can come out false.

Each claim has a record (c14.yaml: what it says, its kind, the mechanism, how it is judged), a
measure (c14.py) and tests (tests/claims/test_c14.py).
"""
