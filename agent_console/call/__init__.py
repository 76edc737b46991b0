"""One call as frozen data. It knows the rules of a call, and neither screens, stores nor the network."""
