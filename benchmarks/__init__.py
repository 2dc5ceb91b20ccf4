"""What Clasp is measured by: `make bench` and `make compare`."""
