import json

import js
from pyscript import document

prices = [4, 8, 30]
total = document.querySelector("#total")
button = document.querySelector("#add")
crosscheck = js.BroadcastChannel.new("crosscheck")


def show():
    total.textContent = str(sum(prices))
    # Tests read this; without a test, nobody listens.
    crosscheck.postMessage(json.dumps({"name": "prices.total", "value": sum(prices)}))


def add(event):
    prices.append(8)
    show()


show()
button.addEventListener("click", add)
button.disabled = False
