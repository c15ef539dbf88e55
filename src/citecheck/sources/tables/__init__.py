"""Tables (CSV, TSV, XLSX) as registers of sources: the evidence index of an inquiry."""
