"""The picture of the network. Loading it takes a moment (numpy, scipy): import it on first use."""
