"""What staff fill in at the desk and in the queue; every form is small and stands beside what it changes."""
