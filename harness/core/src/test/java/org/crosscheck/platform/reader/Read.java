package org.crosscheck.platform.reader;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.crosscheck.given.Folder;
import org.crosscheck.given.KnownPlatforms;
import org.crosscheck.given.TestEngines;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.isolation.IsolationModel;
import org.crosscheck.message.UserError;

/** Reads texts as files of a platform. */
final class Read {
  static final String COOP = "Cross-Origin-Opener-Policy: same-origin";
  static final String COEP = "Cross-Origin-Embedder-Policy: require-corp";

  private Read() {}

  static PlatformFile file(String platform, String name, String text) {
    try (Folder folder = new Folder().with(name, text)) {
      return PlatformFile.read(folder.path(name), KnownPlatforms.of(platform));
    }
  }

  static List<String> lines(PlatformFile file, String path) {
    return file.headers().linesFor(path, 200).stream().map(HeaderField::toString).toList();
  }

  static List<String> remarks(PlatformFile file) {
    return file.remarks().stream().map(Remark::toString).toList();
  }

  static AbstractThrowableAssert<?, ? extends Throwable> refused(
      String platform, String name, String text) {
    return assertThatThrownBy(() -> file(platform, name, text)).isInstanceOf(UserError.class);
  }

  static boolean isolated(PlatformFile file, String path) {
    return IsolationModel.predict(
            file.headers().linesFor(path, 200),
            URI.create("http://localhost" + path),
            TestEngines.CHROME.traits())
        .crossOriginIsolated();
  }
}
