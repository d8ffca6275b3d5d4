require "sinatra"
{{lines}}
set :public_folder, __dir__
set :static, false
get("/") { send_file "#{__dir__}/index.html" }
