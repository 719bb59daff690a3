"""The page's own words: blocks, sentences, days, and the vocabulary of the trade."""
