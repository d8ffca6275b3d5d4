{{part 1}}
