internal import ArgumentParser

/// How subcommands write what they have to say as one document.
enum DocumentFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

/// The same where there is a picture too.
enum DrawingFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, svg
}
