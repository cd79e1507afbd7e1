"""What published outlets write about the province: read, judged by people, counted, answered."""
