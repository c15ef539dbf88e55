"""From documents to diagnostics: running rules, selection, suppression, baseline."""
