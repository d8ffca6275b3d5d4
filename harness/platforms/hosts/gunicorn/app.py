PAGE = b'<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>page</title><p>page</p>'


def app(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(PAGE)))])
    return [PAGE]


{{lines}}
