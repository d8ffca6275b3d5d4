module.exports = {
  mode: "development",
  entry: `${__dirname}/main.js`,
  {{lines}}
};
