from flask import Flask, send_file

app = Flask(__name__)
{{lines}}

@app.get("/")
def page():
    return send_file("index.html")
