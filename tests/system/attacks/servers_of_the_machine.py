"""Servers of this machine are called: TCP, UDP, an abstract socket, a socket file, raw and netlink sockets."""

GOAL = "machine"
TECHNIQUE = "sockets"
CELLS = [
    """
import os, socket
for make in (lambda: socket.create_connection(('127.0.0.1', @PORT@), 1), lambda: socket.create_connection(('::1', @PORT@), 1),
             lambda: socket.socket(socket.AF_UNIX).connect('\\0@ABSTRACT@'),
             lambda: socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendto(b'x', '/run/systemd/notify'),
             lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, 1), lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW),
             lambda: socket.socket(socket.AF_VSOCK).connect((2, 1)), lambda: socket.socket(socket.AF_PACKET)):
    try:
        made = make()
    except Exception:
        pass
a, b = socket.socketpair()
for sock in (a, b):
    try:
        socket.socket(fileno=sock.fileno()).connect('\\0@ABSTRACT@')
    except OSError:
        pass
os.system('bash -c "echo > /dev/tcp/127.0.0.1/@PORT@" 2>/dev/null')
""",
]
