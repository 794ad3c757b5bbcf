"""What holds for all tests: what is told at the end of a run, and that nobody is held to the clock."""

from hypothesis import HealthCheck, settings

# Here, because a run in several processes ends where no test is.
pytest_plugins = ["w3c_table"]

# Beside other tests all takes longer; a test that waits for ever is ended by pytest-timeout.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")
