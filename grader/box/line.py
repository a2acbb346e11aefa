"""The socket of a box to its judge."""

import socket

from grader import wire


class Line:
    """The socket to the judge: whole messages, and the descriptors that come with a `Fork`."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self.reader = wire.Reader(sock)
        self.reader.fill = self._fill  # type: ignore[method-assign]
        self.descriptors: list[int] = []

    def _fill(self, flags: int = 0) -> bool:
        data, descriptors, _, _ = socket.recv_fds(self.sock, 1 << 20, 2)
        self.descriptors += descriptors
        self.reader._buffer += data
        return bool(data)
