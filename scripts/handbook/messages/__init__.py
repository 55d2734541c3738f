"""Words that editors see, and what fields and codes are called."""
