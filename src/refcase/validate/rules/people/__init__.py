"""PII: what must not be published about people."""
