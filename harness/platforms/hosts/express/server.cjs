const express = require("express");
const helmet = require("helmet");
const app = express();
app.use(helmet());
{{lines}}
app.use(express.static(`${__dirname}/public`));
app.listen(Number(process.argv[2]), "127.0.0.1");
