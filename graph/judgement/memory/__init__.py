"""How much memory a model needs: computed from what sources say, each input with its claims, beside what they state."""
