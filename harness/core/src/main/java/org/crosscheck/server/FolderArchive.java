package org.crosscheck.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Archives that pages load, made from folders: a folder of a page whose name ends in {@code .zip},
 * {@code .whl} or {@code .tar.gz} is sent as one file of that format, with the files in it as they
 * are. So the repository holds sources only. The same files give the same bytes.
 */
final class FolderArchive {
  private static final Pattern NAME = Pattern.compile(".+\\.(?:zip|whl|tar\\.gz)");
  private static final String TAR_GZ = ".tar.gz";

  /** The earliest time that ZIP can express, so that the bytes do not depend on the clone. */
  private static final LocalDateTime WRITTEN = LocalDateTime.of(1980, 1, 1, 0, 0);

  /** The unit of a tar file: a header, or content that is filled up with zeros (POSIX, ustar). */
  private static final int BLOCK = 512;

  private static final int CHECKSUM_AT = 148;

  private FolderArchive() {}

  /** {@return whether a path is a folder that is sent as an archive} */
  static boolean is(Path path) {
    return NAME.matcher(String.valueOf(path.getFileName())).matches() && Files.isDirectory(path);
  }

  /** {@return the archive of a folder} */
  static byte[] of(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (String.valueOf(folder.getFileName()).endsWith(TAR_GZ)) {
      try (OutputStream out = new GZIPOutputStream(bytes)) {
        for (Path file : files) {
          byte[] content = Files.readAllBytes(file);
          out.write(header(name(folder, file), content.length));
          out.write(content);
          out.write(new byte[Math.floorMod(-content.length, BLOCK)]);
        }
        out.write(new byte[2 * BLOCK]);
      }
    } else {
      try (ZipOutputStream out = new ZipOutputStream(bytes)) {
        for (Path file : files) {
          ZipEntry entry = new ZipEntry(name(folder, file));
          entry.setTimeLocal(WRITTEN);
          out.putNextEntry(entry);
          Files.copy(file, out);
        }
      }
    }
    return bytes.toByteArray();
  }

  private static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static byte[] header(String name, int size) throws IOException {
    List<String> fields = new ArrayList<>();
    fields.add(padded(name, 100));
    fields.add(octal(0644, 8));
    fields.add(octal(0, 8) + octal(0, 8)); // user and group
    fields.add(octal(size, 12));
    fields.add(octal(0, 12)); // the time of the last change
    fields.add(" ".repeat(8)); // the checksum, which counts as spaces in itself
    fields.add(padded("0", 101)); // an ordinary file, which links to nothing
    fields.add(padded("ustar", 6) + "00");
    byte[] header = padded(String.join("", fields), BLOCK).getBytes(StandardCharsets.US_ASCII);
    int sum = 0;
    for (byte b : header) {
      sum += b;
    }
    byte[] checksum = octal(sum, 8).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(checksum, 0, header, CHECKSUM_AT, checksum.length);
    return header;
  }

  private static String octal(int number, int length) {
    return String.format(Locale.ROOT, "%0" + (length - 1) + "o\0", number);
  }

  private static String padded(String text, int length) throws IOException {
    if (text.length() > length || !StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
      throw new IOException("'" + text + "' does not fit into a tar header");
    }
    return text + "\0".repeat(length - text.length());
  }
}
