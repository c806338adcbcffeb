"""What the user can do: one public method is one act and one transaction."""
