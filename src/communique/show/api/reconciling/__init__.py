"""The W3C Reconciliation Service API 0.2 over the identities of the store: OpenRefine and others match against it.

https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/
"""
