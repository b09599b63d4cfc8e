"""Does learning find more than the article? Learned policies on what they were not trained on."""
