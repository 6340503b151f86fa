"""A mail server: prints its port, then each letter it takes as a line of JSON, until its input ends.

An address that begins with "later" is answered 450, one that begins with "never" 552.
"""

import json
import socket
import sys

from aiosmtpd.controller import Controller


class Letters:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("later"):
            return "450 try again"
        if address.startswith("never"):
            return f"552 {address} is full"
        envelope.rcpt_tos.append(address)
        return "250 fine"

    async def handle_DATA(self, server, session, envelope):
        print(json.dumps({"to": envelope.rcpt_tos, "text": envelope.content.decode()}), flush=True)
        return "250 taken"


with socket.create_server(("127.0.0.1", 0)) as free:
    port = free.getsockname()[1]
controller = Controller(Letters(), hostname="127.0.0.1", port=port)
controller.start()
print(port, flush=True)
sys.stdin.read()
controller.stop()
