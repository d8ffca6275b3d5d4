{{lines}}
