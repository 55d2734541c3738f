"""Sections of the handbook as PDFs: the same views as the pages, set by Typst, in text that never becomes markup."""
