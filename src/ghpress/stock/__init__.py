"""What lies on the shelves: paper, faces, inks, pictures."""
