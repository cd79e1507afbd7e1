"""Personal data of the registers: what is kept, on what ground, until when, and who looked."""
