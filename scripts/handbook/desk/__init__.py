"""Help for editors: new records begun, thin ones found."""
