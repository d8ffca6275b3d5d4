package org.crosscheck.server;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.hosting.Hosting;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Adds a hosting's header lines at the start of a response's header once the status is known,
 * because many servers send them only with some statuses.
 */
final class HostingStream extends HttpStream.Wrapper {
  private final Hosting hosting;
  private final String path;
  private final Optional<String> ruled;

  /**
   * A response.
   *
   * @param path the path of the request
   * @param ruled the path that header rules are matched against; empty if none applies
   */
  HostingStream(HttpStream stream, Hosting hosting, String path, Optional<String> ruled) {
    super(stream);
    this.hosting = hosting;
    this.path = path;
    this.ruled = ruled;
  }

  @Override
  public void send(
      MetaData.Request request,
      MetaData.@Nullable Response head,
      boolean last,
      @Nullable ByteBuffer content,
      Callback callback) {
    super.send(request, head == null ? null : with(head), last, content, callback);
  }

  private MetaData.Response with(MetaData.Response head) {
    HttpFields.Mutable fields = HttpFields.build();
    for (HeaderField line :
        ruled.map(p -> hosting.headers().linesFor(p, head.getStatus())).orElse(List.of())) {
      fields.add(line.name(), line.value());
    }
    Optional<String> type = type();
    for (HttpField field : head.getHttpFields()) {
      boolean typed = field.is(HttpHeader.CONTENT_TYPE.asString());
      fields.add(
          typed && type.isPresent() && head.getStatus() == 200
              ? new HttpField(HttpHeader.CONTENT_TYPE, type.get())
              : field);
    }
    return new MetaData.Response(
        head.getStatus(),
        head.getReason(),
        head.getHttpVersion(),
        fields,
        head.getContentLength(),
        head.getTrailersSupplier());
  }

  private Optional<String> type() {
    String extension = path.substring(path.lastIndexOf('.') + 1);
    return Optional.ofNullable(hosting.delivery().types().get(extension));
  }
}
