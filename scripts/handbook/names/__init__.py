"""Names of documents as people write them, and who bears them."""
