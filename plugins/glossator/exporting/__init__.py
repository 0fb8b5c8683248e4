"""What others can read: each module writes one form and reads nothing but the model."""
