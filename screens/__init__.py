"""The pages an agent works on; everything here may know Textual and the Desk, and knows no backend."""
