"""The `refcase` command: arguments in, exit code out.

Nothing heavy is imported before it is known to be needed: `refcase --version` answers at once.
Exit codes: 0; 1 a file or a row of a collection holds no section of a case study, or a check found something;
2 one could not be read or the command was wrong; 130 stopped by Ctrl-C; 141 whoever read the output stopped
reading.
"""

import os
import sys

from refcase import __version__

WRONG = 2
INTERRUPTED = 130
READER_GONE = 141


def main() -> None:
    """Runs the command that `sys.argv` holds, and ends the program with its exit code."""
    _open_streams()
    arguments = sys.argv[1:]
    try:
        if arguments in (["--version"], ["-V"]):
            print(f"refcase {__version__}", flush=True)
            return
        code = run(arguments)
    except OSError as fault:
        code = _not_written(fault)
    except KeyboardInterrupt:
        code = _stopped()
    sys.exit(code)


def _open_streams() -> None:
    """Puts a stream in the place of each that the caller has closed: nothing to read, nowhere to write."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115
    if sys.stdout is None:  # writing must fail, not vanish
        sys.stdout = open(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


def _not_written(fault: OSError) -> int:
    """The exit code when standard output takes nothing, said on standard error."""
    from refcase.output import ReaderGone, complain, not_written

    meant = not_written(fault)
    if isinstance(meant, ReaderGone):
        return READER_GONE
    complain(str(meant))
    return WRONG


def _stopped(told: str = "stopped") -> int:
    """The exit code after Ctrl-C, said on standard error."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # pressed again, it would break off the end with a traceback
    from refcase.output import complain

    complain(told)
    return INTERRUPTED


def run(arguments: list[str]) -> int:
    """The exit code of the command; what is wrong with it is said in one line on standard error."""
    import gc

    from refcase.output import UNWRITABLE, OutputError, ReaderGone, Stopped, complain

    # Nearly all that is made stays or goes by itself: to look for the rest every 700 objects takes 0.7 P.
    gc.set_threshold(20_000)
    if sys.flags.optimize > 1:
        complain("rules are told by their docstrings, which Python leaves out here; run it without -OO")
        return WRONG
    try:
        return _simple_check(arguments[1:]) if _is_simple_check(arguments) else _by_options(arguments)
    except ReaderGone:
        return READER_GONE
    except KeyboardInterrupt:  # here: what is still to be written may find its reader gone
        return _stopped()
    except Stopped as stop:
        return _stopped(str(stop))
    except OutputError as error:
        complain(str(error))
    except Exception as error:
        if isinstance(error, OSError) and error.errno in UNWRITABLE:
            raise  # standard output is closed or full
        complain(_told(error))
    return WRONG


def _is_simple_check(arguments: list[str]) -> bool:
    """Whether this is `refcase check` with files and no option, to read which takes longer than to check."""
    command, *paths = arguments or [""]
    return command == "check" and bool(paths) and all(path == "-" or path[:1] != "-" for path in paths)


def _simple_check(paths: list[str]) -> int:
    """As `_by_options` would have it."""
    from refcase.checking import Request, run

    return run(Request(paths))


def _by_options(arguments: list[str]) -> int:
    """The exit code of a command with its options."""
    import typer

    from refcase.commands import COMMANDS, app
    from refcase.output import complain

    if not arguments:
        arguments = ["--help"]
    first = arguments[0]
    if first not in COMMANDS and os.path.exists(first):  # noqa: PTH110  # pathlib raises on odd names
        complain(f"{first} is no command; for what is in it: refcase parse {first}")
        return WRONG
    # The root of them all has no public name.
    usage_error: type[Exception] = typer.BadParameter.__mro__[2]
    try:
        # Passed on, so that patterns are filled in by refcase alone, on Windows too.
        code = typer.main.get_command(app)(arguments, prog_name="refcase", standalone_mode=False)
    except typer.Abort:  # what some releases of typer make of Ctrl-C; others return the code
        code = INTERRUPTED
    except usage_error as error:
        complain(_usage(error))
        return WRONG
    if code == INTERRUPTED:
        return _stopped()
    return code if isinstance(code, int) else 0


def _told(error: Exception) -> str:
    """What is wrong with the rules of other packages, or a fault of refcase itself, in one line."""
    from refcase.reading.errors import internal_error
    from refcase.validate.registry import RegistryError

    return str(error) if isinstance(error, RegistryError) else str(internal_error(None, error))


def _usage(error: Exception) -> str:
    """What is wrong with the command, and where to read how it goes."""
    told = " ".join(getattr(error, "format_message", error.__str__)().split())
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "refcase"
    return f"{told[:1].lower()}{told[1:].rstrip('.')} (see {command} --help)"
