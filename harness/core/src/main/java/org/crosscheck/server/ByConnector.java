package org.crosscheck.server;

import java.util.List;
import java.util.Map;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Hands a request to the handler of the port that it came in by. */
final class ByConnector extends Handler.Sequence {
  private final Map<String, Handler> handlers;

  ByConnector(Map<String, Handler> handlers) {
    super(List.copyOf(handlers.values()));
    this.handlers = Map.copyOf(handlers);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Handler handler = handlers.get(request.getConnectionMetaData().getConnector().getName());
    return handler != null && handler.handle(request, response, callback);
  }
}
