"""XML with places: what the readers of all XML formats stand on."""
