"""What a forge needs beside the program; it runs with Python alone, so that nothing is installed where a token is."""
