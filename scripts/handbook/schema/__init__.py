"""What is generated from the models: JSON Schemas, the dictionary, the web form."""
