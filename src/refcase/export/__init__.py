"""Case studies → tables and bibliographies: what an export holds, and the formats that write it."""
