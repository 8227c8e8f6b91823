"""EVI: claims without a source, and the source that probably backs them."""
