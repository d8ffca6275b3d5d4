"""A WebSocket server that sends back what it gets (RFC 6455), without a package to install."""

import asyncio
import base64
import hashlib
import os

PROTOCOL = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
TEXT, CLOSE = 1, 8


async def serve(reader, writer):
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        fields = (line.split(":", 1) for line in head.split("\r\n")[1:] if ":" in line)
        key = {name.lower(): value.strip() for name, value in fields}["sec-websocket-key"]
        accept = base64.b64encode(hashlib.sha1((key + PROTOCOL).encode()).digest()).decode()
        writer.write(
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Accept: {accept}\r\n\r\n".encode()
        )
        while True:
            first, second = await reader.readexactly(2)
            length = second & 127
            if length > 125:
                length = int.from_bytes(await reader.readexactly(2 if length == 126 else 8), "big")
            mask = await reader.readexactly(4)
            data = bytes(b ^ mask[i % 4] for i, b in enumerate(await reader.readexactly(length)))
            if first & 15 in (TEXT, CLOSE):
                size = bytes([length]) if length < 126 else b"\x7e" + length.to_bytes(2, "big")
                writer.write(bytes([first]) + size + data)
                await writer.drain()
            if first & 15 == CLOSE:
                return
    except (asyncio.IncompleteReadError, ConnectionError, KeyError):
        pass  # Not a WebSocket, or its page was closed.
    finally:
        writer.close()


async def main():
    server = await asyncio.start_server(serve, "localhost", int(os.environ["PORT"]))
    async with server:
        await server.serve_forever()


asyncio.run(main())
