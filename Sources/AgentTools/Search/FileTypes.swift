/// The commonest of the file types that `rg` knows, by its names for them.
enum FileTypes {
  static let globs: [String: String] = [
    "c": "*.{c,h}", "cmake": "{CMakeLists.txt,*.cmake}", "cpp": "*.{cpp,cc,cxx,hpp,hh,hxx,h,inl}", "cs": "*.cs",
    "csharp": "*.cs", "css": "*.{css,scss}", "dart": "*.dart", "docker": "*Dockerfile*", "elixir": "*.{ex,exs}",
    "go": "*.go", "haskell": "*.{hs,lhs}", "html": "*.{htm,html}", "java": "*.java", "js": "*.{js,jsx,cjs,mjs,vue}",
    "json": "*.json", "kotlin": "*.{kt,kts}", "lua": "*.lua", "make": "{[Mm]akefile,GNUmakefile,*.mk,*.mak}",
    "markdown": "*.{md,markdown,mdown,mkdn}", "md": "*.{md,markdown,mdown,mkdn}", "perl": "*.{pl,pm,t}",
    "php": "*.php", "protobuf": "*.proto", "py": "*.{py,pyi}", "r": "*.{R,r,Rmd}",
    "ruby": "{*.rb,*.gemspec,Gemfile,Rakefile}", "rust": "*.rs", "scala": "*.{scala,sbt}", "sh": "*.{sh,bash,zsh,ksh}",
    "sql": "*.sql", "swift": "*.swift", "toml": "*.toml", "ts": "*.{ts,tsx,cts,mts}", "txt": "*.txt",
    "xml": "*.{xml,xsd,xsl,svg}", "yaml": "*.{yaml,yml}", "zig": "*.zig",
  ]
}
