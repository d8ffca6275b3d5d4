package org.crosscheck.hosting;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.crosscheck.message.UserError;

/**
 * How responses reach the browser, apart from their header lines.
 *
 * @param https whether over TLS, with a self-signed certificate
 * @param host the host name in the pages' addresses
 * @param folder the path above everything, such as {@code /repo}; "" for the root
 * @param redirects whether a page is first answered with 302, to itself with a query
 * @param compression how bodies are compressed; empty if they are not
 * @param types wrong Content-Types by file name extension
 * @param takesPost whether POST is answered like GET instead of with 405
 * @param routing what answers an address; empty for the file with exactly its path
 */
public record Delivery(
    boolean https,
    String host,
    String folder,
    boolean redirects,
    Optional<Compression> compression,
    Map<String, String> types,
    boolean takesPost,
    Optional<Routing> routing) {
  /** The name of this machine in every browser, which makes its pages secure contexts. */
  public static final String LOCALHOST = "localhost";

  /**
   * A name that the harness's browsers resolve to this machine, but that is not a loopback name.
   */
  public static final String NOT_LOOPBACK = "insecure.test";

  /** Plain http on localhost. */
  public static final Delivery PLAIN =
      new Delivery(
          false, LOCALHOST, "", false, Optional.empty(), Map.of(), false, Optional.empty());

  /** A content coding (RFC 9110 section 8.4.1). */
  public enum Compression {
    /** {@code gzip}. */
    GZIP,
    /** {@code br}, RFC 7932. */
    BROTLI
  }

  /**
   * Copies and checks.
   *
   * @throws UserError if the folder does not start with a slash or ends with one
   */
  public Delivery {
    types = Collections.unmodifiableMap(new TreeMap<>(types));
    if (!folder.isEmpty() && !folder.matches("(?!.*//)/[A-Za-z0-9._~/-]+(?<!/)")) {
      throw new UserError("'" + folder + "' is not a folder.", "Write it as /repo.");
    }
  }

  /**
   * {@return the address at which the harness itself requests a file} Only its browsers resolve
   * {@link #NOT_LOOPBACK}, which DNS never does (RFC 6761 section 6.2).
   */
  public static URI requestUrl(URI file) {
    return NOT_LOOPBACK.equals(file.getHost())
        ? URI.create(file.toString().replaceFirst(NOT_LOOPBACK, LOCALHOST))
        : file;
  }

  /** {@return this delivery over TLS, with a self-signed certificate} */
  public Delivery overHttps() {
    return new Delivery(true, host, folder, redirects, compression, types, takesPost, routing);
  }

  /** {@return this delivery over TLS or not} */
  public Delivery over(String scheme) {
    return scheme.equals("https") ? overHttps() : this;
  }

  /** {@return this delivery under another host name} */
  public Delivery underHost(String name) {
    return new Delivery(https, name, folder, redirects, compression, types, takesPost, routing);
  }

  /**
   * {@return this delivery with everything below a folder}
   *
   * @throws UserError if it does not start with a slash or ends with one
   */
  public Delivery inFolder(String path) {
    return new Delivery(https, host, path, redirects, compression, types, takesPost, routing);
  }

  /** {@return this delivery, redirecting each page once} */
  public Delivery redirecting() {
    return new Delivery(https, host, folder, true, compression, types, takesPost, routing);
  }

  /** {@return this delivery with compressed bodies} */
  public Delivery compressedBy(Compression coding) {
    return new Delivery(
        https, host, folder, redirects, Optional.of(coding), types, takesPost, routing);
  }

  /** {@return this delivery with a Content-Type for files of an extension} */
  public Delivery withType(String extension, String type) {
    Map<String, String> all = new TreeMap<>(types);
    all.put(extension, type);
    return new Delivery(https, host, folder, redirects, compression, all, takesPost, routing);
  }

  /** {@return this delivery, answering POST as GET} */
  public Delivery takingPost() {
    return new Delivery(https, host, folder, redirects, compression, types, true, routing);
  }

  /** {@return this delivery with the addresses of a platform} */
  public Delivery routedBy(Routing other) {
    return new Delivery(
        https, host, folder, redirects, compression, types, takesPost, Optional.of(other));
  }

  /** {@return the origin without its port, such as {@code http://localhost}} */
  public String origin() {
    return (https ? "https://" : "http://") + host;
  }

  /** {@return what is unusual, each in words that continue "Sends no headers of its own, ..."} */
  List<String> explain() {
    List<String> parts = new ArrayList<>();
    if (https) {
      parts.add("over https with a self-signed certificate that the visitor accepted");
    }
    if (!host.equals(LOCALHOST)) {
      parts.add("under " + origin() + ", which is not a loopback name");
    }
    if (!folder.isEmpty()) {
      parts.add("below " + folder + "/");
    }
    if (redirects) {
      parts.add("redirecting each page once");
    }
    compression.ifPresent(
        c -> parts.add("compressed with " + (c == Compression.GZIP ? "gzip" : "Brotli")));
    types.forEach((extension, type) -> parts.add("with ." + extension + " files as " + type));
    if (takesPost) {
      parts.add("answering POST like GET");
    }
    return parts;
  }
}
