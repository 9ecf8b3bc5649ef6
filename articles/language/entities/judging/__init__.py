"""Which of the names that a text may hold are names: rules and tagger claim, trained weights judge."""
