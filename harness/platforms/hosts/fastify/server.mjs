import { fileURLToPath } from "node:url";
import fastifyStatic from "@fastify/static";
import Fastify from "fastify";
const fastify = Fastify();
{{lines}}
fastify.register(fastifyStatic, { root: fileURLToPath(new URL("public", import.meta.url)) });
fastify.listen({ host: "127.0.0.1", port: Number(process.argv[2]) });
