"""Files of word processors and spreadsheets (Office Open XML): ZIPs of XML parts."""
