"""A mail server of a few lines that keeps what it takes and misbehaves on demand."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage

ANSWERS = {"khong-co": "550 no such mailbox", "ban": "451 come back later"}


class Sink(socketserver.ThreadingTCPServer):
    """Refuses recipients named as in ANSWERS; hangs up on "mat" once their mail has been read."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.taken: list[EmailMessage] = []

    @property
    def port(self) -> int:
        return self.server_address[1]


class Talk(socketserver.StreamRequestHandler):
    server: Sink

    def handle(self) -> None:
        self.say("220 sink")
        recipient = ""
        while line := self.rfile.readline().decode("ascii", "replace").strip():
            word = line.split(" ")[0].upper()
            if word == "RCPT":
                recipient = line.partition("<")[2].partition("@")[0]
                self.say(ANSWERS.get(recipient, "250 ok"))
            elif word == "DATA":
                self.say("354 go on")
                mail = self.mail()
                if recipient == "mat":
                    return
                self.server.taken.append(mail)
                self.say("250 taken")
            else:
                self.say("221 bye" if word == "QUIT" else "250 ok")

    def mail(self) -> EmailMessage:
        lines = iter(self.rfile.readline, b".\r\n")
        return message_from_bytes(b"".join(lines), policy=policy.default)

    def say(self, answer: str) -> None:
        self.wfile.write(f"{answer}\r\n".encode("ascii"))


@contextmanager
def listening() -> Iterator[Sink]:
    with Sink() as sink:
        thread = threading.Thread(target=sink.serve_forever, args=(0.02,))
        thread.start()
        yield sink
        sink.shutdown()
        thread.join()
