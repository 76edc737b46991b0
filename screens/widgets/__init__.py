"""Building blocks of the pages: lines of text, sheets that paint them, fields and the frame."""
