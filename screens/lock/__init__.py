"""The lock: nobody at the desk, nothing on the screen."""
