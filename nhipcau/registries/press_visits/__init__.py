"""Foreign press: its requests, what is answered, changes of a programme, letters, figures."""
