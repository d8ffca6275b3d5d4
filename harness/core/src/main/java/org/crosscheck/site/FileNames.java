package org.crosscheck.site;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes names of files and anchors from names that a record or a page may have chosen. */
final class FileNames {
  private static final int HASHED = 10;
  private static final int KEPT = 60;

  private FileNames() {}

  /**
   * {@return the name itself if every file system and every address takes it, otherwise what can be
   * kept of it and a part of its SHA-256}
   */
  static String of(String name) {
    String kept = name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("\\.{2,}", ".");
    boolean plain =
        kept.equals(name)
            && name.length() <= KEPT
            && name.matches("[A-Za-z0-9].*[A-Za-z0-9]|[A-Za-z0-9]")
            && !name.matches("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");
    return plain ? name : "x" + kept.substring(0, Math.min(KEPT, kept.length())) + "-" + hash(name);
  }

  private static String hash(String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, HASHED);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
