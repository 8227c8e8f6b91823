"""The rules, one module each, in folders by family. Nothing lists them: `registry` walks the folders."""
