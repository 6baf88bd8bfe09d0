"""Who held which post, when, and who says so."""
