"""What lies on this machine is sealed: keys, where they come from, and the cipher. It knows no case and no table."""
