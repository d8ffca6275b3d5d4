// Express with helmet and its own file server, which is serve-static. The header lines are those of helmet, not of a
// file, so they are not compared.
import express from "express";
import helmet from "helmet";
import { answerLines, listen } from "./answers.mjs";

await answerLines(async (folder) => {
  const app = express();
  app.use(helmet());
  app.use(express.static(folder));
  const site = await listen(app);
  return {
    close: site.close,
    ask: async (address) => ({ ...(await site.ask(address)), headers: [] }),
  };
});
