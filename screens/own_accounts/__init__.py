"""Own accounts: the platforms are asked what the holder has there, and what they told stands on one page."""
