// serve-handler, which the program "serve" answers with.
import fs from "node:fs";
import handle from "serve-handler";
import { answerLines, listen } from "./answers.mjs";

await answerLines((folder) => {
  const config = JSON.parse(fs.readFileSync(`${folder}/serve.json`, "utf8"));
  return listen((request, response) => handle(request, response, { ...config, public: folder }));
});
