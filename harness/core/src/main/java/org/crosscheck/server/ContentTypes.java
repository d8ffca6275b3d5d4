package org.crosscheck.server;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jetty.http.MimeTypes;

/** Maps file names to Content-Types: those of Jetty, plus those that PyScript needs. */
public final class ContentTypes {
  private static final MimeTypes.Mutable TYPES = added(new MimeTypes.Mutable(MimeTypes.DEFAULTS));

  private ContentTypes() {}

  /** {@return the type of a file, such as {@code text/javascript}; empty if it is not known} */
  public static Optional<String> of(Path file) {
    return Optional.ofNullable(TYPES.getMimeByExtension(String.valueOf(file.getFileName())));
  }

  /** Adds the types that PyScript needs to {@code types} and returns it. */
  static MimeTypes.Mutable added(MimeTypes.Mutable types) {
    types.addMimeMapping("mjs", "text/javascript");
    types.addMimeMapping("js", "text/javascript");
    types.addMimeMapping("wasm", "application/wasm");
    types.addMimeMapping("py", "text/x-python");
    types.addMimeMapping("toml", "application/toml");
    return types;
  }
}
