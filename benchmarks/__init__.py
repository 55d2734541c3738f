"""Measurements of this handbook beside its peers, and the invented handbooks they are made on."""
