#!/bin/sh
# Seen: when a process has reached its limit of open files, ONE connection that waits to be accepted makes asyncio
#   log "socket.accept() out of system resource" with a traceback as many times as the listening socket's backlog
#   is long, each second: the loop that accepts does not leave after the failure. uvicorn's backlog is 2,048.
# Most would guess: one line for each connection that fails, or one a second (the handler pauses for a second).
# Version: CPython 3.11.7 (asyncio), uvicorn 0.54.0.
# Source: observed; Lib/asyncio/selector_events.py, BaseSelectorEventLoop._accept_connection.
# Date: 2026-11-30
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet uvicorn==0.54.0
cat > "$folder/seen.py" <<'PYTHON'
import asyncio, os, resource, socket, sys
import uvicorn

BACKLOG = 100
told = []

async def nothing(scope, receive, send):
    pass

async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, context: told.append(context["message"]))
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(nothing, backlog=BACKLOG, log_level="critical", lifespan="off"))
    serving = asyncio.ensure_future(server.serve(sockets=[listener]))
    while not server.started:
        await asyncio.sleep(0.01)
    client = socket.socket()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (100, hard))
    held = []
    try:
        while True:
            held.append(os.dup(0))
    except OSError:
        pass  # there is room for no file more
    client.connect(listener.getsockname())
    await asyncio.sleep(0.5)  # less than the pause of one second
    for each in held:
        os.close(each)
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    server.should_exit = True
    await serving

asyncio.run(main())
print("Python", sys.version.split()[0], "uvicorn", uvicorn.__version__)
print("connections that waited: 1; backlog:", BACKLOG, "; failures told within half a second:", len(told))
print("first:", told[:1])
sys.exit(0 if len(told) >= BACKLOG else 1)
PYTHON
"$folder/venv/bin/python" "$folder/seen.py"
