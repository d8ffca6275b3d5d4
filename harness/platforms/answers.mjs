// Answers requests that come as JSON lines, {"folder": "/x", "addresses": ["/a"]}, with one JSON line each:
// {"answers": [{"status": 200, "location": "", "file": "/a.html", "headers": ["x-a: 1"]}]}, or {"refused": "why"}
// if the program does not accept the folder's configuration. Each file of a folder says "FILE " and its path.
import http from "node:http";
import readline from "node:readline";

// The programs print to standard output, which is only for answers here.
console.log = console.info = console.error;

const RULED = /^(x-[a-c]|cross-origin-.*)$/;

/** Answers until the input ends. `open` returns, for a folder, { ask(address), close() }. */
export async function answerLines(open) {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const { folder, addresses } = JSON.parse(line);
    let reply;
    try {
      const site = await open(folder);
      try {
        const answers = [];
        for (const address of addresses) {
          answers.push(await site.ask(address));
        }
        reply = { answers };
      } finally {
        await site.close();
      }
    } catch (error) {
      reply = { refused: String(error?.message ?? error) };
    }
    process.stdout.write(JSON.stringify(reply) + "\n");
  }
}

/** The answer of a server on this machine to a GET request, with the headers of some names. */
export function get(port, path, names = RULED) {
  return new Promise((resolve, reject) => {
    http
      .get({ host: "127.0.0.1", port, path, agent: false }, (response) => {
        let body = "";
        response.on("data", (data) => (body += data));
        response.on("end", () => {
          const headers = [];
          for (let i = 0; i < response.rawHeaders.length; i += 2) {
            const name = response.rawHeaders[i].toLowerCase();
            if (names.test(name)) {
              headers.push(`${name}: ${response.rawHeaders[i + 1]}`);
            }
          }
          resolve({
            status: response.statusCode,
            location: response.headers.location ?? "",
            file: /^FILE (.*)/.exec(body)?.[1] ?? "",
            headers: headers.sort(),
          });
        });
      })
      .on("error", reject);
  });
}

/** A site that a request listener of Node.js serves. */
export function listen(listener) {
  return new Promise((resolve) => {
    const server = http.createServer(listener);
    server.listen(0, "127.0.0.1", () =>
      resolve({
        ask: (address) => get(server.address().port, address),
        close: () => new Promise((done) => server.close(done)),
      }),
    );
  });
}
