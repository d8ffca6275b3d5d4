// Fastify with @fastify/static, which sends no header lines of a file.
import fastifyStatic from "@fastify/static";
import fastify from "fastify";
import { answerLines, get } from "./answers.mjs";

await answerLines(async (folder) => {
  const app = fastify();
  app.register(fastifyStatic, { root: folder, redirect: true });
  await app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = app.server.address();
  return {
    close: () => app.close(),
    ask: async (address) => ({ ...(await get(port, address)), headers: [] }),
  };
});
