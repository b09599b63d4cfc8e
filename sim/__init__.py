"""How time passes between two people: clock, phone line, chance, the event engine."""
