"""What an edition must be before it goes out, licences that run out, issues of a series."""
