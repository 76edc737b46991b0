"""Who a call is about: it knows numbers, documents, case numbers and their masks; it does not know a call."""
