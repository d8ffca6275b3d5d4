// Netlify's own parsers and its engine for redirects. Netlify's file server is not public, so the folder has no page
// at an address that is asked for, and the answer is that of the rules alone.
import fs from "node:fs";
import { parseAllHeaders } from "@netlify/headers-parser";
import { parseAllRedirects } from "@netlify/redirect-parser";
import redirector from "netlify-redirector";
import { answerLines } from "./answers.mjs";

const HOST = "site.example";

/** A rule with the names that the engine has for its members. */
function forEngine({ from, query, conditions, ...rest }) {
  const { role, country, language, ...others } = conditions;
  return {
    ...rest,
    origin: from,
    params: query,
    conditions: {
      ...others,
      ...(role && { Role: role }),
      ...(country && { Country: country }),
      ...(language && { Language: language }),
    },
  };
}

await answerLines(async (folder) => {
  const configuration = {
    headersFiles: [`${folder}/_headers`],
    redirectsFiles: [`${folder}/_redirects`],
    netlifyConfigPath: fs.existsSync(`${folder}/netlify.toml`) ? `${folder}/netlify.toml` : undefined,
    configHeaders: [],
    configRedirects: [],
    minimal: false,
  };
  const headers = await parseAllHeaders(configuration);
  const redirects = await parseAllRedirects(configuration);
  const errors = [...headers.errors, ...redirects.errors];
  if (errors.length > 0) {
    throw errors[0];
  }
  const matcher =
    redirects.redirects.length > 0
      ? await redirector.parseJSON(JSON.stringify(redirects.redirects.map(forEngine)), {
          jwtSecret: "",
          jwtRoleClaim: "",
        })
      : { match: () => null };
  return {
    close() {},
    ask(address) {
      const url = new URL(address, `https://${HOST}`);
      const lines = {};
      for (const rule of headers.headers) {
        if (rule.forRegExp.test(url.pathname)) {
          Object.assign(lines, rule.values);
        }
      }
      const match = matcher.match({
        scheme: "https",
        host: HOST,
        path: decodeURIComponent(url.pathname),
        query: url.search.slice(1),
        headers: {},
        cookieValues: {},
        getHeader: () => "",
        getCookie: () => "",
      });
      const status = match ? match.status : 404;
      const moved = status >= 300 && status < 400;
      const none = fs.existsSync(`${folder}/404.html`) ? "/404.html" : "";
      const found = match && !moved && fs.existsSync(folder + match.to);
      return {
        status: moved || found ? status : 404,
        location: moved ? match.to : "",
        file: found ? match.to : none,
        headers: moved
          ? []
          : Object.entries(lines)
              .map(([name, value]) => `${name.toLowerCase()}: ${value}`)
              .sort(),
      };
    },
  };
});
