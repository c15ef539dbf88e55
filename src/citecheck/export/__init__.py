"""What was verified, in the forms of others: Web Annotation, PROV, RO-Crate."""
