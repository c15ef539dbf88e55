"""OpenDocument texts (.odt, .ott, flat .fodt), as OpenDocument 1.3 part 3 (OASIS) describes them."""
