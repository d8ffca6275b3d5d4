// superstatic, which firebase-tools serves sites with; the same rules are those of Firebase Hosting.
import fs from "node:fs";
import { createRequire } from "node:module";
import { answerLines, listen } from "./answers.mjs";

const superstatic = createRequire(import.meta.url)("superstatic/lib/superstatic");

await answerLines((folder) => {
  const config = JSON.parse(fs.readFileSync(`${folder}/firebase.json`, "utf8")).hosting;
  const handle = superstatic({ config, cwd: folder, stack: "strict", fallthrough: false });
  return listen((request, response) =>
    handle(request, response, () => {
      response.statusCode = 404;
      response.end();
    }),
  );
});
