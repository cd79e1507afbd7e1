"""The engines that read archives: this machine alone, or an existing cluster of Dask."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib import import_module
from pathlib import Path

from nhipcau.press.archives.reading import Done, Words, read_archive


def run_here(
    archives: Iterable[Path], *, into: Path, words: Words, workers: int = 1
) -> Iterator[Done]:
    """Archive by archive on this machine, by `workers` processes; in the order given."""
    read = partial(read_archive, into=into, words=words)
    if workers < 2:
        yield from map(read, archives)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(read, archives)


def run_on_dask(
    archives: Iterable[Path], *, into: Path, words: Words, scheduler: str
) -> Iterator[Done]:
    """The same on the cluster whose `scheduler` is named ("tcp://host:8786"); as each is done.

    Archives and `into` must be reachable by every machine. ModuleNotFoundError without Dask.
    """
    distributed = import_module("distributed")
    read = partial(read_archive, into=into, words=words)
    with distributed.Client(scheduler) as cluster:
        jobs = cluster.map(read, list(archives), pure=False)
        for job in distributed.as_completed(jobs):
            yield job.result()
