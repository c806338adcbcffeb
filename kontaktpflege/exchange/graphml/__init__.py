"""GraphML: networks as Gephi, yEd and NetworkX read and write them."""
