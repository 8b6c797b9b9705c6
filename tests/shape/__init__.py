"""Tests that guard the project's shape: layers, start-up, documentation, packaging."""
