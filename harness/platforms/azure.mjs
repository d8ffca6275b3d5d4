// The emulator of @azure/static-web-apps-cli, which "swa start" runs, without its command line. The documentation
// says that global headers are sent with every response; the emulator sends them only with files that exist, so the
// header lines of other answers are not compared.
import { DEFAULT_CONFIG } from "./node_modules/@azure/static-web-apps-cli/dist/config.js";
import {
  handleUserConfig,
  requestMiddleware,
} from "./node_modules/@azure/static-web-apps-cli/dist/msha/middlewares/request.middleware.js";
import { answerLines, listen } from "./answers.mjs";

await answerLines(async (folder) => {
  DEFAULT_CONFIG.outputLocation = folder;
  DEFAULT_CONFIG.appLocation = folder;
  const config = await handleUserConfig(folder);
  const site = await listen((request, response) => requestMiddleware(request, response, undefined, config));
  return {
    close: site.close,
    async ask(address) {
      const answer = await site.ask(address);
      return {
        ...answer,
        // The emulator makes redirects within the site absolute.
        location: answer.location.replace(/^http:\/\/127\.0\.0\.1:\d+/, ""),
        headers: answer.status === 200 ? answer.headers : [],
      };
    },
  };
});
