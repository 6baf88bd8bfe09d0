"""Training of the scorer from a folder of annotated articles. torch is imported here and nowhere else."""
