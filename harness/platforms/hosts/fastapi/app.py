from fastapi import FastAPI
from fastapi.responses import HTMLResponse

app = FastAPI()
{{lines}}

@app.get("/", response_class=HTMLResponse)
def page():
    return '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>page</title><p>page</p>'
