"""Small widgets and painters that know no service."""
