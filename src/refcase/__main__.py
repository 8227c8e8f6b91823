"""`python -m refcase` is the `refcase` command."""

from refcase.cli import main

if __name__ == "__main__":
    main()
