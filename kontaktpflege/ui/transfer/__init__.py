"""In and out: drop, import with its preview and report, export, backups."""
