"""What is true of Swedish text: white space, sentences, words, patterns of names."""
