"""What is told at the end of a run: here, because a run in several processes ends where no test is."""

pytest_plugins = ["w3c_table"]
