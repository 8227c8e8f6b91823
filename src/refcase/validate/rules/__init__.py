"""The rules, one module each, in folders by family. No list: `validate.registry` walks the folders."""
